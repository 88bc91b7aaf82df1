/** The `_headers` file, as Netlify, Cloudflare Pages and others read it: written by the build, read by the preview server. */
import { answerHeaders, inertPolicy, isInert } from '../offline/shared/headers.ts';
import { offlineFolder, workerFile } from '../offline/shared/names.ts';

/**
 * What a meta tag cannot set, and how long things may be kept. Of a header that several rules give, hosts send all values joined, so no
 * two rules here say one for the same file; what no rule names those hosts let browsers ask for each time (`max-age=0`). A pattern has one
 * `*` at the most, which stands for anything, slashes too.
 * https://developers.cloudflare.com/pages/configuration/headers/, https://docs.netlify.com/routing/headers/
 * @param files all files of the site: the ending decides whether a browser may run what is in it
 */
export function headersFile(base: string, files: Iterable<string>): string {
  const rule = (pattern: string, headers: Readonly<Record<string, string>>) =>
    [base + pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  const forever = 'public, max-age=31536000, immutable';
  return [
    rule('*', answerHeaders),
    rule(workerFile, { 'Cache-Control': 'no-cache' }),
    rule('assets/*', { 'Cache-Control': forever }),
    rule(`${offlineFolder}*`, { 'Cache-Control': `${forever}, no-transform` }),
    ...inertEndings(files).map((ending) => rule(`*${ending}`, { 'Content-Security-Policy': inertPolicy })),
  ].join('');
}

/** As they are spelt: hosts distinguish `.svg` and `.SVG`. */
function inertEndings(files: Iterable<string>): readonly string[] {
  const endings = new Set<string>();
  for (const file of files) {
    const ending = /\.[^./]+$/.exec(file)?.[0];
    if (ending !== undefined && isInert(file)) endings.add(ending);
  }
  return [...endings].sort();
}

export interface HeaderRule {
  readonly matches: (path: string) => boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Reads such a file. Lines that are neither a pattern nor a header are passed over, as hosts do. */
export function readHeaderRules(text: string): readonly HeaderRule[] {
  const rules: { matches: HeaderRule['matches']; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    const [, name, value] = /^[ \t]+([\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
    else if (line.startsWith('/')) rules.push({ matches: matcher(line.trim()), headers: [] });
  }
  return rules;
}

/** What a host that follows the rules sends with the file at this path. */
export function headersFor(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  const sent: Record<string, string> = {};
  for (const { matches, headers } of rules) {
    if (!matches(path)) continue;
    for (const [name, value] of headers) sent[name] = sent[name] === undefined ? value : `${sent[name]}, ${value}`;
  }
  return sent;
}

function matcher(pattern: string): HeaderRule['matches'] {
  const star = pattern.indexOf('*');
  if (star === -1) return (path) => path === pattern;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return (path) => path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
}
