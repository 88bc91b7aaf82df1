/** Frontmatter as the content room reads it: where it is, and what is wrong with how it is written. */
import { LineIndex } from '../problem/position.ts';
import { type CheckId, fileStart, type Problem, type ProblemSeverity } from '../problem/problem.ts';
import { splitFrontmatter } from '../runbook/frontmatter.ts';
import { runbookSchema } from './schema/runbook.ts';

export { type Split, splitFrontmatter } from '../runbook/frontmatter.ts';

/** Whose frontmatter it is. */
export interface Frontmatter {
  /** What its problems are reported as. */
  readonly check: CheckId;
  readonly keys: readonly string[];
}

const ofRunbooks: Frontmatter = { check: 'runbook/frontmatter', keys: Object.keys(runbookSchema.shape) };

/** What keeps the frontmatter of a file from being read here, or elsewhere. */
export function frontmatterProblems(file: string, source: string, { check, keys }: Frontmatter = ofRunbooks): Problem[] {
  const report = (severity: ProblemSeverity, message: string, hint: string, at = 0): Problem => ({
    ...(at === 0 ? fileStart : new LineIndex(source).range(at, at + 3)),
    check,
    severity,
    file,
    message,
    hint,
  });
  const { yaml, bodyOffset, fenceOffset, form } = splitFrontmatter(source);
  if (yaml === null && bodyOffset > 0) {
    return [
      report(
        'error',
        'this TOML is not read: only `key = value` on a line is',
        'write it as YAML between two lines `---`, as in `title: Cart down`',
        fenceOffset,
      ),
    ];
  }
  if (yaml !== null && fenceOffset > 0) {
    const message = 'the frontmatter does not begin the file: it is read here, and shown as text elsewhere';
    return [report('info', message, `move the ${form === 'yaml' ? '`---`' : 'frontmatter'} to the first line`, fenceOffset)];
  }
  if (isUnclosed(source))
    return [report('error', 'the frontmatter has no end, so all of it is shown as text', 'write `---` on a line of its own below it')];
  const near = yaml === null ? keysOutside(source, keys) : undefined;
  if (near !== undefined) {
    const message = 'this looks like frontmatter, and is shown as text';
    return [report('warning', message, 'write `---` alone on the first line of the file, and again below the keys', near)];
  }
  return [];
}

/** What is written in place of `---`: more or fewer dashes, blanks before them, a language behind them, a long dash. */
const fenceLike = /^[ \t]*(?:-{2,}[ \t]*(?:json|toml|ya?ml)?|[—–]+|={3,})[ \t]*$/i;
/** So far from the beginning a line is text. */
const firstLines = 8;

/** Offset of keys of frontmatter between lines that are nearly its fences; undefined where there are none. */
function keysOutside(source: string, keys: readonly string[]): number | undefined {
  const keyLine = new RegExp(`^[ \\t]*(?:${keys.join('|')})[ \\t]*:[ \\t]`, 'i');
  const lines = source.slice(0, 10_000).split('\n');
  const key = lines.findIndex((line) => keyLine.test(line));
  if (key === -1 || key > firstLines) return undefined;
  const before = fenceLike.test(lines[key - 1] ?? '');
  const isFirst = lines.slice(0, key).every((line) => line.trim() === '');
  const isClosed = lines.slice(key + 1).some((line) => fenceLike.test(line));
  if (!isClosed || (!before && !isFirst)) return undefined;
  return lines.slice(0, before ? key - 1 : key).reduce((offset, line) => offset + line.length + 1, 0);
}

/** Whether a file begins as frontmatter does, with a key, and never ends it: then all of it would be shown as text. */
function isUnclosed(source: string): boolean {
  const opening = /^\s*(?:---[ \t]*\n(?=["'A-Za-z][\w"' -]*:(?:\s|$))|\+\+\+[ \t]*\n(?=\s*[A-Za-z][\w-]*\s*=))/.exec(source)?.[0];
  return opening !== undefined && !/^(?:---|\.\.\.|\+\+\+)[ \t]*$/m.test(source.slice(opening.length));
}
