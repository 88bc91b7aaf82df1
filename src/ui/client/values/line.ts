/** The line of the values: each with where it comes from, in sight while the form is closed. */
import { describeOrigin } from '../../../values/describe.ts';
import { isUnconfirmed } from '../../../values/filled.ts';
import type { PageValues, Resolved } from '../../../values/resolve.ts';

/** Writes the line. The build made an item for each variable, so nothing moves. */
export function showLine(
  form: HTMLFormElement,
  values: ReadonlyMap<string, Resolved>,
  refused: ReadonlyMap<string, string>,
  page: PageValues,
): void {
  for (const item of form.querySelectorAll<HTMLElement>('[data-value-of]')) {
    const name = item.dataset['valueOf'] ?? '';
    const resolved = values.get(name);
    if (resolved === undefined) continue;
    const reason = refused.get(name);
    const isMissing = resolved.from === 'missing';
    const words = reason !== undefined ? 'refused' : describeOrigin(resolved, page);
    showParts(item, isMissing ? '' : `=${resolved.value}`, isMissing ? 'missing' : `(${words})`);
    item.title = `${name}${isMissing ? '' : `=${resolved.value}`}: ${reason ?? words}`;
    item.classList.toggle('unfilled', isMissing || reason !== undefined);
    item.classList.toggle('unconfirmed', resolved.filled !== undefined && isUnconfirmed(resolved.filled));
  }
}

/** Behind the name. New elements in place of the old ones: one that stays and is pushed aside counts as something that moved. */
function showParts(item: HTMLElement, value: string, origin: string): void {
  const [name, oldValue, oldOrigin] = item.children;
  if (name === undefined || (oldValue?.textContent === value && oldOrigin?.textContent === origin)) return;
  const code = document.createElement('code');
  code.textContent = value;
  const words = document.createElement('i');
  words.textContent = origin;
  item.replaceChildren(name, code, ' ', words);
}
