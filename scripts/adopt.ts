/**
 * `npm run adopt`: makes a content root of existing Markdown. The source is only read, and nothing is overwritten.
 *
 *     npm run adopt -- FOLDER --to DIR [--as KIND] [--service NAME] [--dry-run] [--report FILE]
 *
 * KIND is recognised unless it is said: hugo, mkdocs, techdocs, docusaurus, github-wiki, plain. Exit 0 done, 2 could not run.
 */
import { writeFileSync } from 'node:fs';
import { kinds } from '../src/adopt/collection.ts';
import { adoptFolder } from '../src/command/adopt.ts';
import { folder, readArguments, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { didYouMean } from '../src/problem/nearest.ts';

await runCommand(async () => {
  const { values, positionals } = readArguments({
    to: { type: 'string' },
    as: { type: 'string' },
    service: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
  });
  const [from, ...others] = positionals;
  const usage = 'npm run adopt -- FOLDER --to DIR';
  if (from === undefined || others.length > 0) throw new UsageError(`name the one folder to adopt: ${usage}`);
  if (values.to === undefined) throw new UsageError(`say where to: ${usage}`);
  const as = kinds.find((kind) => kind === values.as);
  if (values.as !== undefined && as === undefined) throw new UsageError(`unknown kind \`${values.as}\`: ${didYouMean(values.as, kinds)}`);
  const report = await adoptFolder({ from: folder(from), to: folder(values.to), as, service: values.service, dryRun: values['dry-run'] });
  if (values.report === undefined) process.stdout.write(report);
  else writeFileSync(folder(values.report), report, { flag: 'wx' });
  return 0;
});
