/** The headers of the host: types, how long files may be kept, what protects pages. */
import { answerHeaders } from '../../offline/shared/headers.ts';
import { mediaType } from '../../offline/shared/media-type.ts';
import type { ProblemSeverity } from '../../problem/problem.ts';
import { advice } from '../advice.ts';
import type { Answer } from '../ask.ts';
import { andMore, type Examination, find } from '../examination.ts';

/** What came for files, by path. */
export type Answers = ReadonlyMap<string, Answer>;

/** Kinds that browsers do not use when their type is wrong. */
const strict = ['html', 'css', 'js', 'json', 'svg'];
/** Kinds that servers mostly do not know: calendars do not take theirs, a cheat sheet is downloaded and not shown. */
const seldom = ['webmanifest', 'ics', 'csv', 'cheat'];

export function lookAtTypes(look: Examination, answers: Answers): void {
  look.tried.push('types');
  reportWrongTypes(look, answers, strict, 'error');
  reportWrongTypes(look, answers, seldom, 'info');
}

function reportWrongTypes(look: Examination, answers: Answers, kinds: readonly string[], severity: ProblemSeverity): void {
  const wrong = [...answers].filter(([path, { headers }]) => {
    const type = essence(headers['content-type'] ?? '');
    const right = essence(mediaType(path));
    const isRight = type === right || (right.endsWith('/javascript') && type.endsWith('/javascript'));
    return kinds.includes(path.slice(path.lastIndexOf('.') + 1)) && !isRight;
  });
  const [first] = wrong;
  if (first === undefined) return;
  const [path, { address, headers }] = first;
  const found = headers['content-type'] ?? 'no Content-Type';
  const change = 'send each file with the type of its ending';
  find(look, {
    check: 'headers/type',
    severity,
    address: andMore(address, wrong.length),
    found,
    expected: mediaType(path),
    change,
    on: advice.types,
  });
}

function essence(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** Headers that a page cannot give itself. @param page any page of the site */
export function lookAtSecurity(look: Examination, page: Answer): void {
  look.tried.push('headers that protect pages');
  const missing = Object.entries(answerHeaders).filter(([name]) => !isProtected(name, page.headers));
  if (missing.length > 0) {
    const expected = missing.map(([name, value]) => `${name}: ${value}`).join('; ');
    const found = `no ${missing.map(([name]) => name).join(', no ')}`;
    // The content policy of pages, which is in the pages, is the one that counts most.
    find(look, {
      check: 'headers/security',
      severity: 'warning',
      address: page.address,
      found,
      expected,
      change: 'send these with every page',
      on: advice.security,
    });
  }
  policy(look, page);
}

function isProtected(name: string, headers: Answer['headers']): boolean {
  const value = headers[name.toLowerCase()]?.toLowerCase();
  switch (name) {
    case 'X-Frame-Options':
      return value !== undefined || /frame-ancestors/.test(headers['content-security-policy'] ?? '');
    case 'X-Content-Type-Options':
      return value === 'nosniff';
    default:
      return value !== undefined;
  }
}

/** Of two policies a browser keeps both: one of the host must allow what the page's own does. */
function policy(look: Examination, page: Answer): void {
  const own = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page.body.toString())?.[1];
  if (own === undefined) {
    const change = 'let nothing rewrite pages';
    find(look, {
      check: 'csp/missing',
      severity: 'error',
      address: page.address,
      found: 'no content policy in the page',
      expected: 'the one that the build wrote',
      change,
      on: advice.unaltered,
    });
  }
  const header = page.headers['content-security-policy'];
  if (own === undefined || header === undefined) return;
  const theirs = directives(header);
  const refused = [...directives(own)].flatMap(([name, sources]) => {
    const allowed = theirs.get(name) ?? (name.endsWith('-src') ? theirs.get('default-src') : undefined);
    if (allowed === undefined || sources.includes("'none'")) return [];
    return sources
      .filter((source) => !allowed.includes(source) && !(source === "'self'" && /(?:^|\s)(?:\*|https:)/.test(allowed.join(' '))))
      .map((source) => `${name} ${source}`);
  });
  if (refused.length === 0) return;
  const change = 'add what is missing, or send no Content-Security-Policy: pages have their own';
  find(look, {
    check: 'csp/stricter',
    severity: 'error',
    address: page.address,
    found: `Content-Security-Policy without ${refused.join(', ')}`,
    expected: own,
    change,
    on: advice.security,
  });
}

function directives(policy: string): Map<string, string[]> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...sources]) => [name.toLowerCase(), sources]));
}

/** For how many seconds a cache may answer without asking; undefined when no header limits it, and each cache guesses. RFC 9111, section 5.2.2. */
export function keptFor(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined) return undefined;
  const directives = cacheControl.toLowerCase();
  if (/\bno-(?:cache|store)\b/.test(directives)) return 0;
  const age = /\bs-maxage=(\d+)/.exec(directives) ?? /\bmax-age=(\d+)/.exec(directives);
  return age === null ? undefined : Number(age[1]);
}

/** @param fresh what must be asked for each time; @param hashed what has its hash in its name */
export function lookAtCacheRules(look: Examination, fresh: readonly Answer[], hashed: readonly Answer[]): void {
  look.tried.push('cache rules');
  const old = fresh.filter(({ headers }) => keptFor(headers['cache-control']) !== 0);
  const [first] = old.toSorted((a, b) => longest(b) - longest(a));
  if (first !== undefined) {
    const seconds = keptFor(first.headers['cache-control']);
    find(look, {
      check: 'cache/fresh',
      // Ten minutes is what GitHub Pages gives everything; an edit may come so late.
      severity: seconds !== undefined && seconds <= 600 ? 'info' : 'warning',
      address: andMore(first.address, old.length),
      found: seconds === undefined ? 'no Cache-Control: browsers and caches guess' : `Cache-Control: ${first.headers['cache-control']}`,
      expected: 'Cache-Control: no-cache for pages and sw.js: a correction reaches people at their next visit',
      change: 'let everything be asked for again but `assets/` and `offline/`',
      on: advice.cache,
    });
  }
  const short = hashed.filter(({ headers }) => (keptFor(headers['cache-control']) ?? 0) < 86_400);
  const [brief] = short;
  if (brief === undefined) return;
  find(look, {
    check: 'cache/hashed',
    severity: 'info',
    address: andMore(brief.address, short.length),
    found: `Cache-Control: ${brief.headers['cache-control'] ?? '(none)'}`,
    expected: 'Cache-Control: public, max-age=31536000, immutable: the name changes with the content',
    change: 'let files of `assets/` and `offline/` be kept for ever',
    on: advice.cache,
  });
}

function longest({ headers }: Answer): number {
  return keptFor(headers['cache-control']) ?? Number.POSITIVE_INFINITY;
}
