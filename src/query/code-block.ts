/** A code block as pages show it: label, highlighted text and a copy button that works on what stands in the markup. */
import { type Html, html, trusted } from '../markup/html.ts';
import { type ConsoleLine, parseConsole } from './console.ts';
import { highlightToHtml } from './highlight.ts';
import type { Language } from './language.ts';
import { shell } from './languages/shell.ts';
import { isShellPrompt } from './prompt.ts';

/**
 * The markup. The copy button copies the text of `code`, or of the `.cmd` parts in it where there are any: what is shown
 * as a command is exactly what is copied. Without script the button does not show.
 */
export function codeBlock(language: Language, text: string, declared: ReadonlySet<string>): Html {
  const runnable = language.kind !== 'data';
  const body = language.id === 'console' ? consoleBody(parseConsole(text), declared) : trusted(highlightToHtml(language, text, declared));
  return html`<figure class="code" data-language="${language.id}"><figcaption>${language.title}</figcaption><pre tabindex="0"><code>${body}</code></pre>${runnable && copyButton()}</figure>`;
}

export function copyButton(): Html {
  return html`<button type="button" class="copy" hidden>Copy</button>`;
}

function consoleBody(lines: readonly ConsoleLine[], declared: ReadonlySet<string>): Html[] {
  return lines.map((line, at) => {
    const end = at < lines.length - 1 ? '\n' : '';
    if (line.kind === 'output') return html`<span class="out">${line.text}</span>${end}`;
    const command = isShellPrompt(line.prompt) ? trusted(highlightToHtml(shell, line.text, declared)) : line.text;
    return html`<span class="prompt">${line.prompt}</span><span class="cmd">${command}</span>${end}`;
  });
}
