/** Adds alerts to the incident that is open, because somebody chose to: a new alert never changes it by itself. */
import type { NewAlert } from '../../../incident/commands/alert-bodies.ts';
import { addAlerts } from '../../../incident/commands/alerts.ts';
import { theDesk } from '../record/desk.ts';

/** Answers why it was refused, or nothing. */
export async function useAlerts(alerts: readonly NewAlert[]): Promise<string> {
  const desk = await theDesk();
  return desk.act((at) => addAlerts(at, alerts), { state: desk.current() });
}
