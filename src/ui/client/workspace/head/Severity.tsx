/** How bad it is. Choosing shows what each level means and asks for; the reason is kept if one is given. */
import { useState } from 'preact/hooks';
import { setSeverity } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { type IncidentSeverity, severities, severityMeanings } from '../../../../incident/severity.ts';
import { useIncident } from '../context.ts';
import { textOf } from '../form.ts';

export function Severity() {
  const { state } = useIncident();
  const [choosing, setChoosing] = useState(false);
  const { severity } = factsOf(state);
  return (
    <>
      <button type="button" id="app:severity" class="severity-now" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <strong class={severity}>{severity ?? 'Set severity'}</strong> {severity !== undefined && severityMeanings[severity].impact}
      </button>
      {choosing && <Choice severity={severity} closed={() => setChoosing(false)} />}
    </>
  );
}

function Choice({ severity, closed }: { readonly severity: IncidentSeverity | undefined; readonly closed: () => void }) {
  const { act } = useIncident();
  const set = async (form: HTMLFormElement) => {
    const chosen = severities.find((name) => name === textOf(form, 'severity'));
    if (chosen === undefined) return;
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
        <h2 id="app:choose-severity">How bad is it?</h2>
        <p class="note">In doubt, take the higher one. It can be changed at any time.</p>
        {severities.map((name) => (
          <Level key={name} name={name} chosen={name === severity} />
        ))}
        <label>
          Why? (may be left empty)
          <input name="reason" autocomplete="off" placeholder="such as: every card is refused" />
        </label>
        <div class="acts">
          <button type="submit">Set severity</button>
          <button type="button" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Level({ name, chosen }: { readonly name: IncidentSeverity; readonly chosen: boolean }) {
  const { impact, examples, response, updateMinutes } = severityMeanings[name];
  const updates = updateMinutes === undefined ? 'No updates due.' : `An update every ${lengthText(updateMinutes * 60_000)}.`;
  return (
    <label class="level-choice">
      <input type="radio" name="severity" value={name} required defaultChecked={chosen} />
      <span>
        <strong class={name}>{name}</strong> {impact}
        <span class="note">{examples}</span>
        <span class="note">
          {response} {updates}
        </span>
      </span>
    </label>
  );
}

function showModal(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}
