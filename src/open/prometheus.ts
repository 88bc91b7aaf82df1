/**
 * Prometheus' own page for queries. Its parameters are read in
 * https://github.com/prometheus/prometheus/blob/main/web/ui/mantine-ui/src/pages/query/urlStateEncoding.ts (version 3) and
 * https://github.com/prometheus/prometheus/blob/release-2.55/web/ui/react-app/src/utils/index.ts (version 2).
 */
import { type Builder, below, parameters } from './asked.ts';
import type { PrometheusConfig } from './config.ts';

export const prometheus: Builder<PrometheusConfig> = ({ url, version }, { query, language, window }) => {
  if (language !== 'promql') return null;
  const end = 'last' in window ? undefined : utc(window.to);
  const asked = parameters({
    'g0.expr': query,
    'g0.tab': version === 2 ? 0 : 'graph',
    'g0.range_input': 'last' in window ? window.last : `${Math.max(1, Math.round((window.to - window.from) / 1000))}s`,
    'g0.end_input': end,
    'g0.moment_input': end,
  });
  return below(url, (version === 2 ? '/graph' : '/query') + asked);
};

/** `2026-01-31 08:00:00`, which both read as UTC. */
function utc(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
