/**
 * `npm run doctor`: looks at a site where it is served, as a browser would, and says what to change.
 *
 *     npm run doctor -- URL [--rules GLOB]… [--cookie 'name=value'] [--all] [--timeout SECONDS] [--no-browser] [--format text|json]
 *
 * Exit 0 nothing wrong (notes may be), 1 errors or warnings, 2 could not run.
 */
import { chromium } from '@playwright/test';
import { doctor, doctorFormats } from '../src/command/doctor.ts';
import { readArguments, UsageError } from '../src/command/options.ts';
import { runCommand } from '../src/command/run.ts';
import { didYouMean } from '../src/problem/nearest.ts';
import { findChromium, launchOptions } from '../tests/e2e/chromium.ts';

await runCommand(async () => {
  const { values, positionals: words } = readArguments({
    rules: { type: 'string', multiple: true, default: [] as string[] },
    cookie: { type: 'string', default: '' },
    all: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '10' },
    'no-browser': { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  });
  const format = doctorFormats.find((known) => known === values.format);
  if (format === undefined) throw new UsageError(`unknown format \`${values.format}\`: ${didYouMean(values.format, doctorFormats)}`);
  const [url, ...others] = words;
  if (url === undefined || others.length > 0)
    throw new UsageError('expected one address: `npm run doctor -- https://runbooks.example.com/`');
  const { rules, cookie, all, timeout } = values;
  const browser = values['no-browser']
    ? '`--no-browser`'
    : findChromium() === undefined
      ? 'no Chromium was found: install one, or name one by BREAKGLASS_CHROMIUM'
      : () => chromium.launch(launchOptions());
  return await doctor({ url, rules, cookie, all, timeout, format, browser }, console.log, console.error);
});
