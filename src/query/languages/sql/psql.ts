/**
 * What psql understands and the server never sees (https://www.postgresql.org/docs/current/app-psql.html): meta-commands
 * and the data behind `COPY … FROM STDIN`. Written over with blanks, length kept.
 */
import { scanSql } from './parser.ts';

export interface MetaCommand {
  from: number;
  to: number;
  /** `copy` of `\copy`. */
  name: string;
  text: string;
}

export interface Concealed {
  text: string;
  commands: readonly MetaCommand[];
}

/** These send what stands before them, as `;` does. `\G` is MySQL's. */
const sends = /^(?:g|gx|gset|gexec|gdesc|watch|crosstabview|G)$/;

/** `shape` is the text with its placeholders written over, which the scanner can read. */
export function concealPsql(shape: string): Concealed {
  let text = concealData(shape);
  const commands: MetaCommand[] = [];
  // Each look reads all that stands before.
  let looks = 200;
  const command = /\\(;|\?|!|[A-Za-z]\w*\+?)/g;
  for (let match = command.exec(text); match !== null && looks > 0; match = command.exec(text)) {
    looks--;
    const from = match.index;
    if (!isCode(text, from)) continue;
    const name = match[1] ?? '';
    if (name === ';') {
      text = overwrite(text, from, from + 2, ' ;');
      continue;
    }
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    commands.push({ from, to, name, text: shape.slice(from, to) });
    text = overwrite(text, from, to, sends.test(name) ? ';' : '');
    command.lastIndex = to;
  }
  return { text, commands };
}

/** Lines between `COPY … FROM STDIN;` and `\.` are rows, not statements. */
function concealData(text: string): string {
  if (!/\bstdin\b/i.test(text)) return text;
  const copy = /\bcopy\b[^;]*\bfrom\s+stdin\b[^;]*;[^\n]*\n/gi;
  let concealed = text;
  for (let match = copy.exec(concealed); match !== null; match = copy.exec(concealed)) {
    if (!isCode(concealed, match.index)) continue;
    const from = match.index + match[0].length;
    const end = /^\\\.[ \t]*$/m.exec(concealed.slice(from));
    const to = end === null ? concealed.length : from + end.index + end[0].length;
    concealed = concealed.slice(0, from) + concealed.slice(from, to).replace(/[^\n]/g, ' ') + concealed.slice(to);
    copy.lastIndex = to;
  }
  return concealed;
}

/** Whether the offset stands outside strings and comments: what is before it can be read to its end. */
function isCode(text: string, at: number): boolean {
  const before = scanSql(text.slice(0, at));
  const last = before?.at(-1);
  return before !== null && !(last?.kind === 'line-comment' && last.to === at);
}

function overwrite(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by.padEnd(to - from) + text.slice(to);
}
