/** What was done: the newest on top, each line with its clock time, corrected or taken back in place. */
import { useState } from 'preact/hooks';
import { correctEvent, retractEvent } from '../../../incident/commands/log.ts';
import { type TimelineGroup, timelineGroups } from '../../../incident/kinds.ts';
import { filterTimeline, type TimelineLine } from '../../../incident/timeline.ts';
import { shortTime, utcTime } from '../incident/times.ts';
import { useIncident } from './context.ts';
import { textOf } from './form.ts';

/** As many lines as anybody reads at once; the others are one press away. */
const atFirst = 100;

export function Timeline() {
  const { state } = useIncident();
  const [group, setGroup] = useState<TimelineGroup | ''>('');
  const [all, setAll] = useState(false);
  const lines = filterTimeline(state.timeline, group === '' ? {} : { groups: new Set([group]) })
    // What they correct or take back shows it.
    .filter(({ event }) => group === 'record' || !/^event-(?:corrected|retracted)\//.test(event.kind))
    .toReversed();
  const shown = all ? lines : lines.slice(0, atFirst);
  return (
    <section aria-labelledby="timeline-h">
      <div class="section-head">
        <h2 id="timeline-h">Timeline</h2>
        <label class="note">
          Show{' '}
          <select
            name="group"
            value={group}
            onChange={(event) => setGroup(timelineGroups.find((name) => name === event.currentTarget.value) ?? '')}
          >
            <option value="">everything</option>
            {timelineGroups.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <ol class="timeline">
        {shown.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
      {lines.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {lines.length} lines
        </button>
      )}
    </section>
  );
}

/** The same function each time: another one would take the focus again at every drawing. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

function Line({ line }: { readonly line: TimelineLine }) {
  const { act, now } = useIncident();
  const [editing, setEditing] = useState(false);
  const { event, retracted, original } = line;
  const notes = [
    event.by ?? '',
    original?.text === undefined ? '' : `first written: ${original.text}`,
    original?.at === undefined ? '' : `first said: ${shortTime(original.at, now)}`,
    retracted === undefined ? '' : `taken back${retracted.why === undefined ? '' : `: ${retracted.why}`}`,
  ].filter((note) => note !== '');
  const edit = async (form: HTMLFormElement) => {
    const text = textOf(form, 'text');
    if (text === line.text || (await act((at) => correctEvent(at, event.id, { text })))) setEditing(false);
  };
  return (
    <li class={retracted === undefined ? line.group : `${line.group} retracted`}>
      <time dateTime={new Date(line.at).toISOString()} title={utcTime(line.at)}>
        {shortTime(line.at, now)}
      </time>
      {editing ? (
        <form
          onSubmit={(submit) => {
            submit.preventDefault();
            void edit(submit.currentTarget);
          }}
          onKeyDown={(press) => press.key === 'Escape' && setEditing(false)}
        >
          <input name="text" aria-label="New words; the first ones are kept" defaultValue={line.text} ref={focus} />
          <button type="submit">Save</button>
        </form>
      ) : (
        <>
          {retracted === undefined ? <span class="said">{line.text}</span> : <del class="said">{line.text}</del>}
          {notes.length > 0 && <span class="note">{notes.join(' · ')}</span>}
          {retracted === undefined && event.kind !== 'incident-opened/1' && (
            <span class="line-acts">
              {event.kind === 'note-written/1' && (
                <button type="button" class="quiet" aria-label={`Edit: ${line.text}`} onClick={() => setEditing(true)}>
                  Edit
                </button>
              )}
              <button
                type="button"
                class="quiet"
                aria-label={`Take back: ${line.text}`}
                onClick={() => void act((at) => retractEvent(at, event.id))}
              >
                Take back
              </button>
            </span>
          )}
        </>
      )}
    </li>
  );
}
