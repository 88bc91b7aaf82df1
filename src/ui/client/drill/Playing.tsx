/** A drill that goes on: its clock, what is seen, how far along it is, what the cause might be. */

import { nextSkip, type Standing } from '../../../drill/play.ts';
import { endDrill, skipDrillTime } from '../../../incident/commands/drill.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { t, tx } from '../../../words/text.ts';
import { Status } from '../workspace/band/Status.tsx';
import { useWorkspace } from '../workspace/context.ts';
import { Hypotheses } from '../workspace/panels/Hypotheses.tsx';
import { Seen } from './Seen.tsx';

export function Playing({ standing }: { readonly standing: Standing }) {
  const { act } = useWorkspace();
  const { elapsed, seen } = standing;
  const skip = nextSkip(standing);
  return (
    <>
      <p class="drill-bar">
        <strong>{t`Drill`}</strong>
        <span class="drill-clock">{lengthText(elapsed).replace(/^\d+ s$/, t`just begun`)}</span>
        <a href="#app:what-you-see">{tx`What you see: ${seen.length}`}</a>
      </p>
      <div class="drill-acts">
        <Status />
        <button type="button" onClick={() => void act((at) => skipDrillTime(at, skip))}>
          {tx`Skip ahead ${lengthText(skip * 1000)}`}
        </button>
        <button type="button" class="quiet" onClick={() => void act((at) => endDrill(at))}>{t`End the drill`}</button>
      </div>
      <Seen seen={seen} />
      <Hypotheses />
    </>
  );
}
