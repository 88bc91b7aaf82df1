/**
 * PowerShell and the Windows command prompt, by the names of their commands. Cmdlets are named by a verb from a fixed list
 * (https://learn.microsoft.com/en-us/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands).
 */

import { type Assessment, assessment, type Danger, type Harm } from '../../danger/danger.ts';

const readingVerb =
  /^(?:Get|Test|Select|Where|Sort|Measure|Group|Format|Find|Search|Compare|Resolve|Show|Trace|Watch|Read|ConvertTo|ConvertFrom|Convert-(?:Path|String)|Join-(?:Path|String)|Split|Out-(?:String|Host|Null|GridView|Default)|Write-(?:Host|Output|Verbose|Warning|Debug|Error|Information|Progress)|Wait|Ping|Assert|Tee-Object|ForEach|Measure|Push-Location|Pop-Location|Set-Location|Set-Variable|New-Object|New-TimeSpan|New-Variable|Set-StrictMode|Import-Module|Start-Sleep|Start-Transcript|Stop-Transcript|Clear-Host|Add-Type)(?:-|$)/i;
const destroyingVerb =
  /^(?:Remove|Clear|Uninstall|Unregister|Format-Volume|Initialize-Disk|Reset|Revoke|Disconnect-VirtualDisk|Dismount|Optimize-Volume|Purge)(?:-|$)/i;
const changingVerb =
  /^(?:Set|New|Start|Stop|Restart|Enable|Disable|Add|Install|Update|Register|Invoke|Move|Rename|Copy|Suspend|Resume|Grant|Deny|Block|Unblock|Mount|Enter|Exit|Connect|Disconnect|Send|Publish|Import|Export|Save|Restore|Backup|Checkpoint|Repair|Expand|Compress|Out|Write|Lock|Unlock|Protect|Unprotect|Open|Close|Approve|Complete|Confirm|Debug|Deploy|Edit|Initialize|Limit|Merge|Redo|Request|Submit|Switch|Sync|Undo|Use|Hide|Push|Pop|Step|Receive|Set-Content|Tee|Build|Skip|Optimize|Resize|Join-Domain)-/i;

/** Aliases and programs of Windows, in small letters. */
const reading = new Set([
  'gci',
  'dir',
  'ls',
  'gc',
  'cat',
  'type',
  'gps',
  'ps',
  'gsv',
  'select',
  'where',
  '?',
  '%',
  'foreach',
  'sort',
  'measure',
  'ft',
  'fl',
  'fw',
  'echo',
  'write',
  'cd',
  'chdir',
  'sl',
  'pwd',
  'gl',
  'gcm',
  'help',
  'man',
  'gm',
  'gi',
  'gp',
  'gwmi',
  'gcim',
  'sls',
  'tnc',
  'cls',
  'clear',
  'h',
  'history',
  'tasklist',
  'systeminfo',
  'ipconfig',
  'hostname',
  'whoami',
  'netstat',
  'ping',
  'tracert',
  'pathping',
  'nslookup',
  'arp',
  'getmac',
  'ver',
  'set',
  'find',
  'findstr',
  'more',
  'sort',
  'tree',
  'where',
  'fc',
  'comp',
  'driverquery',
  'dcdiag',
  'netdiag',
  'dsquery',
  'dsget',
  'perfmon',
  'resmon',
  'winver',
  'qwinsta',
  'query',
  'quser',
  'vol',
  'path',
  'title',
  'rem',
  'pause',
  'timeout',
  'exit',
  'if',
  'else',
  'for',
  'do',
  'in',
  'while',
  'switch',
  'function',
  'param',
  'return',
  'try',
  'catch',
  'finally',
  'break',
  'continue',
  'and',
  'or',
  'not',
  'openfiles',
  'certutil-dump',
  'goto',
  'setlocal',
  'endlocal',
  'prompt',
  'date',
  'time',
  '@echo',
  'nbtstat',
  'wevtutil-qe',
  'typeperf',
  'gpresult',
  'klist',
]);
const destroying = new Set([
  'del',
  'erase',
  'rd',
  'rmdir',
  'ri',
  'rm',
  'format',
  'diskpart',
  'cipher',
  'clc',
  'cli',
  'clv',
  'vssadmin',
  'sdelete',
]);
const changing = new Set([
  'kill',
  'spps',
  'taskkill',
  'tskill',
  'shutdown',
  'logoff',
  'copy',
  'cp',
  'cpi',
  'xcopy',
  'robocopy',
  'move',
  'mv',
  'mi',
  'ren',
  'rni',
  'md',
  'mkdir',
  'mklink',
  'ni',
  'si',
  'sp',
  'sc',
  'sasv',
  'spsv',
  'iex',
  'icm',
  'irm-post',
  'attrib',
  'icacls',
  'cacls',
  'takeown',
  'chkdsk',
  'sfc',
  'dism',
  'bcdedit',
  'netsh',
  'net',
  'regsvr32',
  'msiexec',
  'schtasks',
  'at',
  'setx',
  'wmic',
  'gpupdate',
  'w32tm',
  'iisreset',
  'appcmd',
  'start',
  'call',
  'cmd',
  'runas',
  'assoc',
  'ftype',
  'subst',
  'mountvol',
  'fsutil',
  'powercfg',
  'winrm',
  'wevtutil',
  'wusa',
  'cscript',
  'wscript',
  'rundll32',
  'reg',
  'route',
  'repadmin',
  'dsmod',
  'certutil',
  'manage-bde',
  'nltest',
  'auditpol',
  'secedit',
  'slmgr',
  'reset',
  'rwinsta',
  'change',
  'mstsc',
  'psexec',
  'nssm',
  'sqlcmd-x',
]);

/** Programs of Windows that read with these words behind them. */
const readingCalls =
  /^(?:sc(?:\.exe)?\s+(?:\\\\\S+\s+)?(?:query|queryex|qc|qfailure|qdescription|getdisplayname|sdshow|enumdepend)|net\s+(?:view|statistics|accounts|session|share|user|localgroup|group|use|config|time|file)\s*(?:\S+\s*)?(?:\/domain)?$|reg\s+(?:query|compare)|schtasks\s+\/query|wmic\s+.*\bget\b|netsh\s+.*\bshow\b|route\s+print|w32tm\s+\/query|icacls\s+\S+\s*$|chkdsk(?:\s+\S+)?\s*$|fsutil\s+\S+\s+(?:query|info|list|drives)|repadmin\s+\/(?:show|replsummary|queue)|nltest\s+\/(?:dsgetdc|sc_query|dclist)|wevtutil\s+(?:qe|gl|gli|el)|powercfg\s+\/(?:l|q|query|list)|certutil\s+-(?:dump|verify|store|view)|dism\s+.*\/(?:get-|check|scan)|sfc\s+\/verifyonly|vssadmin\s+list|bcdedit\s*(?:\/enum)?$|manage-bde\s+-status|auditpol\s+\/get|iisreset\s+\/status|appcmd\s+list|attrib\s*\S*$|at\s*$|mountvol\s*$|winrm\s+(?:get|enumerate|id)|change\s+\w+\s+\/query|slmgr\s+\/d)/i;
const destroyingCalls =
  /^(?:sc(?:\.exe)?\s+(?:\\\\\S+\s+)?delete|net\s+.*\/delete|reg\s+delete|schtasks\s+\/delete|wevtutil\s+cl|wmic\s+.*\bdelete\b|fsutil\s+file\s+setzerodata|robocopy\s+.*\/(?:mir|purge|move)|netsh\s+.*\b(?:delete|reset)\b|route\s+(?:delete|-f)|bcdedit\s+\/delete|appcmd\s+delete|vssadmin\s+delete)/i;

/** @param otherwise what a call does that is none of PowerShell or Windows */
export function powershellHarms(text: string, otherwise: (call: string) => Danger): Assessment {
  const harms: Harm[] = [];
  const unknown: string[] = [];
  const code = text
    .replace(/<#[\s\S]*?#>|(?<![\w`])#[^\n]*|(?<=^|\n)\s*(?:rem\b|::)[^\n]*/gi, (comment) => ' '.repeat(comment.length))
    .replace(/[`^]\r?\n/g, '  ');
  const blank = code.replace(/"(?:[^"`]|`.)*"|'[^']*'/g, (quoted) => `"${'_'.repeat(Math.max(0, quoted.length - 2))}"`);
  for (const { index, 0: part } of blank.matchAll(/[^|;\n{}()&]+/g)) {
    const words = part.trim().replace(/^(?:\$[\w:.[\]]+\s*[-+]?=\s*|[.&@]\s+|!)/, '');
    const name = /^[^\s]+/.exec(words)?.[0] ?? '';
    // Values, operators and parameters begin no command.
    if (name === '' || (/^["$\d[@,<>=+\-*/.:)\]%?]|^-|^_+$/.test(name) && !/^\.{1,2}[\\/]/.test(name)) || /^["_]+$/.test(name)) continue;
    const written = code.slice(index, index + part.length).trim();
    const place = { from: index, to: index + part.length };
    const outcome = dangerOfCall(name, written) ?? otherwise(written);
    if (outcome === 'unknown') unknown.push(name);
    else if (outcome !== 'read-only') harms.push({ ...place, danger: outcome, what: `runs \`${name}\`` });
  }
  for (const { index, 0: call, 1: method = '' } of blank.matchAll(/\.(\w+)\(/g)) {
    const place = { from: index, to: index + call.length };
    if (/^(?:Delete|Remove|Clear|Drop)/i.test(method)) harms.push({ ...place, danger: 'destroys', what: 'deletes something' });
    else if (/^(?:Kill|Stop|Start|Set|Write|Save|Create|Add|Move|Copy|Invoke|Execute|Restart|Update|Commit|Put)/i.test(method))
      harms.push({ ...place, danger: 'changes-state', what: 'changes something' });
  }
  return assessment(harms, unknown);
}

/** What a call of PowerShell or of a program of Windows does; undefined for other programs. */
function dangerOfCall(name: string, written: string): Danger | undefined {
  if (/(?:^|\s)-WhatIf\b/i.test(written)) return 'read-only';
  if (/^Invoke-(?:WebRequest|RestMethod)$|^(?:iwr|irm|curl|wget)$/i.test(name)) {
    const method = /-Method\s+["']?(\w+)/i.exec(written)?.[1]?.toLowerCase();
    if (method === 'delete') return 'destroys';
    return method === undefined || method === 'get' || method === 'head' ? 'read-only' : 'changes-state';
  }
  if (/^(?:Invoke-Expression|Invoke-Command|Invoke-Sqlcmd)$/i.test(name)) return 'unknown';
  const plain = name.toLowerCase().replace(/\.exe$/, '');
  const call = `${plain}${written.slice(name.length)}`;
  if (destroyingCalls.test(call)) return 'destroys';
  if (readingCalls.test(call)) return 'read-only';
  if (/^[A-Za-z]+-[A-Za-z]/.test(name)) {
    if (destroyingVerb.test(name)) return 'destroys';
    if (readingVerb.test(name)) return 'read-only';
    return changingVerb.test(name) ? 'changes-state' : 'unknown';
  }
  if (destroying.has(plain)) return 'destroys';
  if (changing.has(plain)) return 'changes-state';
  if (reading.has(plain)) return 'read-only';
  return undefined;
}
