/** The search box as a combobox: names appear as they are typed, arrow keys choose, Enter goes there or searches all text. */
import type { JumpEntry } from '../../../search/jump-list.ts';
import { jumpIndex, kindWords, siteBase } from './jump-data.ts';
import { rank } from './rank.ts';

const most = 8;
let lists = 0;

/** Makes an input jump. Calling it twice for the same input does nothing more. */
export function enhanceSearch(input: HTMLInputElement): void {
  const form = input.form;
  if (form === null || input.getAttribute('role') === 'combobox') return;
  const base = siteBase(form);
  const list = document.createElement('ul');
  list.id = `jump-${++lists}`;
  list.className = 'jump';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Matches');
  list.hidden = true;
  form.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.autocomplete = 'off';
  let active = -1;
  let wanted = '';

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('a')];
  const close = () => {
    list.hidden = true;
    active = -1;
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
    if (chosen !== undefined) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };
  const show = async () => {
    const typed = input.value;
    wanted = typed;
    if (typed.trim() === '') return close();
    const index = await jumpIndex(base).catch(() => null);
    // A later key may have been answered already.
    if (index === null || wanted !== typed) return;
    const entries = rank(index, typed, most);
    list.replaceChildren(...entries.map((entry, at) => option(entry, base, `${list.id}-${at}`)));
    list.hidden = entries.length === 0;
    input.setAttribute('aria-expanded', String(entries.length > 0));
    if (entries.length > 0) choose(0);
  };

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) void show();
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
  // The first focus loads the list; what was typed meanwhile is answered at once.
  void jumpIndex(base).catch(() => null);
  if (input.value !== '' && document.activeElement === input) void show();
}

function option([kind, title, names, address, context]: JumpEntry, base: string, id: string): HTMLLIElement {
  const item = document.createElement('li');
  item.setAttribute('role', 'presentation');
  const link = document.createElement('a');
  link.id = id;
  link.href = new URL(address, base).href;
  link.setAttribute('role', 'option');
  link.tabIndex = -1;
  const name = document.createElement('span');
  name.textContent = title;
  const note = document.createElement('span');
  note.className = 'note';
  note.textContent = [kindWords[kind], context, names].filter((part) => part !== '' && part !== undefined).join(' · ');
  link.append(name, note);
  item.append(link);
  return item;
}
