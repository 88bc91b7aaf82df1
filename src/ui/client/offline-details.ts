/** The offline copy in full, on the home page: what is here, part by part, a test of it, and another try. */
import type { Offline } from '../../offline/page/offline.ts';
import { isReady } from '../../offline/page/state.ts';
import { tellOffline } from '../../offline/page/tell.ts';
import type { PackStatus } from '../../offline/shared/messages.ts';

export function offlineDetails(place: HTMLElement, offline: Offline): void {
  const find = (name: string) => place.querySelector<HTMLElement>(`[data-${name}]`);
  const [long, parts, list, said] = ['told', 'parts', 'list', 'said'].map(find);
  const test = place.querySelector<HTMLButtonElement>('[data-test]');
  const ready = place.querySelector<HTMLButtonElement>('[data-ready]');
  if (!long || !parts || !list || !said || test === null || ready === null) return;

  const draw = () => {
    const state = offline.state();
    long.textContent = tellOffline(state, Date.now());
    const { status } = state;
    parts.hidden = status === undefined;
    list.replaceChildren(...partsOf(status?.packs ?? []).map(row));
    const lacking = state.failure !== undefined || (status !== undefined && !isReady(status));
    ready.hidden = !lacking || state.fetching !== undefined || state.obstacle !== undefined;
  };
  const during = (act: HTMLButtonElement, words: string, work: () => Promise<void>, after: () => string) =>
    act.addEventListener('click', async () => {
      act.disabled = true;
      said.textContent = words;
      await work();
      said.textContent = after();
      act.disabled = false;
    });
  during(test, 'Reading every part …', offline.test, () => {
    const { status } = offline.state();
    if (status === undefined) return 'The offline copy does not answer.';
    const damaged = status.packs.filter(({ here }) => !here).length;
    return damaged === 0
      ? 'Every part was read and is as it was built.'
      : `${damaged} of ${status.packs.length} parts are missing or damaged.`;
  });
  during(ready, 'Fetching …', offline.makeReady, () => '');
  offline.onChange(draw);
  draw();
}

interface Part {
  title: string;
  size: number;
  runbooks: number;
  here: boolean;
}

/** The many parts of the search index are one for people. */
function partsOf(packs: readonly PackStatus[]): Part[] {
  const isSearch = ({ name }: PackStatus) => name.startsWith('search');
  const search = packs.filter(isSearch);
  const size = search.reduce((sum, pack) => sum + pack.size, 0);
  const whole: Part[] = search.length === 0 ? [] : [{ title: 'Search', size, runbooks: 0, here: search.every(({ here }) => here) }];
  return [...packs.filter((pack) => !isSearch(pack)), ...whole];
}

function row({ title, size, runbooks, here }: Part): HTMLElement {
  const item = document.createElement('li');
  const kilobytes = Math.max(1, Math.round(size / 1000)).toLocaleString('en');
  const what = runbooks === 0 ? '' : `${runbooks} ${runbooks === 1 ? 'runbook' : 'runbooks'}, `;
  const note = document.createElement('span');
  note.className = here ? 'note' : 'error';
  note.textContent = `${what}${kilobytes} kB${here ? '' : ', missing'}`;
  item.append(title, ' ', note);
  return item;
}
