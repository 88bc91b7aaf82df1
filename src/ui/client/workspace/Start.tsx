/** Start an incident deliberately, go back to another one, read a record file. */
import { startIncident } from '../../../incident/commands/incident.ts';
import { factsOf } from '../../../incident/facts.ts';
import { severities, severityMeanings } from '../../../incident/severity.ts';
import { shortTime } from '../incident/times.ts';
import { useWorkspace } from './context.ts';
import { instantIn, onSubmit, textOf } from './form.ts';

export function Start() {
  const { desk, data, state, now, act, say } = useWorkspace();
  const others = desk.record.incidents().flatMap(({ id }) => desk.incidents().get(id) ?? []);
  const past = others.filter(({ incident }) => incident !== state?.incident);
  const start = async (form: HTMLFormElement) => {
    const service = textOf(form, 'service');
    const started = await act(({ recorder }) =>
      startIncident(recorder, {
        title: textOf(form, 'title'),
        severity: severities.find((name) => name === textOf(form, 'severity')),
        services: service === '' ? [] : [service],
        startedAt: instantIn(form, 'startedAt'),
      }),
    );
    if (started) document.querySelector<HTMLInputElement>('#log-line')?.focus();
    return started;
  };
  return (
    <section class="start" aria-label="Start or go on">
      <details class="fold" open={state === undefined}>
        <summary>
          <strong>{state === undefined ? 'Start an incident' : 'Start another incident'}</strong>
        </summary>
        <form class="facts" onSubmit={onSubmit(start)}>
          <label>
            What is wrong?
            <input name="title" required autocomplete="off" placeholder="Payments time out" />
          </label>
          <label>
            Severity
            <select name="severity">
              <option value="">not said</option>
              {severities.map((severity) => (
                <option key={severity} value={severity}>
                  {severity}: {severityMeanings[severity].impact}
                </option>
              ))}
            </select>
          </label>
          <label>
            Service
            <input name="service" list="services" autocomplete="off" />
            <datalist id="services">
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
          <button type="submit">Start</button>
        </form>
      </details>
      {past.length > 0 && (
        <details class="fold">
          <summary>
            <strong>Other incidents on this device</strong>
            <span class="fold-line">{past.length}</span>
          </summary>
          <ul class="rows">
            {past.map((other) => {
              const { title, openedAt, status } = factsOf(other);
              return (
                <li key={other.incident}>
                  <button type="button" onClick={() => desk.activate(other.incident)}>
                    {title}
                  </button>{' '}
                  {openedAt === undefined ? '' : shortTime(openedAt, now)} {status ?? ''}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      <label class="file">
        Read a record file
        <input
          type="file"
          accept="application/json,.json"
          onChange={async (event) => {
            const field = event.currentTarget;
            const [file] = field.files ?? [];
            if (file === undefined) return;
            const { readFile } = await import('../incident/files.ts');
            say(await readFile(file, desk));
            field.value = '';
          }}
        />
      </label>
    </section>
  );
}
