/** The offline copy in full, on the home page: what is here, part by part, a test of it, and another try. */

import { describeOffline, sizeOf } from '../../../offline/page/describe.ts';
import type { Offline } from '../../../offline/page/offline.ts';
import { isReady } from '../../../offline/page/state.ts';
import type { PackStatus } from '../../../offline/shared/messages.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';
import { offerInstall } from './install.ts';
import { chooseParts } from './offline-choose.ts';

/** @param allowed days that the server may be silent for */
export function offlineDetails(place: HTMLElement, offline: Offline, allowed: number): void {
  const find = (selector: string) => place.querySelector<HTMLElement>(selector);
  const [long, parts, list, message] = ['[data-offline-state]', '[data-parts]', '[data-list]', '[data-message]'].map(find);
  const test = place.querySelector<HTMLButtonElement>('[data-test]');
  const ready = place.querySelector<HTMLButtonElement>('[data-ready]');
  if (!long || !parts || !list || !message || test === null || ready === null) return;

  const draw = () => {
    const state = offline.state();
    long.textContent = describeOffline(state, allowed, Date.now());
    const { status } = state;
    parts.hidden = status === undefined;
    list.replaceChildren(...partsOf(status?.packs ?? []).map(row));
    const lacking = state.failure !== undefined || (status !== undefined && !isReady(status));
    ready.hidden = !lacking || state.fetching !== undefined || state.obstacle !== undefined;
  };
  const during = (act: HTMLButtonElement, words: string, work: () => Promise<void>, after: () => string) =>
    act.addEventListener('click', async () => {
      act.disabled = true;
      message.textContent = words;
      await work();
      message.textContent = after();
      act.disabled = false;
    });
  during(test, t`Reading every part …`, offline.test, () => {
    const { status } = offline.state();
    if (status === undefined) return t`The offline copy does not answer.`;
    const wanted = status.packs.filter((pack) => pack.wanted);
    const damaged = wanted.filter(({ here }) => !here).length;
    const files = wanted.reduce((sum, { entries }) => sum + entries, 0).toLocaleString(t`en`);
    return damaged === 0
      ? t`Every part was read: ${files} files, each as it was built.`
      : t`${damaged} of ${wanted.length} parts are missing or damaged.`;
  });
  during(ready, t`Fetching …`, offline.makeReady, () => '');
  chooseParts(place, offline);
  offerInstall(place, offline);
  offline.onChange(draw);
  draw();
}

type Row = Pick<PackStatus, 'title' | 'size' | 'runbooks' | 'here' | 'wanted'>;

/** The many parts of the search index are one for people. */
function partsOf(packs: readonly PackStatus[]): Row[] {
  const isSearch = ({ name }: PackStatus) => name.startsWith('search');
  const search = packs.filter(isSearch);
  const size = search.reduce((sum, pack) => sum + pack.size, 0);
  const here = search.every((pack) => pack.here);
  const whole: Row[] = search.length === 0 ? [] : [{ title: t`Search`, size, runbooks: 0, here, wanted: true }];
  return [...packs.filter((pack) => !isSearch(pack)), ...whole];
}

function row({ title, size, runbooks, here, wanted }: Row): HTMLElement {
  const words = sizeOf({ size, runbooks }) + (here ? '' : wanted ? t`, missing` : t`, not kept`);
  return h('li', {}, title, ' ', h('span', { class: here || !wanted ? 'note' : 'error' }, words));
}
