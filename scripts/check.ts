/** `npm run check -- [--content DIR] [--format text|json]`: every problem of a content root. Exit 0 clean, 1 errors or warnings, 2 could not run. */

import { contentOption, folder, readOptions, UsageError } from '../src/command/options.ts';
import { printProblems } from '../src/command/problems.ts';
import { runCommand } from '../src/command/run.ts';
import { assemble } from '../src/content/assemble.ts';
import { templateProblems } from '../src/content/postmortem-template.ts';
import { readContentRoot } from '../src/content/read.ts';
import { prepareLanguages } from '../src/query/registry.ts';

await runCommand(async () => {
  const options = readOptions({
    ...contentOption,
    format: { type: 'string', default: 'text' },
    strict: { type: 'boolean', default: false },
  });
  if (options.format !== 'text' && options.format !== 'json')
    throw new UsageError(`unknown format \`${options.format}\`: expected \`text\` or \`json\``);
  const content = folder(options.content);
  await prepareLanguages();
  const root = readContentRoot(content);
  root.problems.push(...(await templateProblems(root)));
  const { problems } = assemble(root, { base: '/' });
  if (options.format === 'json') console.log(JSON.stringify({ problems }, null, 2));
  else printProblems(problems, content, (line) => console.log(line));
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
});
