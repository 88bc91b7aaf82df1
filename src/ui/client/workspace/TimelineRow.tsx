/** One line of the timeline, and how it is corrected or removed: the original text and time are kept. */

import { useState } from 'preact/hooks';
import { addToImpact, setMilestone } from '../../../incident/commands/incident.ts';
import { correctEvent, retractEvent } from '../../../incident/commands/log.ts';
import { moveEvent } from '../../../incident/commands/relations.ts';
import { starEvent } from '../../../incident/commands/stars.ts';
import { isKnown } from '../../../incident/event.ts';
import { factsOf } from '../../../incident/facts.ts';
import { isMovable } from '../../../incident/incidents.ts';
import { starsOf } from '../../../incident/key-moments.ts';
import type { Milestone } from '../../../incident/milestone.ts';
import type { TimelineLine } from '../../../incident/timeline.ts';
import { t, tx } from '../../../words/text.ts';
import { isUtc, shortTime, utcClock, utcTime } from '../record/times.ts';
import { entryMark } from '../share/live/entry-marks.ts';
import { useIncident } from './context.ts';
import { focus } from './focus.ts';
import { textOf } from './form.ts';
import { readTime, TimeField } from './TimeField.tsx';

type Mode = 'read' | 'menu' | 'edit';

export function TimelineRow({ line }: { readonly line: TimelineLine }) {
  const { now, act, state } = useIncident();
  const isStarred = starsOf(state).get(line.key) === true;
  const [mode, setMode] = useState<Mode>('read');
  const { event, retracted } = line;
  const canChange = retracted === undefined && event.kind !== 'incident-opened/1';
  return (
    <li data-group={line.group}>
      <time dateTime={new Date(line.at).toISOString()} title={utcTime(line.at)}>
        {shortTime(line.at, now)}
        {!isUtc && <span class="utc">{utcClock(line.at)}</span>}
      </time>
      <div class="what">
        {isStarred && (
          <span class="star" title={t`Key moment of the postmortem`}>
            ★{' '}
          </span>
        )}
        {retracted === undefined ? <span class="line-text">{line.text}</span> : <del class="line-text">{line.text}</del>}
        <Notes line={line} />
        {mode === 'edit' && <Edit line={line} close={() => setMode('read')} />}
        {mode === 'menu' && <Menu line={line} edit={() => setMode('edit')} />}
        {mode === 'menu' && <Moments line={line} />}
      </div>
      {retracted !== undefined && (
        <button
          type="button"
          class="quiet"
          aria-label={t`Restore: ${line.text}`}
          onClick={() => void act((at) => retractEvent(at, retracted.event))}
        >{t`Restore`}</button>
      )}
      {canChange && (
        <button
          type="button"
          class="quiet"
          aria-label={t`Change: ${line.text}`}
          aria-expanded={mode !== 'read'}
          onClick={() => setMode(mode === 'read' ? 'menu' : 'read')}
        >
          …
        </button>
      )}
    </li>
  );
}

function Notes({ line: { event, by, original, retracted } }: { readonly line: TimelineLine }) {
  const { now } = useIncident();
  const notes = [
    by ?? '',
    entryMark(event.id),
    original?.text === undefined ? '' : t`originally: ${original.text}`,
    original?.at === undefined ? '' : t`originally at ${shortTime(original.at, now)}`,
    retracted === undefined ? '' : t`removed${retracted.why === undefined ? '' : `: ${retracted.why}`}`,
  ].filter((note) => note !== '');
  return notes.length === 0 ? null : <span class="note">{notes.join(' · ')}</span>;
}

/** Which moment of the incident a line was, whether it is a key one, and its result as the impact: none of it is typed again. */
function Moments({ line }: { readonly line: TimelineLine }) {
  const { act, state, announce } = useIncident();
  const { event, key, text, at: when } = line;
  const isStarred = starsOf(state).get(key) ?? false;
  const result = isKnown(event) && event.kind === 'query-run/1' ? event.payload.result : undefined;
  return (
    <span class="line-acts">
      <span class="note">{t`This is when it`}</span>
      {moments.map(([milestone, words]) => (
        <button
          key={milestone}
          type="button"
          aria-label={t`This is when it ${words}: ${text}`}
          onClick={async () => (await act((at) => setMilestone(at, milestone, { at: when }))) && announce(t`Set: ${words}.`)}
        >
          {words}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={isStarred}
        aria-label={t`Key moment: ${text}`}
        onClick={() => void act((at) => starEvent(at, event.id, !isStarred))}
      >
        {isStarred ? t`★ Key moment` : t`☆ Key moment`}
      </button>
      {result !== undefined && (
        <button
          type="button"
          aria-label={t`Use as impact: ${result}`}
          onClick={async () => (await act((at) => addToImpact(at, result))) && announce(t`The impact has it, and updates include it.`)}
        >{t`Use as impact`}</button>
      )}
    </span>
  );
}

const moments = [
  ['started', t`started`],
  ['detected', t`was detected`],
  ['mitigated', t`was mitigated`],
  ['resolved', t`ended`],
] as const satisfies readonly (readonly [Milestone, string])[];

function Menu({ line: { event, text }, edit }: { readonly line: TimelineLine; readonly edit: () => void }) {
  const { act, desk } = useIncident();
  return (
    <span class="line-acts">
      <button type="button" aria-label={t`Edit: ${text}`} onClick={edit}>
        {event.kind === 'note-written/1' ? t`Edit` : t`Set time`}
      </button>
      <button
        type="button"
        aria-label={t`Remove: ${text}`}
        onClick={() => void act((at) => retractEvent(at, event.id))}
      >{t`Remove`}</button>
      {isMovable(event.kind) &&
        desk.others().map((other) => (
          <button
            key={other.incident}
            type="button"
            aria-label={t`Move to ${factsOf(other).title}: ${text}`}
            onClick={() => void act((at) => moveEvent(at, event.id, other))}
          >
            {tx`Move to ${factsOf(other).title}`}
          </button>
        ))}
    </span>
  );
}

/** Only notes have a text of their own; the time can be corrected on every line. */
function Edit({ line, close }: { readonly line: TimelineLine; readonly close: () => void }) {
  const { act } = useIncident();
  const { event } = line;
  const hasWords = event.kind === 'note-written/1';
  const save = async (form: HTMLFormElement) => {
    const text = hasWords && textOf(form, 'text') !== line.text ? textOf(form, 'text') : undefined;
    const read = await readTime(form, 'at', line.at);
    if (read.kind === 'unanswered') return;
    const occurredAt = read.kind === 'empty' || read.at === line.at ? undefined : read.at;
    const unchanged = text === undefined && occurredAt === undefined;
    if (unchanged || (await act((desk) => correctEvent(desk, event.id, { text, occurredAt })))) close();
  };
  return (
    <form
      class="line-edit"
      onSubmit={(submit) => {
        submit.preventDefault();
        void save(submit.currentTarget);
      }}
      onKeyDown={(press) => press.key === 'Escape' && close()}
    >
      {hasWords && <input name="text" aria-label={t`New text; the original is kept`} defaultValue={line.text} ref={focus} />}
      <TimeField name="at" aria-label={t`When it happened`} at={line.at} takesFocus={!hasWords} />
      <button type="submit">{t`Save`}</button>
    </form>
  );
}
