import { checkFormats } from '../../formats.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { flag, globs, oneOf, text } from '../option.ts';

export const checkCommand = command({
  name: 'check',
  summary: 'List every problem of the content, with file, line, column and what to do',
  details: 'The checks are listed in docs/reference/checks.md; `check` in breakglass.yaml says how strict they are.',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    rules: globs('--rules <glob>', 'files of alert rules, besides those of breakglass.yaml'),
    since: text('--since <revision>', 'report only what concerns the changes since a revision of git, as in main'),
    fix: flag('--fix', 'mend what is mechanical, then report the rest'),
    strict: flag('--strict', 'notes count as problems too'),
    format: oneOf('--format <format>', 'how problems are printed', checkFormats),
  },
  exits: { 0: 'no errors or warnings; with --strict, no notes either', 1: 'there are some' },
  examples: [
    ['breakglass check', 'everything, with the lines it is about'],
    ["breakglass check --rules 'monitoring/**/*.yaml' --since main", 'in a pull request: what it brings'],
    ['breakglass check --format sarif > breakglass.sarif', 'for code scanning'],
  ],
  run: async ({ content, ...options }, [word]) => {
    const { check } = await import('../../check.ts');
    return await check(
      { ...options, content: contentRoot(content, word), today: new Date().toISOString().slice(0, 10) },
      (line) => console.log(line),
      (line) => console.error(line),
    );
  },
});
