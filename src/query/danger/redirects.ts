/** What redirections do to files. */
import { baseName } from '../languages/shell/program.ts';
import type { ShellCommand, ShellRedirect } from '../languages/shell/read.ts';
import { type Finding, type Outcome, reads } from './outcome.ts';
import { placeOf } from './places.ts';

export function judgeRedirects(command: ShellCommand): Outcome {
  const outcomes = command.redirects.map((redirect) => judgeRedirect(redirect, command));
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    unknown: [...outcomes.flatMap(({ unknown }) => unknown), ...placesIn(command)],
  };
}

/**
 * `<ca.pem> --cert`: two redirects without a blank between them are a place for a value that no reader of shells sees as one. What
 * stands behind it is a word of the command, and was taken for a file.
 */
function placesIn({ redirects }: ShellCommand): string[] {
  const outputs = new Set(redirects.filter(({ operator }) => operator.startsWith('>')).map(({ from }) => from));
  return redirects.flatMap(({ operator, from, to, target }) =>
    operator === '<' && from + 1 === target.from && outputs.has(to) ? [`<${target.text}>`] : [],
  );
}

function judgeRedirect({ from, to, operator, target }: ShellRedirect, command: ShellCommand): Outcome {
  if (!operator.includes('>')) return reads;
  // `2>&1`, `>&-`: descriptors, not files.
  if (operator.includes('>&') && /^(?:\d+-?|-)$/.test(target.text)) return reads;
  const found = (danger: Finding['danger'], what: string): Outcome => ({ findings: [{ danger, what, from, to }], unknown: [] });
  const place = placeOf(target);
  // `exec 3<>/dev/tcp/db/6379` opens a way to write as well: what later commands send there is not followed.
  if (operator === '<>')
    return place === 'scratch' || (place === 'nothing' && isSink(target))
      ? reads
      : { findings: [], unknown: [`${operator} ${target.text}`] };
  // To a server, as with `nc`: `: > /dev/tcp/db/5432` only opens the port, `echo flush_all > …` is a command of that server.
  if (place === 'nothing' && !isSink(target) && !writesNothing(command)) {
    return { findings: [], unknown: [`${operator} ${target.text}`] };
  }
  if (place === 'nothing') return reads;
  if (place === 'disk') return found('destroys', 'writes over a disk');
  if (!operator.includes('>>') && writesNothing(command)) return found('destroys', 'empties a file');
  if (place === 'scratch') return reads;
  if (place === 'unknown') return { findings: [], unknown: [`${operator} ${target.text}`] };
  return operator.includes('>>') ? found('changes-state', 'appends to a file') : found('changes-state', 'writes over a file');
}

/** A terminal or a sink, not a port: bash opens `/dev/tcp/host/port` as a connection. */
function isSink({ value, literalPrefix }: ShellRedirect['target']): boolean {
  return /^\/dev\/(?!tcp\/|udp\/)/.test(value ?? literalPrefix);
}

/** `> log`, `: > log`, `cat /dev/null > log`: what stood in the file is gone and nothing takes its place. */
function writesNothing({ from, words, redirects }: ShellCommand): boolean {
  // Redirects of a loop stand behind it.
  if (words.length === 0) return redirects[0]?.from === from;
  const texts = words.map(({ value }) => value);
  const program = baseName(texts[0] ?? '');
  if (program === 'echo' || program === 'printf') return texts.slice(1).every((text) => text === '' || text === '-n');
  return [':', 'true'].includes(program) || (program === 'cat' && texts.length === 2 && texts[1] === '/dev/null');
}
