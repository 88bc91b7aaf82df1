/** The prompts of terminals, as people paste them. A prompt is what stands before the command; it is never copied. */
import { hasCommandMarks, mostLooked, readsAsCommand } from '../shell/command-words.ts';

export interface Prompted {
  /** The prompt with the blank behind it. */
  prompt: string;
  text: string;
}

/** Prompts behind which no command of a shell stands: those of PowerShell and of database clients. */
const otherPrograms: readonly RegExp[] = [
  /^\s*PS(?: [A-Za-z]:[^>\n]*)?>[ \t]*/,
  // Clients: psql, mysql, MariaDB, redis-cli, mongo, SQLite and others whose prompt is their name.
  /^\s*(?:mysql|sqlite|ceph|redis|mongo|mongosh|cqlsh(?::\w+)?|influx|ksql|nodetool|sftp|rs\w*:[A-Z]+|rs\w* \[[^\]]*\] \w+)>[ \t]+/,
  /^\s*MariaDB \[[^\]]*\]>[ \t]+/,
  /^\s*\d{1,3}(?:\.\d{1,3}){3}:\d+(?:\[\d+\])?>[ \t]+/,
  /^\s*[a-z_][\w-]*=[#>](?:[ \t]+|$)/,
];

/** Prompts that no command and hardly any output looks like. */
const certain: readonly RegExp[] = [
  // `$ `, `$> `, `(venv) $ `, `~ $ `, `/app $ `, `host:~$ `.
  /^\s*(?:\([\w.-]+\)\s*)?(?:(?:[\w.-]*:)?[~/][\w./~-]*\s*)?\$>?(?:[ \t]+|$)/,
  // `user@host:~$ `, `[root@host dir]# `, `user@host dir % `.
  /^\s*(?:\([\w.-]+\)\s*)?\[?[A-Za-z_][\w.-]*@[\w.-]+(?:(?::|\s)[^\s#$%>\]]*)?\]?\s?[#$%>](?:[ \t]+|$)/,
  // `sh-4.4# `, `bash-5.1$ `.
  /^\s*(?:sh|bash|zsh|ash|dash|ksh)-\d+(?:\.\d+)*[#$](?:[ \t]+|$)/,
  // `/ # `, `~ # `, `/app # ` of containers.
  /^\s*[~/][\w./~-]*\s?#(?:[ \t]+|$)/,
  /^\s*(?:❯|➜|λ)(?:[ \t]+|$)/,
  ...otherPrograms,
];

/** Continuations: of a shell, and of psql and mysql. */
const secondary = /^\s*>(?:[ \t]|$)/;
const clientSecondary = /^(?:\s*[a-z_][\w-]*[-('"][#>]| {4,}->)(?:[ \t]|$)/;

/** The prompt at the start of a line, by its form alone. A doubled prompt (`$ $ ls`) is one. */
export function matchPrompt(line: string): Prompted | null {
  if (!/[$#%>❯➜λ]/.test(line)) return null;
  let prompt = '';
  for (;;) {
    const rest = line.slice(prompt.length, prompt.length + mostLooked);
    const match = certain.find((pattern) => pattern.test(rest))?.exec(rest) ?? beforeCommand(rest);
    if (match === null || match[0] === '') break;
    prompt += match[0];
  }
  return prompt === '' ? null : { prompt, text: line.slice(prompt.length) };
}

/** Whether a shell reads what stands behind the prompt. */
export function isShellPrompt(prompt: string): boolean {
  return !otherPrograms.some((pattern) => pattern.test(prompt));
}

/** `% kubectl …` and `db-01 $ kubectl …`: prompts only where a command follows. */
function beforeCommand(line: string): RegExpExecArray | null {
  const match = /^\s*(?:[\w.-]+[ \t]+[$%]|%)[ \t]+/.exec(line);
  const text = match === null ? '' : line.slice(match[0].length);
  return readsAsCommand(text) || hasCommandMarks(text) ? match : null;
}

/**
 * `# sysctl -a`: a root prompt only where a command follows; `# list the pods` is a comment. Inside a shell that the
 * session opened, the marks of a command are enough.
 */
export function matchRootPrompt(line: string, insideRootShell = false): Prompted | null {
  const prompt = /^\s*#[ \t]+/.exec(line)?.[0];
  if (prompt === undefined) return null;
  const text = line.slice(prompt.length);
  return readsAsCommand(text) || (insideRootShell && hasCommandMarks(text)) ? { prompt, text } : null;
}

/** The prompt of a continued line. */
export function matchSecondary(line: string): Prompted | null {
  const prompt = secondary.exec(line)?.[0];
  return prompt === undefined ? matchClientSecondary(line) : { prompt, text: line.slice(prompt.length) };
}

/** The prompt of a continued line in a database client, which goes on until a semicolon. */
export function matchClientSecondary(line: string): Prompted | null {
  const prompt = clientSecondary.exec(line)?.[0];
  return prompt === undefined ? null : { prompt, text: line.slice(prompt.length) };
}

/** Whether the command leaves one in another shell, most likely root's: there `# ` is a prompt. */
export function opensShell(command: string): boolean {
  return /\b(?:(?:oc|kubectl)\s+(?:debug|exec|rsh|run|attach)|ssh|rsh|chroot|nsenter|(?:docker|podman|crictl|nerdctl)\s+(?:exec|run)|minikube ssh|virtctl (?:console|ssh)|lxc exec)\b|(?:^|[;&|]\s*)(?:su|sudo\s+(?:-i|-s|-E\s+-s|su|bash|sh)|bash|sh)\b/.test(
    command,
  );
}
