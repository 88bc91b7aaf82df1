/**
 * `npm run check`: every problem of a content root, each with its place and what to do.
 *
 *     npm run check -- [--content DIR] [--rules GLOB]… [--since REV] [--fix] [--strict] [--format text|json|sarif|github]
 *
 * Exit 0 clean (notes do not count, but with `--strict`), 1 errors or warnings, 2 could not run.
 */
import { check, checkFormats } from '../src/command/check.ts';
import { contentOption, folder, readOptions, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { didYouMean } from '../src/problem/nearest.ts';

await runCommand(async () => {
  const options = readOptions({
    ...contentOption,
    rules: { type: 'string', multiple: true, default: [] as string[] },
    since: { type: 'string' },
    fix: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  });
  const format = checkFormats.find((known) => known === options.format);
  if (format === undefined) throw new UsageError(`unknown format \`${options.format}\`: ${didYouMean(options.format, checkFormats)}`);
  return await check(
    { ...options, format, since: options.since, content: folder(options.content), today: new Date().toISOString().slice(0, 10) },
    (text) => console.log(text),
    (text) => console.error(text),
  );
});
