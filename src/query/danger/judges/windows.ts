/** PowerShell and programs of Windows, where they stand among commands of a shell: `powershell -Command "…"`, `Get-Service`, `sc query`. */
import type { ShellWord } from '../../languages/shell/words.ts';
import { joinWords } from '../joined.ts';
import { type Judge, type Outcome, unclassed, under, type Within } from '../outcome.ts';

/** https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_powershell_exe */
const powershell: Judge = (words, within, name) => {
  const at = words.findIndex(({ value }) => /^[-/](?:c|command)$/i.test(value ?? ''));
  if (at !== -1) return words.length > at + 1 ? within.code('powershell', joinWords(words.slice(at + 1))) : unclassed(name);
  if (words.some(({ value }) => /^[-/](?:f|file|e|ec|encodedcommand)$/i.test(value ?? ''))) return unclassed(`${name} (a script)`);
  const code = words.findIndex(
    ({ value }) => !/^[-/]/.test(value ?? '') && !/^(?:bypass|unrestricted|remotesigned|hidden|normal)$/i.test(value ?? ''),
  );
  return code === -1 ? unclassed(`${name} (a shell)`) : within.code('powershell', joinWords(words.slice(code)));
};

/** `cmd /c del x`. */
const cmd: Judge = (words, within, name) => {
  const at = words.findIndex(({ value }) => /^\/[ck]$/i.test(value ?? ''));
  return at === -1 || words.length === at + 1 ? unclassed(`${name} (a shell)`) : within.code('powershell', joinWords(words.slice(at + 1)));
};

/** Programs of Windows that no other system has. */
const programs = [
  'appcmd',
  'auditpol',
  'bcdedit',
  'cacls',
  'certutil',
  'dcdiag',
  'diskpart',
  'dism',
  'driverquery',
  'findstr',
  'fsutil',
  'getmac',
  'gpresult',
  'gpupdate',
  'icacls',
  'iisreset',
  'ipconfig',
  'logoff',
  'manage-bde',
  'msiexec',
  'nbtstat',
  'net',
  'netsh',
  'nltest',
  'nssm',
  'pathping',
  'powercfg',
  'qwinsta',
  'quser',
  'reg',
  'repadmin',
  'robocopy',
  'runas',
  'rwinsta',
  'sc',
  'schtasks',
  'sfc',
  'slmgr',
  'systeminfo',
  'takeown',
  'taskkill',
  'tasklist',
  'tracert',
  'tskill',
  'typeperf',
  'vssadmin',
  'w32tm',
  'wevtutil',
  'winrm',
  'wmic',
  'xcopy',
  'rd',
  'del',
  'erase',
  'chkdsk',
] as const;

/** `Get-Service`, `Remove-Item`: a verb and a noun. */
export function isCmdlet(name: string): boolean {
  return /^[A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]+$/.test(name);
}

/** A call with its program, as PowerShell reads it. */
export function judgeCmdlet(words: readonly ShellWord[], within: Within): Outcome {
  return within.code('powershell', joinWords(words));
}

export const windowsJudges: Readonly<Record<string, Judge>> = {
  ...under(['powershell', 'pwsh'], powershell),
  cmd,
  ...under(programs, (words, within, name) => within.code('powershell', nameFirst(name, words))),
};

function nameFirst(name: string, words: readonly ShellWord[]): ShellWord {
  const rest = words.length === 0 ? undefined : joinWords(words);
  const text = rest === undefined ? name : `${name} ${rest.value ?? rest.text}`;
  return { from: rest?.from ?? 0, to: rest?.to ?? 0, text, value: text, literalPrefix: text, holes: rest?.holes ?? [] };
}
