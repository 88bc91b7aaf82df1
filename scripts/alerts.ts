/**
 * `npm run alerts`: which alerts have a runbook, and their links.
 *
 *     npm run alerts -- [--content DIR] [--rules GLOB]… [--site URL] [--format text|markdown|json|patch|pint]
 *
 * `patch` writes missing and dead `runbook_url`s: `npm run --silent alerts -- --format patch | git apply`. Exit 0 done, 2 could not run.
 */
import { alertFormats, alerts } from '../src/command/alerts.ts';
import { contentOption, folder, readOptions, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { didYouMean } from '../src/problem/nearest.ts';

await runCommand(async () => {
  const options = readOptions({
    ...contentOption,
    rules: { type: 'string', multiple: true, default: [] as string[] },
    site: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  const format = alertFormats.find((known) => known === options.format);
  if (format === undefined) throw new UsageError(`unknown format \`${options.format}\`: ${didYouMean(options.format, alertFormats)}`);
  const { output, remarks } = await alerts({ content: folder(options.content), rules: options.rules, site: options.site, format });
  process.stdout.write(output);
  for (const remark of remarks) console.error(remark);
  return 0;
});
