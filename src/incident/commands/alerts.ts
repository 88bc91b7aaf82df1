/** Adds alerts to an incident while it is open. */
import { t } from '../../words/text.ts';
import { alertKey, alertsOf } from '../alerts.ts';
import { limits } from '../limits.ts';
import { type NewAlert, receivedBody } from './alert-bodies.ts';
import { type Desk, type Outcome, recordOne, refuse } from './outcome.ts';

/** Adds alerts to an incident that is open, all at once. Those that it has are left out. Its title and times stay as they are. */
export function addAlerts(desk: Desk, alerts: readonly NewAlert[]): Outcome {
  const { state, recorder } = desk;
  const known = new Set(state === undefined ? [] : alertsOf(state).map(alertKey));
  const fresh = alerts
    .slice(0, limits.list)
    .flatMap((alert) => receivedBody(alert, recorder.now()) ?? [])
    .filter(
      ({ body, at }) =>
        !known.has(alertKey({ name: body.payload.name, labels: new Map(Object.entries(body.payload.labels ?? {})), firedAt: at })),
    );
  if (fresh.length === 0) return refuse('already-so', t`The incident has this alert already.`);
  const outcomes = fresh.map(({ body, at }) => recordOne(desk, body, { at }));
  const refused = outcomes.find((outcome) => !outcome.ok);
  const [first] = outcomes;
  if (refused !== undefined || first === undefined || !first.ok) return refused ?? refuse('nothing-said', t`There is no alert.`);
  return { ok: true, incident: first.incident, events: outcomes.flatMap((outcome) => (outcome.ok ? outcome.events : [])) };
}
