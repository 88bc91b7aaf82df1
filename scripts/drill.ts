/**
 * `npm run drill`: writes the day of a drill into the runbook that it practised.
 *
 *     npm run drill -- --apply result.json [--content DIR]
 *
 * Exit 0 done, 2 could not run.
 */
import { applyResult } from '../src/command/drill.ts';
import { contentOption, folder, readOptions, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';

await runCommand(async () => {
  const { apply, content } = readOptions({ ...contentOption, apply: { type: 'string' } });
  if (apply === undefined) throw new UsageError('name the result of a drill: --apply result.json');
  console.log(await applyResult(folder(content), folder(apply)));
  return 0;
});
