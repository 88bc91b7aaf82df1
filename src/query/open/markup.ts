/** Links to where a query runs, and the button that runs it on the page, as they stand before any script. */
import { type Html, html } from '../../markup/html.ts';
import type { Danger, Language } from '../language.ts';
import { lastHour } from './asked.ts';
import type { OpenConfig, WhereConfig } from './config.ts';
import { openTargets } from './target.ts';
import { unfilledIn, unfilledNote } from './unfilled.ts';

/** The links, with the text as written and the last hour; nothing where the language goes nowhere. */
export function openLinks(config: OpenConfig | undefined, language: Language, text: string): Html {
  const unfilled = unfilledIn(text);
  const links = openTargets(config, language.id).map(({ id, title, href }) => {
    const note = unfilledNote(id, unfilled);
    const noted = note !== '' && html` title="${note}" aria-description="${note}"`;
    return html`<a class="open" rel="noreferrer noopener" target="_blank" data-open="${id}"${noted} href="${href(text, lastHour)}">${title}</a> `;
  });
  return html`${links}`;
}

/** Whether pages may ask Prometheus themselves, and the language is Prometheus'. */
export function runsHere(config: WhereConfig, language: Language): boolean {
  return config.runHere !== undefined && language.id === 'promql';
}

/**
 * The row of links and the button, and the empty place of the answer, which must be there before it speaks. Null when
 * there is nothing to offer, and for what changes something: pages such as Explore run what they open.
 */
export function whereItRuns(config: WhereConfig, language: Language, text: string, danger: Danger): Html | null {
  if (danger !== 'read-only' || (language.harms?.(text) ?? []).length > 0) return null;
  const links = openLinks(config.open, language, text);
  const run = runsHere(config, language);
  if (links.text === '' && !run) return null;
  return html`<div class="where" data-language="${language.id}">${run && html`<button type="button" class="run" hidden>Run here</button> `}${
    links.text !== '' && html`<span class="note">Open in</span> ${links}`
  }</div>${run && html`<div class="answer" aria-live="polite"></div>`}`;
}
