/** The timeline on the page: the newest on top, each line with its clock time, corrected or taken back in place. */
import { correctEvent, retractEvent } from '../../../incident/commands/log.ts';
import type { TimelineGroup } from '../../../incident/kinds.ts';
import { filterTimeline, type TimelineLine } from '../../../incident/timeline.ts';
import type { Desk } from './desk.ts';
import { shortTime, utcTime } from './times.ts';

/** Writes the lines of the active incident into the list. */
export function drawTimeline(list: HTMLElement, desk: Desk, group: TimelineGroup | '', say: (text: string) => void): void {
  const lines = desk.active()?.timeline ?? [];
  const shown = filterTimeline(lines, group === '' ? {} : { groups: new Set([group]) })
    // What they correct or take back shows it.
    .filter(({ event }) => group === 'record' || !/^event-(?:corrected|retracted)\//.test(event.kind));
  list.replaceChildren(...shown.toReversed().map((line) => lineItem(line, desk, say)));
}

function lineItem(line: TimelineLine, desk: Desk, say: (text: string) => void): HTMLElement {
  const item = document.createElement('li');
  item.className = line.retracted === undefined ? line.group : `${line.group} retracted`;
  const time = document.createElement('time');
  time.dateTime = new Date(line.at).toISOString();
  time.title = utcTime(line.at);
  time.textContent = shortTime(line.at, Date.now());
  const text = document.createElement(line.retracted === undefined ? 'span' : 'del');
  text.className = 'said';
  text.textContent = line.text;
  item.append(time, text);
  const notes = [
    line.event.by === undefined ? '' : line.event.by,
    line.original?.text === undefined ? '' : `first written: ${line.original.text}`,
    line.retracted === undefined ? '' : `taken back${line.retracted.why === undefined ? '' : `: ${line.retracted.why}`}`,
  ].filter((note) => note !== '');
  if (notes.length > 0) {
    const note = document.createElement('span');
    note.className = 'note';
    note.textContent = notes.join(' · ');
    item.append(note);
  }
  if (line.retracted === undefined && line.event.kind !== 'incident-opened/1') item.append(...buttons(line, item, desk, say));
  return item;
}

function buttons(line: TimelineLine, item: HTMLElement, desk: Desk, say: (text: string) => void): HTMLElement[] {
  const take = button('Take back', `Take back: ${line.text}`, async () => {
    say(await desk.act((at) => retractEvent(at, line.event.id)));
  });
  if (line.event.kind !== 'note-written/1') return [take];
  const edit = button('Edit', `Edit: ${line.text}`, () => {
    const field = document.createElement('input');
    field.value = line.text;
    field.setAttribute('aria-label', 'New words; the first ones are kept');
    const form = document.createElement('form');
    form.append(
      field,
      button('Save', 'Save', () => form.requestSubmit()),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      say(await desk.act((at) => correctEvent(at, line.event.id, { text: field.value })));
    });
    item.replaceChildren(form);
    field.focus();
  });
  return [edit, take];
}

function button(text: string, label: string, act: () => void | Promise<void>): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'quiet';
  element.textContent = text;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', () => void act());
  return element;
}
