/** Which of the incidents here one that came from elsewhere looks like. */
import { expect, test } from 'vitest';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { suggestionFor } from '../../../src/share/suggest.ts';
import { minute, Person, start } from '../incident/desk.ts';

function incident(
  actor: string,
  {
    alert,
    labels = {},
    at = start,
    services = [],
  }: { alert?: string; labels?: Record<string, string>; at?: number; services?: readonly string[] },
) {
  const person = new Person(actor, at);
  const alerts = alert === undefined ? [] : [{ name: alert, labels }];
  person.do(({ recorder }) => startIncident(recorder, { title: actor, services, alerts }));
  return person.state;
}

const stale = incident('here', { alert: 'DataStale', labels: { namespace: 'shop', pod: 'a' }, services: ['feed'] });

test.each([
  ['the same alert', { alert: 'DataStale', labels: { namespace: 'shop' } }, 'same-alert'],
  ['the same alert of another pod', { alert: 'DataStale', labels: { namespace: 'shop', pod: 'b' } }, 'same-alert-name'],
  ['the same alert elsewhere', { alert: 'DataStale', labels: { namespace: 'users' } }, undefined],
  ['the same alert of yesterday', { alert: 'DataStale', at: start - 24 * 60 * minute }, undefined],
  ['another alert', { alert: 'QueueFull' }, undefined],
  ['the same service, no alert', { services: ['feed'] }, 'same-service'],
  ['nothing in common', { services: ['shop'] }, undefined],
])('%s', (_, given, why) => {
  const from = incident('there', { at: start + 3 * minute, ...given });
  expect(suggestionFor(from, [from, stale])?.why).toBe(why);
});

test('the better reason wins over the nearer time', () => {
  const near = incident('near', { alert: 'Other', services: ['feed'], at: start + 4 * minute });
  const from = incident('there', { alert: 'DataStale', labels: { namespace: 'shop' }, services: ['feed'], at: start + 4 * minute });
  const found = suggestionFor(from, [near, stale]);
  expect(found).toMatchObject({ into: { incident: stale.incident }, first: start + 4 * minute, events: from.log.events.length });
});
