/** Requests over HTTP: consoles of Elasticsearch and OpenSearch, `.http` files. What one does is judged as a call of `curl` is. */

import type { Assessment } from '../../danger/danger.ts';
import { assessment, notRead, readsOnly } from '../../danger/danger.ts';
import { judgeRequest } from '../../danger/http-paths.ts';
import { destroys } from '../../danger/outcome.ts';
import type { Language } from '../../language.ts';
import { readHttp } from './read.ts';

function assess(text: string): Assessment {
  const { requests, limit } = readHttp(text);
  if (limit !== null) return notRead(limit.message);
  // An answer that was kept: there is nothing to send.
  if (requests.length === 0) return /^\s*HTTP\/[\d.]+ \d{3}/.test(text) ? readsOnly : notRead(text.trim().split('\n')[0] ?? '');
  const outcomes = requests.map(({ method, target, body, from, to }) => ({ from, to, outcome: judgeSent(method, target, body) }));
  return assessment(
    outcomes.flatMap(({ from, to, outcome }) => outcome.findings.map(({ danger, what }) => ({ from, to, danger, what }))),
    outcomes.flatMap(({ outcome }) => outcome.unknown),
  );
}

/** What the body shows decides where the path does not. */
function judgeSent(method: string, target: string, body: string) {
  const isGraphql = method === 'POST' && /\/graphql\b/.test(target);
  if (isGraphql && body !== '' && !/\bmutation\b/.test(body) && /\bquery\b|\{/.test(body)) return judgeRequest('GET', '/graphql');
  // Lines of a bulk request each name what they do.
  if (/(?:^|\/)_bulk\b/.test(target) && /^\s*\{\s*"delete"\s*:/m.test(body)) return destroys('deletes documents');
  return judgeRequest(method, target);
}

export const http: Language = {
  id: 'http',
  title: 'HTTP requests',
  aliases: ['https', 'rest', 'elasticsearch', 'es', 'opensearch', 'kibana', 'es-console', 'http-request'],
  kind: 'query',
  checked: 'methods, endpoints and bodies of JSON',
  diagnose: (text) => [...readHttp(text).problems],
  leavesAlone: (text) => readHttp(text).leftAlone,
  limit: (text) => readHttp(text).limit,
  highlight: null,
  slots: null,
  assess,
};
