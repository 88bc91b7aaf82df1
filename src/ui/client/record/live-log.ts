/** On wide screens the log stands beside the runbook while an incident is active: a line to write, and what was logged last. */
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { theDesk } from './desk.ts';
import { logLine } from './log-line.ts';
import { shortTime } from './times.ts';

/** So many lines fit beside a runbook. */
const shown = 8;

export async function liveLog(place: HTMLElement): Promise<void> {
  const desk = await theDesk();
  // It scrolls where its lines are long.
  const list = h('ol', { class: 'log-lines', tabindex: '0', 'aria-label': t`Latest lines of the log` });
  const { form, heading } = logForm();
  const draw = () => {
    const state = desk.current();
    place.hidden = state === undefined;
    if (state === undefined) return;
    const lines = state.timeline.filter(({ retracted, group }) => retracted === undefined && group !== 'record').slice(-shown);
    list.replaceChildren(
      ...lines
        .toReversed()
        .map(({ at, text }) =>
          h('li', {}, h('time', { datetime: new Date(at).toISOString() }, shortTime(at, Date.now())), h('span', {}, text)),
        ),
    );
  };
  place.replaceChildren(heading, form, list);
  desk.onChange(draw);
  draw();
}

function logForm(): { readonly form: HTMLFormElement; readonly heading: HTMLElement } {
  const heading = h('h2', { class: 'rail-title' }, t`Log`);
  const words = t`What happened?`;
  const field = h('input', { id: 'app:live-log-line', autocomplete: 'off', placeholder: words, 'aria-label': words });
  const form = h('form', {}, field);
  // Nothing is written: nothing is to be refused.
  form.addEventListener('submit', (event) => {
    if (field.value.trim() !== '') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  const { echo, question } = logLine(form, field, () => {
    announce(t`Logged: ${field.value}`);
    field.value = '';
    // What asked for the time may have had the focus.
    field.focus();
  });
  // The keys of the page act again.
  field.addEventListener('keydown', (event) => event.key === 'Escape' && field.blur());
  form.append(echo, question);
  return { form, heading };
}
