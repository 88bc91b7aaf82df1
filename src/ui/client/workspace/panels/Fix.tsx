/** Choosing a fix, question by question: which change helps users soonest and can be undone. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { answerFixDecision } from '../../../../incident/commands/decisions.ts';
import { type FixQuestion, fixDecisionNow } from '../../../../incident/decision-tree.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { t, tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { Move } from '../Move.tsx';
import { Panel } from '../Panel.tsx';

export function Fix() {
  const { state, act } = useIncident();
  const { path, question, move } = fixDecisionNow(state);
  const [anew, setAnew] = useState<FixQuestion | undefined>(undefined);
  const body = useRef<HTMLDivElement>(null);
  const now = useRef<HTMLParagraphElement>(null);
  const answered = useRef(false);
  const asked = anew ?? question;
  const words = asked?.text ?? move;
  // The button that was pressed may be gone, and the focus with it.
  useEffect(() => {
    if (answered.current && !body.current?.contains(document.activeElement)) now.current?.focus();
    answered.current = false;
  }, [words]);
  const answer = async (to: FixQuestion, id: string) => {
    // Before it is recorded: what comes next is drawn while it is still being written.
    answered.current = true;
    if (await act((at) => answerFixDecision(at, to.id, id))) setAnew(undefined);
    else answered.current = false;
  };
  return (
    <Panel title={t`Choose a fix`} shortcut="f" line={move ?? (path.length === 0 ? '' : question?.text)}>
      <div class="fix" ref={body}>
        <ol class="fix-path">
          {path.map((step) => (
            <li key={step.question.id}>
              {tOf(step.question.text, recordedWords)} <strong>{tOf(step.answer.text, recordedWords)}</strong>{' '}
              <button
                type="button"
                class="quiet"
                aria-label={t`Change the answer: ${tOf(step.question.text, recordedWords)}`}
                aria-pressed={anew?.id === step.question.id}
                onClick={() => setAnew(anew?.id === step.question.id ? undefined : step.question)}
              >{t`Change`}</button>
            </li>
          ))}
        </ol>
        <p class="fix-now" id="app:fix-now" role="status" tabIndex={-1} ref={now}>
          {tOf(words ?? '', recordedWords)}
        </p>
        {asked !== undefined && (
          <fieldset class="line-acts" aria-labelledby="app:fix-now">
            {asked.answers.map(({ id, text }) => (
              <button key={id} type="button" onClick={() => void answer(asked, id)}>
                {tOf(text, recordedWords)}
              </button>
            ))}
          </fieldset>
        )}
        {asked === undefined && move !== undefined && <Move move={move} before={path.at(-1)?.answer.before} />}
      </div>
    </Panel>
  );
}
