/** A form for a hypothesis that can be tested: it names a component, could be wrong, and predicts something. */

import { proposeHypothesis } from '../../../../incident/commands/hypotheses.ts';
import { t } from '../../../../words/text.ts';
import { bringIntoSight } from '../../base/into-sight.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';

export function Propose() {
  const { act } = useIncident();
  const propose = async (form: HTMLFormElement) => {
    // At once: whoever goes on to the next one while the disk is slow would have it closed, and emptied, under their hands.
    const fold = form.closest('details');
    const panel = form.closest('.panel');
    fold?.removeAttribute('open');
    const isRecorded = await act((at) =>
      proposeHypothesis(at, {
        statement: textOf(form, 'statement'),
        component: textOf(form, 'component'),
        predictions: textOf(form, 'predictions')
          .split('\n')
          .filter((line) => line.trim() !== ''),
      }),
    );
    if (!isRecorded) fold?.setAttribute('open', '');
    // The form was below it, and is gone: without this a phone shows whatever comes after it.
    else requestAnimationFrame(() => bringIntoSight([...(panel?.querySelectorAll('article.hypothesis') ?? [])].at(-1)));
    return isRecorded;
  };
  return (
    <form class="fields propose" onSubmit={onSubmit(propose)}>
      <label>
        {t`What might the cause be?`}
        <input
          name="statement"
          autocomplete="off"
          placeholder={t`The index on users(id) is missing`}
          aria-describedby="app:good-hypothesis"
        />
      </label>
      <label>
        {t`In which component?`}
        <input name="component" autocomplete="off" placeholder={t`users-db`} />
      </label>
      <label class="wide">
        {t`If this is the cause, what else must be true? One per line.`}
        <textarea name="predictions" rows={2} placeholder={t`The plan is a sequential scan`} />
      </label>
      <p class="note wide" id="app:good-hypothesis">{t`A good hypothesis names a component and can be proved wrong.`}</p>
      <button type="submit">{t`Propose`}</button>
    </form>
  );
}
