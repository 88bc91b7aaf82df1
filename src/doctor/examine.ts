/** Examines a site where it is served, and reports everything that is wrong at once. */
import type { Browser } from 'playwright-core';
import type { AlertRule } from '../content/rules/alert-rule.ts';
import { severities } from '../problem/problem.ts';
import { type Host, hostOf } from './advice.ts';
import { type Answer, type Ask, answered, asking, type Credentials } from './ask.ts';
import { at, type Examination } from './examination.ts';
import type { Finding, Report } from './finding.ts';
import { lookAtSlash, lookAtUnknown } from './looks/addresses.ts';
import { lookAtAlertLinks } from './looks/alert-links.ts';
import { lookWithBrowser } from './looks/browser.ts';
import { addressOf, lookAtFiles } from './looks/files.ts';
import { lookAtBareAddress, lookAtFront } from './looks/front.ts';
import { lookAtCacheRules, lookAtSecurity, lookAtTypes } from './looks/headers.ts';
import { lookAtInertFiles } from './looks/inert.ts';
import { type BuiltFile, lookAtPacks } from './looks/packs.ts';
import { lookAtSharing } from './looks/sharing.ts';
import { lookAtCompression, lookAtMethods } from './looks/transport.ts';
import { lookAtBuild, lookAtWorker, type Version } from './looks/worker.ts';
import type { Account } from './sharing/entrant.ts';

export interface ExamineOptions {
  /** With a slash at its end. */
  readonly site: URL;
  readonly rules: readonly AlertRule[];
  /** Sent to the site alone; empty for none. */
  readonly cookie: string;
  /** Of basic authentication; sent to the site alone. */
  readonly credentials: Credentials | undefined;
  /** Whether every file is compared, and not some of each kind. */
  readonly all: boolean;
  /** How long a host may stay silent, in milliseconds. */
  readonly patience: number;
  /** Opens a browser; or why there is none. */
  readonly browser: (() => Promise<Browser>) | string;
  /** Users at the server of live sharing: one who shares, one of another team. */
  readonly sharing: { readonly user: Account | undefined; readonly other: Account | undefined };
  /** Milliseconds. */
  readonly now: number;
  readonly onProgress: (what: string) => void;
}

/** A first visit fetches some megabytes: a browser gets so much more time than one answer. */
const browserPatience = 6;

/** Never rejects for what a host does; for a browser that does not start it does. */
export async function examine({ site, onProgress, browser, ...options }: ExamineOptions): Promise<Report> {
  const { cookie, credentials, patience, now } = options;
  const { ask, server } = noticing(asking({ patience, cookie, credentials, origin: site.origin }), site.origin);
  const look: Examination = { site, ask, now, findings: [], tried: [], notTried: [] };
  onProgress('the connection');
  const home = await lookAtFront(look);
  const build = home === undefined ? undefined : await lookAtBuild(look);
  let browserName: string | null = null;
  if (home === undefined) {
    look.notTried.push({ what: 'everything else', why: 'the site does not answer at this address' });
  } else {
    onProgress('the worker and its packs');
    const version = await lookAtWorker(look, build);
    const files = version === undefined ? [] : await lookAtPacks(look, version);
    onProgress('pages and files');
    await lookAtSite(look, { home, files, version, all: options.all });
    onProgress('live sharing');
    await lookAtSharing(look, { patience, ...options.sharing });
    if (options.rules.length > 0) {
      onProgress('the links of alerts');
      await lookAtAlertLinks(look, options.rules);
    } else look.notTried.push({ what: 'the links of alerts', why: 'no rule files were named (`--rules`)' });
    if (typeof browser === 'string') look.notTried.push({ what: 'the site in a browser', why: browser });
    else {
      onProgress('the site in a browser');
      const opened = await browser();
      browserName = `Chromium ${opened.version()}`;
      try {
        await lookWithBrowser(look, opened, { cookie, credentials, patience: patience * browserPatience, runbook: runbookOf(files) });
      } finally {
        await opened.close();
      }
    }
  }
  return {
    site: site.href,
    version: build?.version ?? null,
    ...server(),
    browser: browserName,
    findings: inWordsOf(server().host, look.findings).toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
    tried: look.tried,
    notTried: look.notTried,
  };
}

/** Notices what the site's origin says of itself in its first answer. */
function noticing(ask: Ask, origin: string): { ask: Ask; server: () => Pick<Report, 'host' | 'server'> } {
  let known: Pick<Report, 'host' | 'server'> | undefined;
  return {
    ask: async (address, question) => {
      const reply = await ask(address, question);
      if (answered(reply) && new URL(address).origin === origin)
        known ??= { host: hostOf(reply.headers), server: reply.headers['server'] ?? null };
      return reply;
    },
    server: () => known ?? { host: null, server: null },
  };
}

/** Without the advice for other hosts: a line of another server's settings is worse than none. */
function inWordsOf(host: Host | null, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const words = host === null ? undefined : finding.on[host];
    return { ...finding, on: host === null || words === undefined ? {} : { [host]: words } };
  });
}

interface Known {
  readonly home: Answer;
  readonly files: readonly BuiltFile[];
  readonly version: Version | undefined;
  readonly all: boolean;
}

async function lookAtSite(look: Examination, { home, files, version, all }: Known): Promise<void> {
  const answers = await lookAtFiles(look, files, all);
  if (!answers.has('index.html')) answers.set('index.html', home);
  if (files.length === 0)
    look.notTried.push({ what: 'files other than the home page', why: 'the packs list them, and they could not be read' });
  const worker = await look.ask(at(look, 'sw.js'));
  const pages = [...answers].filter(([path]) => path.endsWith('.html')).map(([, answer]) => answer);
  const hashed = [...answers].filter(([path]) => path.startsWith('assets/')).map(([, answer]) => answer);
  const manifest = version === undefined ? undefined : await look.ask(at(look, `offline/${version.digest}.json`));
  if (manifest !== undefined && answered(manifest) && manifest.status === 200) hashed.push(manifest);
  lookAtTypes(look, answers);
  lookAtSecurity(look, home);
  lookAtInertFiles(look, home, answers);
  lookAtCacheRules(look, answered(worker) && worker.status === 200 ? [worker, ...pages] : pages, hashed);
  lookAtCompression(look, answers);
  await lookAtBareAddress(look);
  const runbook = runbookOf(files);
  if (runbook !== undefined) await lookAtSlash(look, addressOf(look, runbook));
  else look.notTried.push({ what: 'addresses without their last slash', why: 'no runbook is known' });
  await lookAtUnknown(look);
  const [large = home] = hashed.toSorted((a, b) => b.body.length - a.body.length);
  await lookAtMethods(look, home, large);
}

/** The address of one runbook: the first, so that it is the same each time. */
function runbookOf(files: readonly BuiltFile[]): string | undefined {
  return files.find(({ path }) => /^runbooks\/[^/]+\/[^/]+\/index\.html$/.test(path))?.path.replace(/index\.html$/, '');
}
