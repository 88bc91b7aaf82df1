/** What is happening: the title, how bad it is, how far along, since when. */
import { renameIncident, setSeverity, setStatus } from '../../../incident/commands/incident.ts';
import { factsOf } from '../../../incident/facts.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { elapsed } from '../../../incident/nudges.ts';
import { severities, severityMeanings } from '../../../incident/severity.ts';
import { statuses } from '../../../incident/status.ts';
import { useIncident } from './context.ts';
import { onSubmit, textOf } from './form.ts';

export function Head() {
  const { state, now, act } = useIncident();
  const facts = factsOf(state);
  const lasts = elapsed(state, now);
  return (
    <header class="page-head">
      <form
        class="rename"
        onSubmit={onSubmit(async (form) => {
          if (textOf(form, 'title') !== facts.title) await act((at) => renameIncident(at, textOf(form, 'title')));
          return false;
        })}
      >
        <h1>
          <span class="sr">{facts.title}</span>
          <input
            name="title"
            aria-label="Title of the incident"
            autocomplete="off"
            value={facts.title}
            onBlur={(event) => event.currentTarget.form?.requestSubmit()}
          />
        </h1>
      </form>
      <div class="facts">
        <label>
          Status
          <select
            name="status"
            value={facts.status ?? ''}
            onChange={(event) => {
              const chosen = statuses.find((status) => status === event.currentTarget.value);
              if (chosen !== undefined) void act((at) => setStatus(at, chosen));
            }}
          >
            <option value="">not said</option>
            {statuses.map((status) => (
              <option key={status}>{status}</option>
            ))}
          </select>
        </label>
        <label>
          Severity
          <select
            name="severity"
            value={facts.severity ?? ''}
            onChange={(event) => {
              const chosen = severities.find((severity) => severity === event.currentTarget.value);
              if (chosen !== undefined) void act((at) => setSeverity(at, chosen));
            }}
          >
            <option value="">not said</option>
            {severities.map((severity) => (
              <option key={severity} value={severity}>
                {severity}: {severityMeanings[severity].impact}
              </option>
            ))}
          </select>
        </label>
        <p class="elapsed">
          <span class="note">Lasts</span> <strong data-elapsed>{lasts === undefined ? '' : lengthText(lasts)}</strong>
        </p>
      </div>
      {facts.severity !== undefined && <p class="note">{severityMeanings[facts.severity].response}</p>}
    </header>
  );
}
