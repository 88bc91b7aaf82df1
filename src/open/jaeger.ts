/**
 * Jaeger's search page and the page of one trace:
 * https://www.jaegertracing.io/docs/latest/deployment/frontend-ui/ shows both addresses; the parameters are those of
 * https://github.com/jaegertracing/jaeger/blob/main/cmd/jaeger/internal/extension/jaegerquery/internal/query_parser.go
 */
import { type Builder, below, encode, parameters, spanOf } from './asked.ts';
import type { JaegerConfig } from './config.ts';

/** What a search may ask for; the time comes from the page. */
const names = ['service', 'operation', 'tags', 'minDuration', 'maxDuration', 'limit'] as const;

export const jaeger: Builder<JaegerConfig> = ({ url }, { query, language, window }) => {
  if (language !== 'jaeger') return null;
  const asked = readSearch(query);
  const trace = asked.get('traceID');
  // An id is hexadecimal: `..` would lead out of the place.
  if (trace !== undefined && /^[\da-f]{1,32}$/i.test(trace)) return below(url, `/trace/${encode(trace)}`);
  const span = spanOf(window);
  const time = {
    // With times of its own a search is a custom one, whatever it says beside them.
    lookback: 'last' in window ? window.last : 'custom',
    start: span && span.from * 1000,
    end: span && span.to * 1000,
  };
  return below(url, `/search${parameters({ ...Object.fromEntries(names.map((name) => [name, asked.get(name)])), ...time })}`);
};

/** One `name=value` a line. */
function readSearch(query: string): ReadonlyMap<string, string> {
  const lines = query.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  return new Map(lines);
}
