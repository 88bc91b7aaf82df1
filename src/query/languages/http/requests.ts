/**
 * Requests as consoles of Elasticsearch and OpenSearch, REST clients and `.http` files write them: a line with method and path, headers,
 * and below them the body. https://www.jetbrains.com/help/idea/exploring-http-syntax.html
 */

export interface Request {
  from: number;
  to: number;
  /** In capitals. */
  method: string;
  /** The path or address, its further lines joined. */
  target: string;
  targetFrom: number;
  /** By their names in small letters. */
  headers: ReadonlyMap<string, string>;
  /** Empty where there is none. */
  body: string;
  bodyFrom: number;
}

export const methods: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'PURGE',
  'QUERY',
];

/** Kibana takes methods in any case. */
const requestLine = /^[ \t]{0,8}([A-Za-z]{3,8})[ \t]+(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/;
const headerLine = /^[ \t]*([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/;
const commentLine = /^[ \t]*(?:#|\/\/|@\w+\s*=)/;

interface Line {
  text: string;
  from: number;
}

function linesOf(text: string): Line[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const one = { text: line, from };
    from += line.length + 1;
    return one;
  });
}

/** The method and target of a line that begins a request; null for any other line. */
export function readRequestLine(line: string): { method: string; target: string } | null {
  const [, method = '', target = ''] = requestLine.exec(line.replace(/\r$/, '')) ?? [];
  const name = method.toUpperCase();
  if (!methods.includes(name)) return null;
  return method === name || /^(?:\/|_|https?:)/.test(target) ? { method: name, target } : null;
}

/** The requests of a text, in order. */
export function readRequests(text: string): Request[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, at) => (readRequestLine(line.text) === null ? [] : [at]));
  return starts.map((start, index) => readOne(text, lines, start, starts[index + 1] ?? lines.length));
}

function readOne(text: string, lines: readonly Line[], start: number, next: number): Request {
  const first = lines[start] ?? { text: '', from: 0 };
  const { method, target } = readRequestLine(first.text) ?? { method: '', target: '' };
  const headers = new Map<string, string>();
  let at = start + 1;
  let address = target;
  // An address may go on: `  ?pretty`, `  &size=0`.
  for (; at < next && /^\s+[?&]\S/.test(lines[at]?.text ?? ''); at++) address += lines[at]?.text.trim() ?? '';
  for (; at < next; at++) {
    const [, name, value = ''] = headerLine.exec(lines[at]?.text ?? '') ?? [];
    if (name === undefined) break;
    headers.set(name.toLowerCase(), value.trim());
  }
  // What ends a request: a line of `###`, a script, or comments in front of the next one.
  let end = at;
  while (end < next && !/^\s*(?:###|>\s*\{%|HTTP\/[\d.]+ \d{3})/.test(lines[end]?.text ?? '')) end++;
  while (end > at && (commentLine.test(lines[end - 1]?.text ?? '') || lines[end - 1]?.text.trim() === '')) end--;
  while (at < end && (lines[at]?.text.trim() === '' || commentLine.test(lines[at]?.text ?? ''))) at++;
  const bodyFrom = at < end ? (lines[at]?.from ?? text.length) : text.length;
  const to = at < end ? endOf(lines, end - 1) : endOf(lines, start);
  return {
    from: first.from,
    to,
    method,
    target: address,
    targetFrom: first.from + first.text.indexOf(target, first.text.search(/\S/) + method.length),
    headers,
    body: at < end ? text.slice(bodyFrom, to) : '',
    bodyFrom,
  };
}

function endOf(lines: readonly Line[], at: number): number {
  const line = lines[at];
  return line === undefined ? 0 : line.from + line.text.length;
}

/** Whether a text without a label that names a language is one of requests: a path shows it, `GET key` is Redis. */
export function looksLikeRequests(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !commentLine.test(line)) ?? '';
  const request = readRequestLine(first);
  return request !== null && /^(?:https?:|\/|_)|^[\w.*${}<>-]+\/_?\w|\?/.test(request.target);
}
