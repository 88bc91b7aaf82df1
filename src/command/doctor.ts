/** `breakglass doctor`: what is wrong with a site where it is served. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { filesMatching } from '../content/files-matching.ts';
import type { AlertRule } from '../content/rules/alert-rule.ts';
import { readRuleFile } from '../content/rules/rule-file.ts';
import { SourceFile } from '../content/source-file.ts';
import type { Credentials } from '../doctor/ask.ts';
import { examine } from '../doctor/examine.ts';
import { isHealthy } from '../doctor/finding.ts';
import { reportText } from '../doctor/report.ts';
import { decodeAddress } from '../plain/decode-address.ts';
import { normaliseAddress } from './address-typed.ts';
import { withDocPaths } from './doc-paths.ts';
import type { doctorFormats } from './formats.ts';
import { typedIn } from './typed-path.ts';
import { UsageError } from './usage-error.ts';

export interface DoctorOptions {
  /** As it was typed. */
  readonly url: string;
  /** Globs of rule files, from the caller's folder. */
  readonly rules: readonly string[];
  readonly cookie: string;
  readonly all: boolean;
  /** How long a host may stay silent, in seconds. */
  readonly timeout: number;
  readonly format: (typeof doctorFormats)[number];
  /** Opens a browser; or why there is none. */
  readonly browser: (() => Promise<Browser>) | string;
  /** `name:password` at the server of live sharing, of somebody who shares. */
  readonly shareUser?: string | undefined;
  /** The same, of another team. */
  readonly shareOther?: string | undefined;
}

/**
 * Exit code 0, or 1 when there is an error or a warning.
 * @throws {UsageError} for an address that is none, rules that are not there
 */
export async function doctor(
  { url, rules, timeout, format, shareUser, shareOther, ...options }: DoctorOptions,
  write: (text: string) => void,
  print: (text: string) => void,
): Promise<number> {
  const { site, credentials } = siteOf(url);
  const report = await examine({
    ...options,
    site,
    credentials,
    rules: rules.flatMap(rulesOf),
    sharing: { user: accountOf('--share-user', shareUser), other: accountOf('--share-other', shareOther) },
    patience: timeout * 1000,
    now: Date.now(),
    onProgress: (what) => print(`Looking at ${what} …`),
  });
  write(withDocPaths(format === 'json' ? JSON.stringify(report, null, 2) : reportText(report)));
  return isHealthy(report) ? 0 : 1;
}

/** The address of the home page, without the name and the password that it may have been typed with: the report is passed on. */
function siteOf(typed: string): { site: URL; credentials: Credentials | undefined } {
  const url = normaliseAddress(typed);
  const username = decodeAddress(url.username);
  const password = decodeAddress(url.password);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/*(?:index\.html)?$/, '/');
  return { site: url, credentials: username === '' && password === '' ? undefined : { username, password } };
}

function accountOf(option: string, typed: string | undefined): { username: string; password: string } | undefined {
  if (typed === undefined) return undefined;
  const [, username = '', password = ''] = /^([\w-]{1,64}):(.+)$/s.exec(typed) ?? [];
  if (username === '') throw new UsageError(`${option}: expected a user and a password, as in name:password`);
  return { username, password };
}

function rulesOf(pattern: string): AlertRule[] {
  return filesMatching(pattern, typedIn()).flatMap((path) => {
    const { alerts, problems } = readRuleFile(new SourceFile(path, readFileSync(path)));
    const [problem] = problems;
    if (problem !== undefined) throw new UsageError(`${path}:${problem.line} ${problem.message}`);
    return alerts.map(({ rule }) => rule);
  });
}
