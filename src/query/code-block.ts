/** A code block as pages show it: label, highlighted text and a copy button that works on what stands in the markup. */

import { type Html, html, trusted } from '../markup/html.ts';
import type { WhereConfig } from '../open/config.ts';
import { t } from '../words/text.ts';
import { type Code, uncheckedNote } from './code.ts';
import type { Danger } from './danger/danger.ts';
import { dangerAttribute, dangerLabel } from './danger/markup.ts';
import type { Language } from './language.ts';
import { whereItRuns } from './open-markup.ts';

/**
 * The markup. The copy button copies the text of `code`, or of the `.cmd` parts in it where there are any: what is shown
 * as a command is exactly what is copied. Without script the button does not show. `undo` is HTML.
 */
export function codeBlock(language: Language, code: Code, undo: string, where: WhereConfig): Html {
  const danger = dangerShown(language, code);
  return html`<figure class="code${isLong(code.html) ? ' long' : ''}"${dangerAttribute(danger)} data-language="${language.id}"><figcaption>${language.title}${uncheckedNote(language, code)}${dangerLabel(danger, code.assessment)}</figcaption><pre tabindex="0"><code>${trusted(code.html)}</code></pre>${language.id !== 'text' && copyButton()}${language.kind === 'query' && whereItRuns(where, language.id, code)}${
    undo !== '' && html`<dl class="reading"><div class="undo"><dt>${t`Undo`}</dt><dd>${trusted(undo)}</dd></div></dl>`
  }</figure>`;
}

/** Whether its copy button is better seen above the text than below it: it takes more than about five lines of a phone. */
export function isLong(code: string): boolean {
  const lines = code.replace(/<[^>]*>/g, '').split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 27)), 0) > 5;
}

/** What a code block does when it is run; `null` where there is nothing to run. */
export function dangerShown(language: Language, { assessment }: Code): Danger | null {
  return language.kind === 'data' ? null : (assessment?.danger ?? null);
}

export function copyButton(): Html {
  return html`<button type="button" class="copy" hidden>${t`Copy`}</button>`;
}
