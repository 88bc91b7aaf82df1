/** The text of code on the page: what is shown is what is copied, opened and run. */
import type { Unfilled } from '../../query/open/unfilled.ts';

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
    const { v: name, t: template } = place.dataset;
    if (name === undefined) grafana.add(place.textContent);
    else if (!place.classList.contains('set') && (template ?? place.textContent) === place.textContent) values.add(name);
  }
  return { values: [...values], grafana: [...grafana] };
}
