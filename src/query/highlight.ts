/** Code as HTML: escaped text in few spans, for every language. */
import { highlightPlaceholders } from './colour.ts';
import type { Language } from './language.ts';
import { findPlaceholders } from './placeholder.ts';

/**
 * A span neither begins nor ends with a blank and never runs over a line's end, so that a page may wrap lines in elements
 * of their own. In a language without a grammar the placeholders are marked and the rest is plain; `declared` are the
 * names that `${name}` may stand for in a command.
 */
export function highlightToHtml(language: Language, text: string, declared?: ReadonlySet<string>): string {
  const tokens = language.highlight?.(text, declared) ?? highlightPlaceholders(text, findPlaceholders(text, language.kind, declared));
  let html = '';
  for (const token of tokens) html += token.class === '' ? escapeText(token.text) : spans(token.text, token.class);
  return html;
}

function spans(text: string, name: string): string {
  return text
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      if (inner === '') return escapeText(line);
      const start = line.indexOf(inner);
      return `${escapeText(line.slice(0, start))}<span class="${name}">${escapeText(inner)}</span>${escapeText(line.slice(start + inner.length))}`;
    })
    .join('\n');
}

/** For element content only. */
function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}
