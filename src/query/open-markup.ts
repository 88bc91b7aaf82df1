/** Links to where a query runs, and the button that runs it on the page, as they stand before any script. */

import { type Html, html } from '../markup/html.ts';
import { lastHour } from '../open/asked.ts';
import type { WhereConfig } from '../open/config.ts';
import { addressOf, fitsAddress, openTargets } from '../open/target.ts';
import { unfilledNote } from '../open/unfilled.ts';
import { t } from '../words/text.ts';
import type { Code } from './code.ts';
import type { Danger } from './danger/danger.ts';

/**
 * The row of links and the button, and the empty place of the answer, which must be there before it speaks. Null when
 * there is nothing to offer. It is for what only reads: pages such as Explore run what they open.
 */
export function whereItRuns(
  config: WhereConfig,
  language: string,
  code: Code,
  danger: Danger | undefined = code.assessment?.danger,
): Html | null {
  if (danger !== 'read-only') return null;
  const targets = fitsAddress(language, code.shown) ? openTargets(config.open, language) : [];
  const links = targets.map((target) => {
    const { id, title } = target;
    const address = addressOf(target, code.shown, lastHour, code.unfilled);
    // A link without an address is a placeholder, which the script of the page completes.
    const leads = address !== null && html` href="${address}"`;
    const note = unfilledNote(id, code.unfilled);
    const noted = note !== '' && html` title="${note}" aria-description="${note}"`;
    return html`<a class="open" rel="noreferrer noopener" target="_blank" data-open="${id}"${noted}${leads}>${title}</a> `;
  });
  const run = config.runHere !== undefined && language === 'promql';
  if (links.length === 0 && !run) return null;
  return html`<div class="where" data-language="${language}">${run && html`<button type="button" class="run" hidden>${t`Run here`}</button> `}${
    links.length > 0 && html`<span class="note">${t`Open in`}</span> ${links}`
  }</div>${run && html`<div class="answer" aria-live="polite"></div>`}`;
}
