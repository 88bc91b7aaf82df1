/** The list under a search box: one option is active, the input keeps the focus (ARIA's combobox pattern). */

import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';
import { noteOf, type Row } from './row.ts';

export interface OptionList {
  /** Shows the rows. For the same text the active one stays active, for another it is the first. */
  show: (rows: readonly Row[], typed: string) => void;
  close: () => void;
}

let lists = 0;

export function optionList(input: HTMLInputElement, form: HTMLFormElement): OptionList {
  const list = h('ul', { id: `app:jump-${++lists}`, class: 'jump', role: 'listbox', 'aria-label': t`Matches`, hidden: '' });
  form.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.autocomplete = 'off';
  let active = -1;
  let shownFor: string | undefined;

  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const close = () => {
    list.hidden = true;
    active = -1;
    shownFor = undefined;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (at: number) => {
    const all = options();
    active = all.length === 0 ? -1 : (at + all.length) % all.length;
    all.forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === active));
    });
    const chosen = all[active];
    if (chosen === undefined) return;
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  const show = (rows: readonly Row[], typed: string) => {
    const before = shownFor === typed ? options()[active]?.dataset['to'] : undefined;
    shownFor = typed;
    list.replaceChildren(...rows.flatMap((row, at) => [...headingOf(row), optionOf(row, `${list.id}-${at}`, close)]));
    list.hidden = rows.length === 0;
    input.setAttribute('aria-expanded', String(rows.length > 0));
    choose(
      Math.max(
        0,
        rows.findIndex((row) => toOf(row) === before),
      ),
    );
  };

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) input.dispatchEvent(new Event('input'));
      else choose(active + (event.key === 'ArrowDown' ? 1 : -1));
      event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden) {
      const chosen = options()[active];
      if (chosen === undefined) return;
      event.preventDefault();
      chosen.click();
    }
  });
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) close();
  });
  return { show, close };
}

function toOf({ href, title }: Row): string {
  return href || title;
}

/** For the eye: each row has it in its note as well, which is read out with the row. */
function headingOf({ heading }: Row): HTMLLIElement[] {
  if (heading === undefined) return [];
  return [h('li', { 'aria-hidden': 'true', class: 'jump-heading' }, heading)];
}

function optionOf(row: Row, id: string, close: () => void): HTMLLIElement {
  const { act } = row;
  const link = h('a', { id, 'data-to': toOf(row), role: 'option', tabindex: '-1' }, h('span', {}, row.title), noteOf(row));
  if (act === undefined) link.href = row.href;
  link.addEventListener('click', () => {
    close();
    act?.();
  });
  return h('li', { role: 'presentation' }, link);
}
