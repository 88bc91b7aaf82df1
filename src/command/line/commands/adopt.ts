import { kinds } from '../../../adopt/collection.ts';
import { folder } from '../../typed-path.ts';
import { UsageError } from '../../usage-error.ts';
import { command } from '../command.ts';
import { flag, maybeOneOf, path, text } from '../option.ts';

export const adoptCommand = command({
  name: 'adopt',
  summary: 'Make a content root of Markdown that was written for another generator',
  details: 'The source is only read, nothing is overwritten, and a report says what was recognised, changed and left.',
  arguments: [{ name: 'source', about: 'the folder to adopt', required: true }],
  options: {
    to: path('--to <folder>', 'the content root to write; required'),
    as: maybeOneOf('--as <kind>', 'which generator it was written for, where it is not recognised', kinds),
    service: text('--service <name>', 'the service of runbooks that lie in no folder of one'),
    only: text('--only <folder>', 'the folder of the source whose pages are adopted alone, seen from the source'),
    steps: flag('--steps', 'make steps of numbered lists under headings that say what to do'),
    images: flag('--images', 'write large images as WebP that is made for the web; the source keeps its own'),
    dryRun: flag('--dry-run', 'only report what would be done'),
    report: path('--report <file>', 'write the report into a new file, with every place; printed it names a few of each kind'),
  },
  exits: { 0: 'done' },
  examples: [
    ['breakglass adopt ../docs --to . --dry-run', 'what would become of it'],
    ['breakglass adopt ../docs --only docs/runbooks --steps --to ../our-runbooks', 'its runbooks alone, with numbered lists as steps'],
    ['breakglass adopt ../wiki --as github-wiki --to ../our-runbooks --report adopted.md', 'adopts it, and keeps the report'],
  ],
  run: async ({ to, ...options }, [source = '']) => {
    if (to === undefined) throw new UsageError('say where to: `breakglass adopt <source> --to <folder>`');
    const { runAdopt } = await import('../../run-adopt.ts');
    return await runAdopt({ ...options, from: folder(source), to }, (text) => process.stdout.write(text));
  },
});
