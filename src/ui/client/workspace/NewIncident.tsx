/** Start an incident with one field: what is wrong, or the alert as it was received. Everything else can be added later. */

import { useEffect, useState } from 'preact/hooks';
import { startIncident } from '../../../incident/commands/incident.ts';
import { t } from '../../../words/text.ts';
import { openIncidentIn } from '../alerts/alert-address.ts';
import { appElement } from '../base/app-element.ts';
import { shortTime } from '../record/times.ts';
import { alertFrom } from './alert.ts';
import { useWorkspace } from './context.ts';
import { onSubmit } from './form.ts';

interface Props {
  /** An alert that came with the address of the page or brought the responder to the site; empty when none did. */
  readonly received: string;
  /** Whether somebody has pressed a link that starts an incident with it: then it starts without another press, once. */
  readonly takePress: () => boolean;
  /** Whether starting is what the page is for: while another incident is open, its own actions come first. */
  readonly isPrimary: boolean;
  readonly onStarted: () => void;
}

export function NewIncident({ received, takePress, isPrimary, onStarted }: Props) {
  const { act, now } = useWorkspace();
  const [text, setText] = useState(received);
  useEffect(() => {
    if (received !== '') setText(received);
  }, [received]);
  const alert = alertFrom(text);
  // An alert that came with a link is shown as what was read of it, not as the text that carries it.
  const isUnchanged = text !== '' && text === received && alert.alerts.length > 0;
  const start = async () => {
    const service = alert.labels.get('service');
    const started = await act(({ recorder }) =>
      startIncident(recorder, {
        title: alert.title,
        severity: alert.severity,
        services: service === undefined ? [] : [service],
        alerts: alert.alerts,
        values: alert.labels,
      }),
    );
    if (started) {
      setText('');
      onStarted();
      // It may have been started from the foot of another one's page.
      scrollTo(0, 0);
      // On a narrow screen the log is in another pane: the keyboard would cover the next step.
      const line = appElement<HTMLInputElement>('log-line');
      if (line?.checkVisibility()) line.focus();
    }
    return started;
  };
  useEffect(() => {
    if (isUnchanged && takePress()) void start();
  });
  return (
    <form class="new-incident" onSubmit={onSubmit(start)}>
      {isUnchanged ? (
        <div class="line received">
          <p>
            <strong>{alert.title}</strong> {alert.alerts[0]?.summary}
          </p>
          <button type="button" class="quiet" onClick={() => setText('')}>{t`Something else`}</button>
          <button type="submit" class={isPrimary ? 'primary' : ''} aria-describedby="app:alert-read">{t`Start`}</button>
        </div>
      ) : (
        <>
          <label for="app:what-is-wrong">{t`What is wrong? Or paste the alert`}</label>
          <div class="line">
            <textarea
              id="app:what-is-wrong"
              name="what"
              rows={rowsFor(text)}
              required
              value={text}
              aria-describedby="app:alert-read"
              placeholder={t`Payments time out`}
              onInput={(event) => setText(openIncidentIn(event.currentTarget.value) ? '' : event.currentTarget.value)}
              onKeyDown={(press) => {
                if (press.key !== 'Enter' || press.shiftKey || press.isComposing) return;
                press.preventDefault();
                press.currentTarget.form?.requestSubmit();
              }}
            />
            <button type="submit" class={isPrimary ? 'primary' : ''}>{t`Start`}</button>
          </div>
        </>
      )}
      <p class="note" id="app:alert-read" role="status">
        {alert.summary}
        {alert.severity !== undefined && t` Severity ${alert.severity}.`}
        {alert.firedAt !== undefined && t` Fired ${shortTime(alert.firedAt, now)}: set as the detection time.`}
      </p>
    </form>
  );
}

/** About as many as the text takes on a phone, up to six: for browsers whose fields do not grow by themselves (`field-sizing`). */
function rowsFor(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 30)), 0);
  return Math.min(rows, 6);
}
