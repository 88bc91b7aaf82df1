/** The commands in a text of Redis: of a session those behind prompts, else every line that is no comment and no answer. */

export interface RedisLine {
  text: string;
  from: number;
  /** A call of the client from a shell: `redis-cli info`. */
  isShell: boolean;
}

const prompt = /^\s*(?:redis[\w.-]*(?::\d+)?(?:\[\d+\])?|valkey[\w.-]*(?::\d+)?|[\w.-]+:\d{2,5}(?:\[\d+\])?)(?:\(TX\))?>\s?/i;
/** What the client prints: `(integer) 1`, `1) "a"`, `"value"`, `OK`, `used_memory:100`, `# Memory`. */
const answer = /^\s*(?:\((?:integer|nil|error|double|empty\b[^)]*)\)|\d+\)|"|OK\s*$|PONG\s*$|QUEUED\s*$|[a-z]\w*:\S*\s*$|#|\/\/|--)/;

export function redisLines(text: string): RedisLine[] {
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const one = { line, from: at };
    at += line.length + 1;
    return one;
  });
  const isSession = lines.some(({ line }) => prompt.test(line));
  return lines.flatMap(({ line, from }): RedisLine[] => {
    const own = isSession ? prompt.exec(line)?.[0] : '';
    if (own === undefined) return /^\s*\$\s*(?:redis|valkey)-cli\b/.test(line) ? [shellLine(line, from)] : [];
    const command = line.slice(own.length);
    if (command.trim() === '' || (!isSession && answer.test(command))) return [];
    if (!isSession && /^\s*(?:\$\s*)?(?:sudo\s+)?(?:redis|valkey)-cli\b|^\s*\$\s/.test(command)) return [shellLine(command, from)];
    return [{ text: command, from: from + own.length, isShell: false }];
  });
}

function shellLine(line: string, from: number): RedisLine {
  const sign = /^\s*\$\s*/.exec(line)?.[0].length ?? 0;
  return { text: line.slice(sign), from: from + sign, isShell: true };
}
