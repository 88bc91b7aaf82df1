/** Names are found in the runbooks of the community, as they are and with a typo; alerts as they are sent lead to theirs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withTypo } from '../../../scripts/bench/search/typo.ts';
import { seeded } from '../../../scripts/bench/seeded.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { readAlert } from '../../../src/fill/alert-text.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { forAlert } from '../../../src/ui/client/search/for-alert.ts';
import { makeIndex, rank } from '../../../src/ui/client/search/rank.ts';
import { communityRunbooks, corpora, noCorpora } from '../../support/corpora.ts';

describe.skipIf(noCorpora !== '')(`the names of 108 alerts${noCorpora}`, () => {
  it('are first when typed as they are, and nearly always in the first three with a typo', () => {
    const site = assemble(readSources(communityRunbooks), { base: '/' });
    const index = makeIndex(jumpList(site));
    const place = (typed: string, name: string) =>
      rank(index, typed, 8).findIndex(({ candidate }) => candidate.names.includes(name.toLowerCase()));
    const names = site.alerts.map(({ name }) => name);
    expect(names.filter((name) => place(name, name) !== 0)).toEqual([]);
    const random = seeded(20261121);
    const missed = names.filter((name) => ![0, 1, 2].includes(place(withTypo(name, random), name)));
    expect(missed.length / names.length).toBeLessThanOrEqual(0.05);
  });

  it('lead to their runbook as Alertmanager sends them, and the 26 that have none to some that are near', () => {
    const index = makeIndex(jumpList(assemble(readSources(communityRunbooks), { base: '/' })));
    const folder = join(corpora, 'kube-prometheus-rules');
    const rules: Rule[] = readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).spec.groups.flatMap(({ rules }: { rules: Rule[] }) => rules));
    const ends = { first: 0, near: 0, other: 0 };
    for (const { alert: alertname, labels, annotations } of new Map(rules.map((rule) => [rule.alert, rule])).values()) {
      if (alertname === undefined) continue;
      const sent = { version: '4', alerts: [{ labels: { alertname, ...labels }, annotations, startsAt: '2026-11-20T02:14:00Z' }] };
      const alert = readAlert(JSON.stringify(sent));
      const { named, similar, patterns } = alert === null ? { named: [], similar: [], patterns: [] } : forAlert(index, alert);
      if (named[0]?.names.includes(alertname.toLowerCase())) ends.first++;
      else if (named.length === 0 && similar.length + patterns.length > 0) ends.near++;
      else ends.other++;
    }
    expect(ends).toEqual({ first: 99, near: 26, other: 0 });
  });
});

interface Rule {
  readonly alert?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
