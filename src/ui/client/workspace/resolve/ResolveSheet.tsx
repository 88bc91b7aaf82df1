/** The sheet that resolves an incident: it asks what fixed it, then has the short summary ready. */

import { useState } from 'preact/hooks';
import { recordFix } from '../../../../incident/commands/decisions.ts';
import { setSeverity, setStatus } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { fixedBy, possibleFixes } from '../../../../incident/fixed-by.ts';
import { type IncidentSeverity, severities, severityMeanings } from '../../../../incident/severity.ts';
import { t, tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';
import { useChangingSteps } from '../places.ts';
import { Sheet } from '../Sheet.tsx';
import { Summary } from './Summary.tsx';

/** More than these are no choice but a list; the others can be typed. */
const offeredAtMost = 6;

export function ResolveSheet({ onClose }: { readonly onClose: () => void }) {
  const { state, act } = useIncident();
  const { status, severity } = factsOf(state);
  const isOver = status === 'resolved';
  const [chosen, setChosen] = useState<IncidentSeverity>();
  const offered = possibleFixes(state, useChangingSteps()).slice(0, offeredAtMost);
  const fix = fixedBy(state);
  const [wasAsked, setAsked] = useState(false);
  if (isOver && (fix !== undefined || wasAsked)) {
    return (
      <Sheet title={t`Resolved`} name="resolve" onClose={onClose}>
        <Summary close={onClose} />
      </Sheet>
    );
  }
  /** Records the answers first: the status comes last, so that what is refused leaves the incident open. */
  const resolve = async (words: string): Promise<boolean> => {
    if (severity === undefined && chosen !== undefined && !(await act((at) => setSeverity(at, chosen)))) return false;
    if (words !== '' && words !== fix && !(await act((at) => recordFix(at, words)))) return false;
    if (!isOver && !(await act((at) => setStatus(at, 'resolved')))) return false;
    setAsked(true);
    return true;
  };
  return (
    <Sheet title={isOver ? t`What fixed it?` : t`Resolve: what fixed it?`} name="resolve" onClose={onClose}>
      {severity === undefined && <SeverityChoice chosen={chosen} choose={setChosen} />}
      {offered.length > 0 && (
        <ul class="fixes">
          {offered.map((words) => (
            <li key={words}>
              <button type="button" onClick={() => void resolve(words)}>
                <span class="note">{isOver ? t`Fixed by:` : t`Resolve, fixed by:`}</span> {words}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="own-words" onSubmit={onSubmit((form) => resolve(textOf(form, 'fix')))}>
        <label>
          {offered.length > 0 ? t`Something else` : t`In your own words`}
          <input name="fix" autocomplete="off" placeholder={t`Rolled back to v2.3.0`} />
        </label>
        <button type="submit" class="primary">
          {isOver ? t`Save` : t`Resolve`}
        </button>
        <p class="note">{t`Leave it empty if it is not known yet: the postmortem asks again.`}</p>
      </form>
    </Sheet>
  );
}

interface SeverityChoiceProps {
  readonly chosen: IncidentSeverity | undefined;
  readonly choose: (severity: IncidentSeverity) => void;
}

function SeverityChoice({ chosen, choose }: SeverityChoiceProps) {
  return (
    <fieldset class="severity-choice">
      <legend>{t`How bad was it?`}</legend>
      {severities.map((name) => (
        <label
          key={name}
          title={tOf(
            severityMeanings[name].impact,
            'Service fully down, all users',
            'A major feature broken, many users',
            'Degraded, some users',
            'Minor, a workaround exists',
          )}
        >
          <input type="radio" name="resolve-severity" value={name} checked={name === chosen} onChange={() => choose(name)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
