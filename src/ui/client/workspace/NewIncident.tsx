/** Start an incident with what is known: by hand, or from the alert as it was received. */

import { useEffect, useState } from 'preact/hooks';
import { startIncident } from '../../../incident/commands/incident.ts';
import { severities, severityMeanings } from '../../../incident/severity.ts';
import { appElement } from '../base/app-element.ts';
import { shortTime } from '../record/times.ts';
import { alertFrom } from './alert.ts';
import { useWorkspace } from './context.ts';
import { instantIn, onSubmit, textOf } from './form.ts';

interface Props {
  /** An alert that came along with the address of the page; empty when none did. */
  readonly received: string;
  readonly onStarted: () => void;
}

export function NewIncident({ received, onStarted }: Props) {
  const { data, act, now } = useWorkspace();
  const [pasted, setPasted] = useState(received);
  useEffect(() => {
    if (received !== '') setPasted(received);
  }, [received]);
  const alert = alertFrom(pasted);
  const start = async (form: HTMLFormElement) => {
    const service = textOf(form, 'service') || (alert.labels.get('service') ?? '');
    const started = await act(({ recorder }) =>
      startIncident(recorder, {
        title: textOf(form, 'title') || alert.title,
        severity: severities.find((name) => name === textOf(form, 'severity')),
        services: service === '' ? [] : [service],
        startedAt: instantIn(form, 'startedAt'),
        alerts: alert.alerts,
        values: alert.labels,
      }),
    );
    if (started) {
      setPasted('');
      onStarted();
      appElement<HTMLInputElement>('log-line')?.focus();
    }
    return started;
  };
  return (
    <form class="facts" onSubmit={onSubmit(start)}>
      <label>
        What is wrong?
        <input name="title" required={alert.title === ''} autocomplete="off" placeholder={alert.title || 'Payments time out'} />
      </label>
      <label>
        Severity
        <select name="severity">
          <option value="">not said</option>
          {severities.map((severity) => (
            <option key={severity} value={severity} selected={severity === alert.severity}>
              {severity}: {severityMeanings[severity].impact}
            </option>
          ))}
        </select>
      </label>
      <label>
        Service
        <input name="service" list="app:services" autocomplete="off" placeholder={alert.labels.get('service')} />
        <datalist id="app:services">
          {data.services.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </datalist>
      </label>
      <label>
        Began
        <input name="startedAt" type="datetime-local" />
      </label>
      <label class="wide">
        Or paste the alert
        <textarea
          rows={1}
          value={pasted}
          aria-describedby="app:alert-read"
          placeholder={'{alertname="KubePodCrashLooping", namespace="shop"}'}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Start</button>
      <p class="note wide" id="app:alert-read" role="status">
        {pasted.trim() !== '' && alert.told}
        {alert.firedAt !== undefined && ` Fired ${shortTime(alert.firedAt, now)}: noted as detected.`}
      </p>
    </form>
  );
}
