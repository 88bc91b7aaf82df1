/** One look at one site: who asks, what was found so far, what was tried and what was not. */
import type { Answer, Ask } from './ask.ts';
import type { Finding, NotTried } from './finding.ts';

export interface Examination {
  /** Address of the site, with a slash at its end. */
  readonly site: URL;
  readonly ask: Ask;
  /** Milliseconds. */
  readonly now: number;
  readonly findings: Finding[];
  readonly tried: string[];
  readonly notTried: NotTried[];
}

/** Adds a finding. */
export function find(look: Examination, finding: Omit<Finding, 'on'> & Partial<Pick<Finding, 'on'>>): void {
  look.findings.push({ on: {}, ...finding });
}

/** The address of something on the site. */
export function at({ site }: Examination, path: string): string {
  return new URL(path, site).href;
}

/** Whether a web page came, whatever was asked for: login pages and portals answer so. */
export function isWebPage({ headers, body }: Answer): boolean {
  return /html/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html)/i.test(body.subarray(0, 200).toString());
}

/** The title of a web page, for people to recognise it by; empty when it has none. */
export function titleOf({ body }: Answer): string {
  return (/<title[^>]*>([^<]*)/i.exec(body.toString())?.[1] ?? '').trim();
}

/** Asks many at a time, six as browsers do; answers in the order of the questions. */
export async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return results;
}

/** `a.js`, `a.js and 3 more`. */
export function andMore(first: string, all: number): string {
  return all > 1 ? `${first} and ${all - 1} more` : first;
}
