/** Choosing which services to keep, where the browser has no room for all: what belongs to no single service is always kept. */

import { sizeOf } from '../../../offline/page/describe.ts';
import type { Offline } from '../../../offline/page/offline.ts';
import { megabytes } from '../../../offline/page/short.ts';
import { isChosen, type OfflineState } from '../../../offline/page/state.ts';
import type { Part } from '../../../offline/shared/failure.ts';
import { space } from '../../../storage/persistence.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';

export function chooseParts(place: HTMLElement, offline: Offline): void {
  const fold = place.querySelector<HTMLDetailsElement>('[data-choose]');
  const form = fold?.querySelector('form');
  const list = fold?.querySelector<HTMLElement>('[data-services]');
  const words = fold?.querySelector<HTMLElement>('[data-room]');
  const all = fold?.querySelector<HTMLButtonElement>('[data-all]');
  if (!fold || !form || !list || !words || !all) return;

  let drawn = '';
  let always = 0;
  let free: number | undefined;
  const sum = () => {
    const chosen = boxesOf(list).reduce((bytes, box) => bytes + (box.checked ? Number(box.dataset['size']) : 0), always);
    const has = free === undefined ? '' : t` This browser has room for about ${megabytes(free)} MB, and incident logs need some of it.`;
    words.textContent = t`Search, lists, incident response and patterns are always kept. Chosen: ${megabytes(chosen)} MB in all.${has}`;
  };
  const draw = async () => {
    const state = offline.state();
    const parts = partsOf(state);
    const needed = state.failure?.kind === 'no room' || (state.status !== undefined && isChosen(state.status));
    fold.hidden = !needed || parts.length === 0;
    const key = JSON.stringify([needed, parts]);
    // What somebody is choosing must not be drawn away under them.
    if (!needed || key === drawn) return;
    drawn = key;
    always = parts.reduce((bytes, { optional, size }) => bytes + (optional ? 0 : size), 0);
    list.replaceChildren(...parts.filter(({ optional }) => optional).map(choiceOf));
    if (state.failure?.kind === 'no room' && state.status === undefined) fold.open = true;
    sum();
    const asked = await space();
    if (asked === undefined) return;
    const bytes = (of: readonly Choice[]) => of.reduce((all, { size }) => all + size, 0);
    const room = asked.allowed - asked.used + bytes(parts.filter(({ here }) => here));
    // Browsers also name a limit that the disk does not have: one with room for everything is left out.
    free = room < bytes(parts) ? Math.max(0, room) : undefined;
    sum();
  };
  list.addEventListener('change', sum);
  const keep = async (chosen: readonly string[] | undefined) => {
    const acts = form.querySelectorAll('button');
    for (const act of acts) act.disabled = true;
    await offline.keep(chosen);
    for (const act of acts) act.disabled = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void keep(
      boxesOf(list)
        .filter(({ checked }) => checked)
        .map(({ value }) => value),
    );
  });
  all.addEventListener('click', () => void keep(undefined));
  offline.onChange(() => void draw());
  void draw();
}

/** A part, whether it is chosen and whether it is here. */
interface Choice extends Part {
  readonly wanted: boolean;
  readonly here: boolean;
}

/** Those of the version that could not be had, which is the newer one, or of the one that is here. */
function partsOf({ failure, status }: OfflineState): readonly Choice[] {
  const known = new Map(status?.packs.map((pack) => [pack.name, pack]));
  if (failure?.kind !== 'no room') return status?.packs ?? [];
  return failure.parts.map((part) => ({
    ...part,
    wanted: known.get(part.name)?.wanted === true,
    here: known.get(part.name)?.here === true,
  }));
}

function boxesOf(list: HTMLElement): HTMLInputElement[] {
  return [...list.querySelectorAll('input')];
}

function choiceOf({ name, title, size, runbooks, wanted }: Choice): HTMLElement {
  const box = h('input', { type: 'checkbox', value: name, 'data-size': String(size) });
  box.checked = wanted;
  return h('li', {}, h('label', {}, box, ' ', title, ' ', h('span', { class: 'note' }, sizeOf({ size, runbooks }))));
}
