/**
 * `npm run new`: the draft of a runbook, or of a service. In a terminal it asks for what was not said.
 *
 *     npm run new -- [runbook] --service NAME (--failure-mode TEXT | --pattern NAME | --from-alert NAME [--rules GLOB]…)
 *                    [--title TEXT] [--owner TEAM] [--channel CHANNEL] [--content DIR]
 *     npm run new -- service --service NAME [--title TEXT] [--description TEXT] [--owner TEAM] [--channel CHANNEL]
 *
 * Exit 0 done, 2 could not: something is missing, unknown, or there already.
 */
import { join, relative } from 'node:path';
import { askFor, terminalAsker } from '../src/command/ask.ts';
import { missing, surroundingsOf, type Wishes, writeDraft } from '../src/command/new.ts';
import { contentOption, folder, readArguments, UsageError } from '../src/command/options.ts';
import { printProblems } from '../src/command/problems.ts';
import { runCommand } from '../src/command/run.ts';

await runCommand(async () => {
  const { values, positionals } = readArguments({
    ...contentOption,
    service: { type: 'string' },
    'failure-mode': { type: 'string' },
    title: { type: 'string' },
    pattern: { type: 'string' },
    'from-alert': { type: 'string' },
    rules: { type: 'string', multiple: true, default: [] as string[] },
    owner: { type: 'string' },
    channel: { type: 'string' },
    description: { type: 'string' },
  });
  const what = positionals[0] ?? 'runbook';
  if ((what !== 'runbook' && what !== 'service') || positionals.length > 1) throw new UsageError('say what is new: `runbook` or `service`');
  const { 'failure-mode': failureMode, 'from-alert': fromAlert, ...others } = values;
  const given: Wishes = { ...others, what, failureMode, fromAlert };
  const content = folder(values.content);
  const around = await surroundingsOf(content, values.rules);
  const asks = process.stdin.isTTY && process.stdout.isTTY && missing(given, around).length > 0;
  const wishes = asks ? await askFor(given, around, terminalAsker) : given;
  if (wishes === undefined) return 2;
  const { files, left, remarks } = await writeDraft(wishes, around, new Date().toISOString().slice(0, 10));
  for (const file of files) console.log(`Wrote ${relative(process.env['INIT_CWD'] ?? process.cwd(), join(content, file))}`);
  for (const remark of remarks) console.log(remark);
  if (left.length === 0) return 0;
  console.log('\nLeft for you:\n');
  printProblems(left, content, (text) => console.log(text));
  return 0;
});
