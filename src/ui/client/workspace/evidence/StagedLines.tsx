/** The lines of a pasted chat or list of changes, each with a box and its own time: what is ticked goes into the log. */

import { useEffect, useState } from 'preact/hooks';
import { logPasted } from '../../../../incident/commands/paste.ts';
import type { Staged, StagedLine } from '../../../../incident/paste/staged.ts';
import { t, tx } from '../../../../words/text.ts';
import { here, shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { readTime, TimeField, type TimeRead } from '../TimeField.tsx';

/** The lines that a text has for the log; undefined while it is not known, and for a text that has none. Readers are loaded for several lines. */
export function usePastedLines(text: string): Staged | undefined {
  const [read, setRead] = useState<{ readonly text: string; readonly staged: Staged | undefined }>();
  useEffect(() => {
    if (!text.trim().includes('\n')) return;
    let isCurrent = true;
    void import('../../../../incident/paste/read-paste.ts').then(({ readPaste }) => {
      if (isCurrent) setRead({ text, staged: readPaste(text, Date.now(), here) });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return read?.text === text ? read.staged : undefined;
}

interface Props {
  readonly staged: Staged;
  /** The text that they come from: it is kept as evidence. */
  readonly text: string;
  readonly onLogged: () => void;
}

export function StagedLines({ staged: { source, lines }, text, onLogged }: Props) {
  const { now, act, announce } = useIncident();
  // A line whose time is not certain waits for one.
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(lines.flatMap(({ doubt }, at) => (doubt === undefined ? at : []))));
  const toggle = (at: number) => setChosen(new Set([...chosen].filter((other) => other !== at).concat(chosen.has(at) ? [] : [at])));
  const log = async (form: HTMLFormElement) => {
    const wanted: (StagedLine & { readonly at: number | undefined })[] = [];
    for (const [place, line] of lines.entries()) {
      if (!chosen.has(place)) continue;
      const read: TimeRead = line.at === undefined ? await readTime(form, `at-${place}`) : { kind: 'at', at: line.at };
      if (read.kind === 'unanswered') return;
      wanted.push({ ...line, at: read.kind === 'at' ? read.at : undefined });
    }
    const logged = await act((desk) => logPasted(desk, source, text, wanted));
    if (!logged) return;
    announce(t`${wanted.length === 1 ? '1 line' : t`${wanted.length} lines`} logged, the text is kept as evidence.`);
    onLogged();
  };
  return (
    <form
      class="staged-lines"
      aria-label={t`Lines of the pasted ${source}`}
      onSubmit={(event) => {
        event.preventDefault();
        void log(event.currentTarget);
      }}
    >
      <p class="note">{tx`This reads as ${source}: tick what belongs into the log.`}</p>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>
            <label class="box">
              <input type="checkbox" checked={chosen.has(at)} onChange={() => toggle(at)} />
              <span>
                {line.at !== undefined && <time>{shortTime(line.at, now)} </time>}
                {line.by !== undefined && `${line.by}: `}
                {line.text}
                {line.doubt !== undefined && <span class="note"> {line.doubt}</span>}
              </span>
            </label>
            {line.at === undefined && <TimeField name={`at-${at}`} aria-label={t`When: ${line.text}`} />}
          </li>
        ))}
      </ul>
      <button type="submit" class="primary" disabled={chosen.size === 0}>
        {chosen.size === 1 ? t`Log 1 line` : t`Log ${chosen.size} lines`}
      </button>
    </form>
  );
}
