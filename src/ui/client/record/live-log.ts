/** On wide screens the log stands beside the runbook while an incident is active: a line to write, and what was logged last. */
import { announce } from '../base/announce.ts';
import { theDesk } from './desk.ts';
import { logLine } from './log-line.ts';
import { shortTime } from './times.ts';

/** So many lines fit beside a runbook. */
const shown = 8;

export async function liveLog(place: HTMLElement): Promise<void> {
  const desk = await theDesk();
  const list = document.createElement('ol');
  list.className = 'log-lines';
  // It scrolls where its lines are long.
  list.tabIndex = 0;
  list.setAttribute('aria-label', 'Latest lines of the log');
  const { form, heading } = logForm();
  const draw = () => {
    const state = desk.current();
    place.hidden = state === undefined;
    if (state === undefined) return;
    const lines = state.timeline.filter(({ retracted, group }) => retracted === undefined && group !== 'record').slice(-shown);
    list.replaceChildren(
      ...lines.toReversed().map(({ at, text }) => {
        const item = document.createElement('li');
        const time = document.createElement('time');
        time.dateTime = new Date(at).toISOString();
        time.textContent = shortTime(at, Date.now());
        const words = document.createElement('span');
        words.textContent = text;
        item.append(time, words);
        return item;
      }),
    );
  };
  place.replaceChildren(heading, form, list);
  desk.onChange(draw);
  draw();
}

function logForm(): { readonly form: HTMLFormElement; readonly heading: HTMLElement } {
  const heading = document.createElement('h2');
  heading.className = 'rail-title';
  heading.textContent = 'Log';
  const form = document.createElement('form');
  const field = document.createElement('input');
  field.id = 'app:live-log-line';
  field.autocomplete = 'off';
  field.placeholder = 'What happened?';
  field.setAttribute('aria-label', 'What happened?');
  // Nothing is written: nothing is to be refused.
  form.addEventListener('submit', (event) => {
    if (field.value.trim() !== '') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  const { echo, question } = logLine(form, field, () => {
    announce(`Logged: ${field.value}`);
    field.value = '';
    // What asked for the time may have had the focus.
    field.focus();
  });
  // The keys of the page act again.
  field.addEventListener('keydown', (event) => event.key === 'Escape' && field.blur());
  form.append(field, echo, question);
  return { form, heading };
}
