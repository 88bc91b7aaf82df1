/** The two worked examples are drills: what a responder would say in them is understood, and they can be played to their ends. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { courseOf } from '../../../src/drill/appear.ts';
import { causeIn } from '../../../src/drill/causes.ts';

const site = assemble(readSources(join(import.meta.dirname, '../../..')), { base: '/' });

function scriptOf(id: string) {
  const drill = site.drills.find((candidate) => candidate.id === id);
  if (drill === undefined) throw new Error(`no drill ${id}`);
  return drill.script;
}

it('have no problems', () => {
  expect(site.drills.map(({ id }) => id)).toEqual(['order-service/payments-time-out', 'user-service/slow-lookup']);
  expect(site.problems.filter(({ check }) => check.startsWith('drill/'))).toEqual([]);
});

describe.each([
  [
    'user-service/slow-lookup',
    {
      'users_id_idx was dropped': 'truth',
      'Missing index on users(id), hence the seq scan': 'truth',
      'The deploy at 13:30': 'release',
      'pgx 5.6 binds the id with another type': 'release',
      'Sessions are blocked by a migration': 'lock',
      'users-db is saturated': 'overload',
      'Stale statistics after the failover': 'statistics',
      'A bot asks for profiles': undefined,
    },
  ],
  [
    'order-service/payments-time-out',
    {
      'Only maestra fails, the card network is down': 'truth',
      'One issuer is slow behind the gateway': 'truth',
      'The payment gateway has an outage': 'gateway-down',
      'v3.8.0 broke it': 'release',
      'The HTTP client pool is too small': 'client-pool',
      'Egress firewall drops packets': 'way-out',
      'Our timeout is too short': 'time-out-short',
      'Fraud checks': undefined,
    },
  ],
])('%s', (id, said) => {
  const script = scriptOf(id);

  it.each(Object.entries(said))('understands “%s”', (statement, cause) => {
    expect(causeIn(script, statement)?.id).toBe(cause);
  });

  it('gets worse while nothing helps, and calms down once something does', () => {
    const shown = (acts: Parameters<typeof courseOf>[1]) =>
      courseOf(script, acts)
        .appearances.filter(({ at }) => at <= 60 * 60_000)
        .map(({ symptom }) => symptom.when.while);
    expect(shown([]).filter((when) => when === 'failing').length).toBeGreaterThanOrEqual(3);
    const [name = ''] = script.recovery.did;
    const helped = shown([{ kind: 'did', name, at: 60_000 }]);
    expect(helped.filter((when) => when === 'failing')).toEqual([]);
    expect(helped).toContain('recovered');
  });
});
