/** Chooses lines of the timeline that evidence rests on: out of sight until asked for. */

import { useRef, useState } from 'preact/hooks';
import { linkableLines } from '../../../../incident/linkable.ts';
import type { TimelineLine } from '../../../../incident/timeline.ts';
import { t } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { onEnter } from '../enter.ts';
import { focus } from '../focus.ts';

export interface LinkPickerProps {
  readonly chosen: readonly TimelineLine[];
  readonly choose: (lines: readonly TimelineLine[]) => void;
}

export function LinkPicker({ chosen, choose }: LinkPickerProps) {
  const { state, now } = useIncident();
  const [words, setWords] = useState<string | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  const open = words !== undefined;
  const found = linkableLines(state, words).filter(({ key }) => chosen.every((line) => line.key !== key));
  const close = () => {
    setWords(undefined);
    opener.current?.focus();
  };
  const closeOnEscape = (press: KeyboardEvent) => press.key === 'Escape' && close();
  const take = (line: TimelineLine | undefined) => {
    if (line === undefined) return;
    choose([...chosen, line]);
    close();
  };
  return (
    <div class="links">
      {chosen.map((line) => (
        <button
          key={line.key}
          type="button"
          class="link-chosen"
          aria-label={t`Unlink: ${line.text}`}
          onClick={() => {
            choose(chosen.filter(({ key }) => key !== line.key));
            opener.current?.focus();
          }}
        >
          <span>{line.text}</span> ×
        </button>
      ))}
      <button
        type="button"
        ref={opener}
        aria-expanded={open}
        onClick={() => (open ? close() : setWords(''))}
      >{t`Link from the timeline`}</button>
      {open && (
        <div class="link-search">
          <input
            type="search"
            aria-label={t`Words of the line to link`}
            placeholder={t`seq scan`}
            autocomplete="off"
            value={words}
            ref={focus}
            onInput={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(press) => {
              onEnter(() => take(found[0]))(press);
              closeOnEscape(press);
            }}
          />
          <ul>
            {found.map((line) => (
              <li key={line.key}>
                <button type="button" onKeyDown={closeOnEscape} onClick={() => take(line)}>
                  <span class="note">{shortTime(line.at, now)}</span> {line.text}
                </button>
              </li>
            ))}
          </ul>
          {found.length === 0 && <p class="note">{t`No such line. Log what happened first.`}</p>}
        </div>
      )}
    </div>
  );
}
