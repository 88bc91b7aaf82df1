/** `npm run doctor`: what is wrong with a site where it is served. */
import { globSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { AlertRule } from '../content/rules/alert-rule.ts';
import { readRuleFile } from '../content/rules/rule-file.ts';
import { SourceFile } from '../content/source-file.ts';
import { examine } from '../doctor/examine.ts';
import { isHealthy } from '../doctor/finding.ts';
import { reportText } from '../doctor/report.ts';
import { folder, UsageError } from './options.ts';

export const doctorFormats = ['text', 'json'] as const;

export interface DoctorOptions {
  /** As it was typed. */
  readonly url: string;
  /** Globs of rule files, from the caller's folder. */
  readonly rules: readonly string[];
  readonly cookie: string;
  readonly all: boolean;
  /** How long a host may stay silent, as it was typed; in seconds. */
  readonly timeout: string;
  readonly format: (typeof doctorFormats)[number];
  /** Opens a browser; or why there is none. */
  readonly browser: (() => Promise<Browser>) | string;
}

/**
 * Exit code 0, or 1 when there is an error or a warning.
 * @throws {UsageError} for an address that is none, rules that are not there
 */
export async function doctor(
  { url, rules, timeout, format, ...options }: DoctorOptions,
  write: (text: string) => void,
  print: (text: string) => void,
): Promise<number> {
  const site = siteOf(url);
  const seconds = Number(timeout);
  if (!(seconds > 0)) throw new UsageError(`\`--timeout ${timeout}\`: expected seconds, as in \`--timeout 10\``);
  const report = await examine({
    ...options,
    site,
    rules: rules.flatMap(rulesOf),
    patience: seconds * 1000,
    now: Date.now(),
    onProgress: (what) => print(`Looking at ${what} …`),
  });
  write(format === 'json' ? JSON.stringify(report, null, 2) : reportText(report));
  return isHealthy(report) ? 0 : 1;
}

/** The address of the home page; without a protocol https is meant, and http for this machine. */
function siteOf(typed: string): URL {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${/^(?:localhost|127\.)/.test(typed) ? 'http' : 'https'}://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError(`\`${typed}\` is no address of a site: expected one as in https://runbooks.example.com/`);
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/*(?:index\.html)?$/, '/');
  return url;
}

function rulesOf(pattern: string): AlertRule[] {
  const files = globSync(folder(pattern));
  if (files.length === 0) throw new UsageError(`no rule file matches \`${pattern}\``);
  return files.flatMap((path) => {
    const { alerts, problems } = readRuleFile(new SourceFile(path, readFileSync(path)));
    const [problem] = problems;
    if (problem !== undefined) throw new UsageError(`${path}:${problem.line} ${problem.message}`);
    return alerts.map(({ rule }) => rule);
  });
}
