/** What speaks for and against a hypothesis: its predictions, checked or not, words, and links to what was done. */
import { addHypothesisEvidence } from '../../../../incident/commands/hypotheses.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { Hypothesis, HypothesisEvidence } from '../../../../incident/hypotheses.ts';
import { shortTime } from '../../incident/times.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';

interface Props {
  readonly hypothesis: Hypothesis;
  /** Whether it is confirmed or rejected: then nothing is added to it. */
  readonly settled?: boolean;
}

export function Evidence({ hypothesis, settled = false }: Props) {
  const rest = hypothesis.evidence.filter(({ prediction }) => prediction === undefined);
  return (
    <>
      {hypothesis.predictions.length > 0 && <Predictions hypothesis={hypothesis} settled={settled} />}
      {rest.length > 0 && (
        <div class="for-and-against">
          <Stance title="Speaks for it" evidence={rest.filter(({ stance }) => stance === 'for')} />
          <Stance title="Speaks against it" evidence={rest.filter(({ stance }) => stance === 'against')} />
        </div>
      )}
      {!settled && <AddEvidence hypothesis={hypothesis} />}
    </>
  );
}

function Predictions({ hypothesis, settled }: Required<Props>) {
  const { act } = useIncident();
  const check = (prediction: Hypothesis['predictions'][number], stance: 'for' | 'against') =>
    act((at) =>
      addHypothesisEvidence(at, hypothesis.id, {
        stance,
        prediction: prediction.id,
        text: stance === 'for' ? 'It holds' : 'It does not hold',
      }),
    );
  return (
    <ul class="predictions">
      {hypothesis.predictions.map((prediction) => (
        <li key={keyOf(prediction.id)}>
          <span>{prediction.statement}</span>
          {prediction.evidence.map((found) => (
            <Found key={keyOf(found.id)} found={found} />
          ))}
          {!settled && prediction.evidence.length === 0 && (
            <span class="line-acts">
              <button type="button" aria-label={`Holds: ${prediction.statement}`} onClick={() => void check(prediction, 'for')}>
                Holds
              </button>
              <button type="button" aria-label={`Does not hold: ${prediction.statement}`} onClick={() => void check(prediction, 'against')}>
                Does not
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Stance({ title, evidence }: { readonly title: string; readonly evidence: readonly HypothesisEvidence[] }) {
  return (
    <div>
      <h4>{title}</h4>
      {evidence.length === 0 ? (
        <p class="note">nothing yet</p>
      ) : (
        <ul>
          {evidence.map((found) => (
            <li key={keyOf(found.id)}>
              <Found found={found} told />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** @param told whether the list around it says already what it speaks for */
function Found({ found: { stance, text, events, at }, told = false }: { readonly found: HypothesisEvidence; readonly told?: boolean }) {
  const { state, now } = useIncident();
  const linked = events.map((id) => state.timeline.find(({ key }) => key === keyOf(id))?.text).filter((line) => line !== undefined);
  return (
    <span class={`found ${stance}`}>
      {!told && <strong>{stance === 'for' ? 'For' : 'Against'}: </strong>}
      {[text, ...linked].filter((part) => part !== undefined).join(' – ')} <span class="note">{shortTime(at, now)}</span>
    </span>
  );
}

/** What can be linked: the latest lines that say what somebody saw or did. */
const linkable = new Set(['steps', 'queries', 'log', 'evidence']);
const linkedAtMost = 60;

function AddEvidence({ hypothesis }: Props) {
  const { state, now, act } = useIncident();
  const lines = state.timeline
    .filter(({ group, retracted }) => linkable.has(group) && retracted === undefined)
    .slice(-linkedAtMost)
    .toReversed();
  const add = (form: HTMLFormElement, stance: 'for' | 'against') => {
    const line = lines.find(({ key }) => key === textOf(form, 'line'));
    return act((at) =>
      addHypothesisEvidence(at, hypothesis.id, { stance, text: textOf(form, 'text'), events: line === undefined ? [] : [line.event.id] }),
    );
  };
  return (
    <form class="line-form" onSubmit={onSubmit((form) => add(form, 'for'))}>
      <input name="text" aria-label="What did you see?" placeholder="What did you see?" autocomplete="off" />
      <select name="line" aria-label="From the timeline">
        <option value="">and from the timeline …</option>
        {lines.map(({ key, at, text }) => (
          <option key={key} value={key}>
            {shortTime(at, now)} {text.slice(0, 80)}
          </option>
        ))}
      </select>
      <button type="submit">For</button>
      <button
        type="button"
        onClick={(event) => {
          const { form } = event.currentTarget;
          if (form !== null) void add(form, 'against').then((recorded) => recorded && form.reset());
        }}
      >
        Against
      </button>
    </form>
  );
}
