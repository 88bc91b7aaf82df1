/** The script before the first paint that keeps room for a question about the values, run as browsers run it. */
import { expect, test } from 'vitest';
import { themeBoot } from '../../../src/ui/theme-boot.ts';

const site = '/ops/';
const now = Date.now();
const value = (name: string, text: string, confirmed = true) => ({
  name,
  value: text,
  origin: 'alert',
  service: 'shop',
  at: now,
  confirmed,
});
const incident = (id: string, ...values: readonly object[]) => ({ id, title: id, values, at: now });

interface Case {
  readonly query?: string;
  readonly path?: string;
  readonly active?: string;
  readonly tab?: object;
  readonly left?: object;
  readonly alert?: object;
  readonly again?: boolean;
}

/** The room that is kept: undefined for none. */
function room({ query = '', path = 'runbooks/shop/slow/', active, tab, left, alert, again = false }: Case): unknown {
  const stored = (kept: Readonly<Record<string, object | undefined>>) => ({
    getItem: (name: string) => {
      const [what = '', base] = name.split(':');
      const found = kept[what];
      return base !== site || found === undefined ? null : JSON.stringify(found);
    },
  });
  const local = stored({ 'breakglass-current': active === undefined ? undefined : { id: active, last: now } });
  const session = stored({ 'breakglass-alert': alert, 'breakglass-tab-incident': tab, 'breakglass-left-incidents': left });
  const dataset: Record<string, string> = { site };
  const performance = { getEntriesByType: () => [{ type: again ? 'reload' : 'navigate' }] };
  new Function('localStorage', 'sessionStorage', 'document', 'location', 'performance', themeBoot)(
    local,
    session,
    { documentElement: { dataset } },
    { pathname: site + path, search: query },
    performance,
  );
  return dataset['values'];
}

const link = '?alertname=Slow&namespace=eu';
const agreed = incident('one', value('namespace', 'eu'));

test.each<[string, Case, string | undefined]>([
  ['nothing to ask', {}, undefined],
  ['a link', { query: link }, ''],
  [
    'a link in an incident that has other values',
    { query: link, active: 'one', tab: incident('one', value('namespace', 'us')) },
    'incident',
  ],
  ['a link in an incident that has these values', { query: link, active: 'one', tab: agreed }, undefined],
  ['these values, of another service', { query: link, path: 'runbooks/users/slow/', active: 'one', tab: agreed }, 'incident'],
  ['these values, not confirmed', { query: link, active: 'one', tab: incident('one', value('namespace', 'eu', false)) }, ''],
  ['that page loaded again', { query: link, active: 'one', tab: incident('one', value('namespace', 'us')), again: true }, undefined],
  [
    'loaded again after the alert was confirmed',
    { query: link, alert: { labels: { namespace: 'eu' }, confirmed: true }, again: true },
    undefined,
  ],
  ['an alert whose values the incident has', { active: 'one', tab: agreed, alert: { labels: { namespace: 'eu' } } }, undefined],
  [
    'such an alert, on a runbook of another service',
    { path: 'runbooks/users/slow/', active: 'one', tab: agreed, alert: { labels: { namespace: 'eu' }, service: 'shop' } },
    undefined,
  ],
  ['an alert that was declined', { active: 'one', tab: agreed, alert: { labels: { namespace: 'us' }, declined: 'one' } }, undefined],
  ['an incident that another tab left', { active: 'two', tab: agreed }, 'incident'],
  ['that, answered', { active: 'two', tab: { ...agreed, answered: 'two' } }, undefined],
  ['a runbook of an incident that this tab left', { active: 'two', left: { 'shop/slow': agreed } }, 'incident'],
  ['another runbook than that', { active: 'two', left: { 'shop/other': agreed } }, undefined],
  ['that runbook, answered', { active: 'two', left: { 'shop/slow': { ...agreed, answered: 'two' } } }, undefined],
  [
    'that runbook, answered, while the active incident has values that nobody confirmed',
    {
      active: 'two',
      tab: incident('two', value('pod', 'p', false)),
      left: { 'shop/slow': { ...agreed, answered: 'two' } },
      alert: { labels: { namespace: 'eu', pod: 'p' } },
    },
    undefined,
  ],
  ['that incident active again', { active: 'one', left: { 'shop/slow': agreed } }, undefined],
])('%s', (_, what, expected) => expect(room(what)).toBe(expected));
