import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { basePath, flag, pathOr } from '../option.ts';

export const buildCommand = command({
  name: 'build',
  summary: 'Write the site',
  details:
    'Problems of the content do not stop it: a runbook that cannot be read becomes a page that says why. What did not change since the last build is not written again. With `SOURCE_DATE_EPOCH` in the environment builds of the same content are the same bytes.',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    out: pathOr('--out <folder>', 'where the site is written; a folder that a build made, or an empty one', 'dist'),
    base: basePath(),
    strict: flag('--strict', 'fail when the content has an error'),
  },
  exits: { 0: 'the site was written', 1: 'with --strict: the site was written, and its content has errors' },
  examples: [
    ['breakglass build', 'the runbooks here → dist'],
    ['breakglass build ../our-runbooks --out site --base /ops/', 'for a site at https://example.com/ops/'],
  ],
  run: async ({ content, ...options }, [word]) => {
    const { buildAndReport } = await import('../../build-command.ts');
    return (await buildAndReport({ ...options, content: contentRoot(content, word) })).code;
  },
});
