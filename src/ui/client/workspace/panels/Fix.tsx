/** The fix decision, question by question: which move helps users soonest and can be undone. */
import { useEffect, useState } from 'preact/hooks';
import { answerFixDecision } from '../../../../incident/commands/decisions.ts';
import { setStatus } from '../../../../incident/commands/incident.ts';
import { writeLine } from '../../../../incident/commands/log.ts';
import { type FixQuestion, fixDecisionNow } from '../../../../incident/decision-tree.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { here } from '../../incident/times.ts';
import { useIncident } from '../context.ts';
import { type RunbookPlaces, runbookPlaces, siteBase } from '../data.ts';
import { openPanel } from '../open-panel.ts';
import { Panel } from '../Panel.tsx';

/** The runbook with what to check before each move, where a site has it. */
const runbook = 'incident/fix-decision';

export function Fix() {
  const { state } = useIncident();
  const { path, question, move } = fixDecisionNow(state);
  const [anew, setAnew] = useState('');
  const line = move ?? (path.length === 0 ? 'roll back, fix or scale?' : question?.text);
  return (
    <Panel title="Choose the fix" shortcut="f" line={line}>
      <ol class="fix-path">
        {path.map(({ question: asked, answer }) => (
          <li key={asked.id}>
            {anew === asked.id ? (
              <Ask question={asked} done={() => setAnew('')} />
            ) : (
              <>
                {asked.text} <strong>{answer.text}</strong>{' '}
                <button type="button" class="quiet" aria-label={`Answer anew: ${asked.text}`} onClick={() => setAnew(asked.id)}>
                  Change
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      {question !== undefined && <Ask question={question} />}
      {move !== undefined && <Move move={move} />}
    </Panel>
  );
}

function Ask({ question, done = () => {} }: { readonly question: FixQuestion; readonly done?: () => void }) {
  const { act } = useIncident();
  return (
    <fieldset class="ask">
      <legend>{question.text}</legend>
      <p class="line-acts">
        {question.answers.map(({ id, text }) => (
          <button key={id} type="button" onClick={() => void act((at) => answerFixDecision(at, question.id, id)).then(done)}>
            {text}
          </button>
        ))}
      </p>
    </fieldset>
  );
}

function Move({ move }: { readonly move: string }) {
  const { state, act } = useIncident();
  const [places, setPlaces] = useState<RunbookPlaces>({});
  useEffect(() => void runbookPlaces().then(setPlaces), []);
  const { status } = factsOf(state);
  const place = places[runbook];
  const helped = status === 'mitigated' || status === 'monitoring' || status === 'resolved';
  const failed = async () => {
    if (await act((at) => writeLine(at, `It did not help: ${move}`, here))) openPanel('h');
  };
  return (
    <div class="move">
      <p>
        <strong>{move}</strong>
      </p>
      <p class="note">
        One change at a time, and undo it if it does not help.
        {place !== undefined && (
          <>
            {' '}
            <a href={`${siteBase()}${place.address}`}>What to check before it</a>
          </>
        )}
      </p>
      {!helped && (
        <p class="line-acts">
          <button type="button" onClick={() => void act((at) => setStatus(at, 'mitigated'))}>
            It helped: mitigated
          </button>
          <button type="button" onClick={() => void failed()}>
            It did not help
          </button>
        </p>
      )}
    </div>
  );
}
