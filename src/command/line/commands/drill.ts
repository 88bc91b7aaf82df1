import { UsageError } from '../../usage-error.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { path } from '../option.ts';

export const drillCommand = command({
  name: 'drill',
  summary: 'Write the day of a drill into the runbook that it practised',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    apply: path('--apply <file>', 'the result of a drill, saved as JSON from its page; required'),
  },
  exits: { 0: 'written, or it was there already' },
  examples: [['breakglass drill --apply result.json', 'sets `lastExercised` of the runbook']],
  run: async ({ content, apply }, [word]) => {
    if (apply === undefined) throw new UsageError('name the result of a drill: `breakglass drill --apply result.json`');
    const { applyResult } = await import('../../drill.ts');
    console.log(await applyResult(contentRoot(content, word), apply));
    return 0;
  },
});
