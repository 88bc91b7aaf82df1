/** What a drill came to: against the truth, by its own clock; and what can be taken along. */

import { resultFile } from '../../../drill/file.ts';
import { patchFor } from '../../../drill/patch.ts';
import type { Standing } from '../../../drill/play.ts';
import { resultOf } from '../../../drill/result.ts';
import { changesText, foundWords, mitigationWords, scoreText, timeText, timeWords, verdictText } from '../../../drill/words.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { t, tx } from '../../../words/text.ts';
import { download } from '../base/download.ts';
import { siteBase } from '../base/site-base.ts';
import { useWorkspace } from '../workspace/context.ts';
import { focus } from '../workspace/focus.ts';
import type { DrillData } from './data.ts';

export interface ResultProps {
  readonly drill: DrillData;
  readonly state: IncidentState;
  readonly standing: Standing;
  /** Whether it has just ended, here. */
  readonly fresh: boolean;
}

export function Result({ drill, state, standing, fresh }: ResultProps) {
  const { script } = drill;
  const result = resultOf(script, state, standing);
  return (
    <section class="drill-result" aria-labelledby="app:drill-result">
      <h2 id="app:drill-result" tabIndex={-1} ref={fresh ? focus : null}>{t`Result`}</h2>
      {standing.record.script.revision !== drill.revision && (
        <p class="note">{t`This drill has changed since you played it: the result uses its new script.`}</p>
      )}
      <p>
        <strong>{foundWords[result.found]}</strong> {scoreText(result)} {mitigationWords[result.mitigation]} {changesText(result)}
      </p>
      <dl class="drill-times">
        {timeWords.map(({ name, title, span }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>
              {timeText(result.times[name])} <span class="note">{span}</span>
            </dd>
          </div>
        ))}
      </dl>
      {result.hypotheses.length > 0 && (
        <>
          <h3>{t`Your hypotheses`}</h3>
          <ul>
            {result.hypotheses.map((one) => (
              <li key={one.statement}>
                {one.statement}: {verdictText(one)}.
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t`The actual cause`}</h3>
      <p>
        <strong>{script.truth.cause}.</strong> {script.truth.why}
      </p>
      <p>
        <strong>{t`The fix.`}</strong> {script.recovery.why}
      </p>
      <details class="fold">
        <summary>
          <strong>{t`Red herrings`}</strong>
          <span class="fold-line">{script.redHerrings.length}</span>
        </summary>
        {script.redHerrings.map(({ id, cause, why }) => (
          <p key={id}>
            <strong>{cause}.</strong> {why}
          </p>
        ))}
      </details>
      {result.notSeen.length > 0 && (
        <details class="fold">
          <summary>
            <strong>{t`Not looked at`}</strong>
            <span class="fold-line">{result.notSeen.length}</span>
          </summary>
          <ul>
            {result.notSeen.map(({ id, where, shows }) => (
              <li key={id}>
                {where}
                <pre>{shows.trimEnd()}</pre>
              </li>
            ))}
          </ul>
        </details>
      )}
      <TakeAlong drill={drill} state={state} standing={standing} />
    </section>
  );
}

function TakeAlong({ drill, state, standing }: Omit<ResultProps, 'fresh'>) {
  const { announce } = useWorkspace();
  const { script } = drill;
  const result = resultOf(script, state, standing);
  const file = resultFile(script, drill.file, state, standing, result);
  const day = file.ended.slice(0, 10);
  const name = `drill-${drill.id.replaceAll('/', '-')}-${day}`;
  // A drill in which no step was taken practised nothing.
  const patch = result.steps === 0 ? '' : patchFor(drill.patch, day, drill.lastExercised);
  const save = async (ending: string, content: () => string | Promise<string>, type: string) => {
    try {
      download(`${name}.${ending}`, await content(), type);
      announce(t`${name}.${ending} was downloaded.`);
    } catch {
      announce(t`Not saved: a part of the page could not be loaded.`);
    }
  };
  const markdown = async () => (await import('../../../drill/report.ts')).writeReport(script, result, file);
  return (
    <>
      <p class="line-acts">
        <button type="button" onClick={() => void save('md', markdown, 'text/markdown')}>{t`Save as Markdown`}</button>
        <button
          type="button"
          onClick={() => void save('json', () => `${JSON.stringify(file, null, 2)}\n`, 'application/json')}
        >{t`Save as JSON`}</button>
        {patch !== '' && (
          <button type="button" onClick={() => void save('patch', () => patch, 'text/x-diff')}>
            {tx`Save the patch: exercised on ${day}`}
          </button>
        )}
        <a href={`${siteBase()}incident/#drill=${state.incident}`}>{t`Its log, and a postmortem to practise on`}</a>
      </p>
      {patch !== '' && <p class="note">{tx`${<code>git apply {name}.patch</code>} writes the day into ${drill.file}.`}</p>}
    </>
  );
}
