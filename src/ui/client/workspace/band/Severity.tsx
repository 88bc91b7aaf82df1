/** How bad it is. Choosing shows what each level means and asks for; the reason is kept if one is given. */

import { useState } from 'preact/hooks';
import { noteWhatUsersNotice, setSeverity } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { type IncidentSeverity, severities, severityMeanings } from '../../../../incident/severity.ts';
import { t, tOf } from '../../../../words/text.ts';
import { showSheet } from '../../base/sheet-history.ts';
import { useIncident } from '../context.ts';
import { textOf } from '../form.ts';

export function Severity() {
  const { state } = useIncident();
  const [choosing, setChoosing] = useState(false);
  const { severity } = factsOf(state);
  return (
    <>
      <button
        type="button"
        id="app:severity"
        class={`severity-chip ${severity ?? 'unset'}`}
        title={
          severity === undefined
            ? undefined
            : tOf(
                severityMeanings[severity].impact,
                'Service fully down, all users',
                'A major feature broken, many users',
                'Degraded, some users',
                'Minor, a workaround exists',
              )
        }
        aria-haspopup="dialog"
        onClick={() => setChoosing(true)}
      >
        {severity ?? t`Set severity`}
      </button>
      {choosing && <Choice severity={severity} closed={() => setChoosing(false)} />}
    </>
  );
}

function Choice({ severity, closed }: { readonly severity: IncidentSeverity | undefined; readonly closed: () => void }) {
  const { act, state } = useIncident();
  const isAsked = factsOf(state).blastRadius?.summary === undefined;
  const [chosen, setChosen] = useState(severity);
  const set = async (form: HTMLFormElement) => {
    if (chosen === undefined) return;
    const noticed = textOf(form, 'noticed');
    if (noticed !== '' && !(await act((at) => noteWhatUsersNotice(at, noticed)))) return;
    // Closing gives the focus back to the button that opened it.
    if (chosen === severity || (await act((at) => setSeverity(at, chosen, textOf(form, 'reason'))))) form.closest('dialog')?.close();
  };
  return (
    <dialog class="choose-severity" aria-labelledby="app:choose-severity" ref={showModal} onClose={closed}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void set(event.currentTarget);
        }}
      >
        <h2 id="app:choose-severity">{t`Set severity`}</h2>
        <p class="note">{t`In doubt, take the higher one. It can be changed at any time.`}</p>
        {severities.map((name) => (
          <Level key={name} name={name} chosen={name === chosen} choose={setChosen} />
        ))}
        {isAsked && (
          <label>
            {t`What do users notice? (optional)`}
            <input name="noticed" autocomplete="off" placeholder={t`For example: card payments fail`} />
          </label>
        )}
        <label>
          {t`Why? (optional)`}
          <input name="reason" autocomplete="off" placeholder={t`For example: every card is refused`} />
        </label>
        <div class="acts">
          <button type="submit" class="primary">
            {chosen === undefined ? t`Set severity` : t`Set ${chosen}`}
          </button>
          <button type="button" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>{t`Cancel`}</button>
        </div>
      </form>
    </dialog>
  );
}

interface LevelProps {
  readonly name: IncidentSeverity;
  readonly chosen: boolean;
  readonly choose: (name: IncidentSeverity) => void;
}

function Level({ name, chosen, choose }: LevelProps) {
  const { impact, examples, response, updateMinutes } = severityMeanings[name];
  const updates = updateMinutes === undefined ? t`No updates due.` : t`An update every ${lengthText(updateMinutes * 60_000)}.`;
  return (
    <label class="level-choice">
      <input type="radio" name="severity" value={name} required checked={chosen} onChange={() => choose(name)} />
      <span>
        <strong class={name}>{name}</strong>{' '}
        {tOf(
          impact,
          'Service fully down, all users',
          'A major feature broken, many users',
          'Degraded, some users',
          'Minor, a workaround exists',
        )}
        <span class="note">
          {tOf(
            examples,
            'Every request fails, database unreachable, DNS failure',
            'Login, payments, data not saved',
            'Slow, intermittent, one endpoint',
            'Cosmetic, a feature that is not critical',
          )}
        </span>
        <span class="note">
          {tOf(
            response,
            'All hands. Roll back at once if it is safe.',
            'Investigate immediately. Consider a rollback.',
            'Investigate within the hour.',
            'Next deploy.',
          )}{' '}
          {updates}
        </span>
      </span>
    </label>
  );
}

/** One function for all drawings: another one would be called again at each. */
function showModal(dialog: HTMLDialogElement | null): void {
  if (dialog?.open === false) showSheet(dialog);
}
