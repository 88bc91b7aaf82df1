/** Frontmatter as the content room reads it: where it is, and what is wrong with how it is written. */
import { LineIndex } from '../problem/position.ts';
import { fileStart, type Problem, type ProblemSeverity } from '../problem/problem.ts';
import { splitFrontmatter } from '../runbook/frontmatter.ts';

export { type Split, splitFrontmatter } from '../runbook/frontmatter.ts';

/** What keeps the frontmatter of a file from being read here, or elsewhere. */
export function frontmatterProblems(file: string, source: string): Problem[] {
  const report = (severity: ProblemSeverity, message: string, hint: string, at = 0): Problem => ({
    ...(at === 0 ? fileStart : new LineIndex(source).range(at, at + 3)),
    check: 'runbook/frontmatter',
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
  return [];
}

/** Whether a file begins as frontmatter does, with a key, and never ends it: then all of it would be shown as text. */
function isUnclosed(source: string): boolean {
  const opening = /^\s*(?:---[ \t]*\n(?=["'A-Za-z][\w"' -]*:(?:\s|$))|\+\+\+[ \t]*\n(?=\s*[A-Za-z][\w-]*\s*=))/.exec(source)?.[0];
  return opening !== undefined && !/^(?:---|\.\.\.|\+\+\+)[ \t]*$/m.test(source.slice(opening.length));
}
