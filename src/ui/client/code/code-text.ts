/** The text of code on the page: what is shown is what is copied, opened and run. */
import type { Unfilled } from '../../../open/unfilled.ts';

/** The commands of a console block without their prompts and output, or the whole text of the code. Small buttons have no text. */
export function textOf(code: Element): string {
  const commands = [...code.querySelectorAll('.cmd')].map((command) => command.textContent);
  return (commands.length > 0 ? commands.join('\n') : code.textContent).replace(/\n$/, '');
}

/** What stands in the code without a value. */
export function unfilledIn(code: Element): Unfilled {
  const values = new Set<string>();
  const grafana = new Set<string>();
  for (const place of code.querySelectorAll<HTMLElement>('var')) {
    const name = place.dataset['variable'];
    if (name === undefined) grafana.add(place.textContent);
    else if (isMissing(place)) values.add(name);
  }
  return { values: [...values], grafana: [...grafana] };
}

/** Whether a place for a value shows its placeholder: there is no value, or it cannot stand there. */
export function isMissing({ classList, dataset, textContent }: HTMLElement): boolean {
  return !classList.contains('set') && (dataset['written'] ?? textContent) === textContent;
}
