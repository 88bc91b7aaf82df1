/** Notes in the record of the incident what was copied and opened, with the values that were in it. Nothing is noted on quiet days. */
import { copyQuery, openQuery } from '../../../incident/commands/queries.ts';
import { textOf } from '../code-text.ts';
import { siteBase } from '../site-base.ts';
import { currentSettled, readCurrent } from './current.ts';
import { theDesk } from './desk.ts';
import { noteOpened } from './step-acts.ts';

/** Where the code of a copied or opened query stands. */
export async function noteUse(code: Element, url?: string): Promise<void> {
  const base = siteBase();
  await currentSettled(base);
  if (readCurrent(base) === undefined) return;
  const desk = await theDesk();
  const state = desk.current();
  const text = textOf(code).trim();
  if (state === undefined || text === '') return;
  const figure = code.closest<HTMLElement>('figure');
  const id = figure?.dataset['query'];
  const title = figure?.querySelector('.query-title')?.textContent ?? undefined;
  const query = {
    language: figure?.dataset['language'] ?? 'shell',
    text,
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    values: valuesIn(code),
  };
  await desk.act((at) => (url === undefined ? copyQuery(at, query) : openQuery(at, query, url)), { state });
  await noteOpened(desk);
}

/** The values that stand in the code, by name. */
function valuesIn(code: Element): Record<string, string> {
  const filled = [...code.querySelectorAll<HTMLElement>('var[data-v]')].filter(
    (place) => place.dataset['t'] !== undefined || place.classList.contains('set'),
  );
  return Object.fromEntries(filled.map((place) => [place.dataset['v'] ?? '', place.textContent]));
}
