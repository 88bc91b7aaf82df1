/** What is wrong with requests: the method, the endpoint, the JSON of the body. */
import { distance } from 'fastest-levenshtein';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis, LeftAlone } from '../../language.ts';
import { tooLong } from '../../limits.ts';
import { recent } from '../../recent.ts';
import { readJson } from '../json/read.ts';
import { endpoints } from './endpoints.ts';
import { methods, type Request, readRequestLine, readRequests } from './requests.ts';

export interface HttpReading {
  readonly requests: readonly Request[];
  readonly problems: readonly Diagnosis[];
  readonly leftAlone: LeftAlone | null;
  readonly limit: Diagnosis | null;
}

const longest = 200_000;
const remembered = recent<HttpReading>();

export function readHttp(text: string): HttpReading {
  return remembered(text, () => readAnew(text));
}

function readAnew(text: string): HttpReading {
  const limit = tooLong(text, longest);
  if (limit !== null) return { requests: [], problems: [], leftAlone: null, limit };
  const requests = readRequests(text);
  if (requests.length === 0) {
    const slip = methodSlip(text);
    return { requests, problems: slip === null ? [] : [slip], leftAlone: slip === null ? 'sample' : null, limit: null };
  }
  const bodies = requests.map((request) => (holdsJson(request) ? { request, reading: readJson(bodyToRead(request.body)) } : null));
  const passed = bodies.find((body) => body !== null && body.reading.limit !== null);
  if (passed != null && passed.reading.limit !== null)
    return { requests, problems: [], leftAlone: null, limit: moved(passed.reading.limit, passed.request.bodyFrom) };
  const problems = [
    ...requests.flatMap(endpointProblems),
    ...bodies.flatMap((body) =>
      body === null
        ? []
        : body.reading.problems.map((one) => ({
            ...moved(one, body.request.bodyFrom),
            message: `in the JSON of the body, ${one.message}`,
          })),
    ),
  ].sort((one, other) => one.from - other.from);
  const leftAlone = bodies.map((body) => body?.reading.leftAlone ?? null).find((one) => one !== null) ?? null;
  return { requests, problems, leftAlone: problems.length > 0 ? null : leftAlone, limit: null };
}

function moved(found: Diagnosis, by: number): Diagnosis {
  return { ...found, from: found.from + by, to: found.to + by };
}

/** Whether the body is meant as JSON: by its type, or by its first bracket where none is given. */
function holdsJson({ headers, body }: Request): boolean {
  const type = headers.get('content-type');
  if (type !== undefined && !/json/i.test(type)) return false;
  return /^\s*[[{]/.test(body);
}

/** Consoles take texts of several lines between three quotes, and comments: both become what JSON has, at the same offsets. */
function bodyToRead(body: string): string {
  return body
    .replace(/"""[\s\S]*?"""/g, (text) => `"${'_'.repeat(text.length - 2)}"`)
    .replace(/^([ \t]*)#[^\n]*/gm, (comment, blank: string) => blank + ' '.repeat(comment.length - blank.length));
}

/** `POTS /_search`: a line with a path whose first word is nearly a method. */
function methodSlip(text: string): Diagnosis | null {
  const [, blank = '', word = ''] = /^(\s*)([A-Z]{3,8})[ \t]+(?:\/|_|https?:)\S*[ \t]*(?:HTTP\/[\d.]+)?[ \t]*\r?(?:\n|$)/.exec(text) ?? [];
  const near = word === '' || readRequestLine(`${word} /`) !== null ? undefined : nearest(word, methods);
  return near === undefined
    ? null
    : { from: blank.length, to: blank.length + word.length, message: `found the method \`${word}\``, expected: `\`${near}\`` };
}

/** Parts of a path that are nearly an endpoint. Plugins have more of them, so only a near miss is named. */
function endpointProblems({ target, targetFrom }: Request): Diagnosis[] {
  if (/^https?:/.test(target)) return [];
  const path = target.split('?', 1)[0] ?? '';
  return [...path.matchAll(/(?:^|\/)(_[a-z_]{4,})(?=\/|$)/g)].flatMap(({ 0: part, 1: name = '', index }) => {
    if (endpoints.includes(name)) return [];
    const near = endpoints.find((one) => one.length > 5 && name.length > 5 && (distance(one, name) === 1 || isSwapped(one, name)));
    const from = targetFrom + index + part.length - name.length;
    return near === undefined
      ? []
      : [
          {
            from,
            to: from + name.length,
            message: `found the endpoint \`${name}\``,
            expected: `\`${near}\``,
            severity: 'warning' as const,
          },
        ];
  });
}

function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other;
}
