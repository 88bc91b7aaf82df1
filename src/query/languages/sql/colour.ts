/** Colours from PostgreSQL's scanner: what is a keyword where, only PostgreSQL knows. */
import { drawRuns, type Run, variableRuns } from '../../colour.ts';
import type { HighlightClass, Token } from '../../language.ts';
import { type Lexeme, scanSql } from './parser.ts';
import { diagnoseSql } from './problems.ts';
import { namedHoles, type Reading, readSql } from './reading.ts';

/** Highlight runs of the text; what stands behind a string that is never closed is plain. */
export function highlightSql(text: string): Token[] {
  const reading = readSql(text);
  const { read, commands, failure } = reading;
  if (reading.limit !== null) return drawRuns(text, [], variableRuns(namedHoles(text)));
  const tokens = reading.tokens ?? (failure === null ? null : scanSql(read.slice(0, failure.at))) ?? [];
  const runs: Run[] = tokens.flatMap((token, at) => {
    const name = classOf(reading, token, tokens[at + 1]);
    return name === null || isBlank(reading, token) ? [] : [{ from: token.from, to: token.to, class: name }];
  });
  for (const { from, to, text: line } of commands)
    runs.push({ from, to: from + (/^\S+/.exec(line)?.[0].length ?? to - from), class: 'tk-keyword' });
  runs.sort((one, other) => one.from - other.from);
  const holes = [...namedHoles(text), ...reading.holes].sort((one, other) => one.from - other.from);
  const errors = diagnoseSql(text).filter(({ from, to }) => from < to);
  return drawRuns(text, runs, [...variableRuns(holes), ...errors.map(({ from, to }): Run => ({ from, to, class: 'tk-error' }))]);
}

/** Whether the token is what psql's commands were written over with. */
function isBlank({ commands }: Reading, { from }: Lexeme): boolean {
  return commands.some((command) => command.from <= from && from < command.to);
}

function classOf({ read }: Reading, token: Lexeme, next: Lexeme | undefined): HighlightClass | null {
  const calls = next !== undefined && next.from === token.to && read[next.from] === '(';
  switch (token.kind) {
    case 'line-comment':
    case 'block-comment':
      return 'tk-comment';
    case 'string':
      return 'tk-string';
    case 'number':
      return 'tk-number';
    case 'parameter':
      return 'tk-variable';
    case 'word':
      return calls ? 'tk-function' : 'tk-name';
    case 'keyword':
      return calls && !token.reserved ? 'tk-function' : 'tk-keyword';
    case 'sign':
      return /^[-+*/<>=~!@#%^&|?:]+$/.test(read.slice(token.from, token.to)) ? 'tk-operator' : null;
  }
}
