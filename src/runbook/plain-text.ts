/** The words of a part of a document: for search, summaries and step ids. */
import type { Blockquote, Nodes } from 'mdast';
import { calloutWord, readCallout } from './quoted-callout.ts';

const blocks = new Set(['paragraph', 'heading', 'listItem', 'code', 'tableRow', 'blockquote', 'list', 'table']);

/** Languages whose text draws a diagram: read as sentences it says nothing. */
const diagrams = /^(?:mermaid|plantuml|puml|dot|graphviz|d2)$/i;

/** Text without markup, HTML, comments, diagrams and code of MDX; blocks on lines of their own. */
export function plainText(nodes: readonly Nodes[]): string {
  const parts: string[] = [];
  const add = (text: string): void => {
    if (text !== '') parts.push(text);
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'code' && diagrams.test(node.lang ?? '')) return;
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') add(node.value);
    else if (node.type === 'image') add(node.alt ?? '');
    else if (node.type === 'break') add(' ');
    else if (node.type === 'blockquote') walkQuote(node);
    else if ('children' in node) for (const child of node.children) walk(child);
    if (node.type === 'tableCell') add(' ');
    if (blocks.has(node.type) && parts.at(-1)?.endsWith('\n') !== true) add('\n');
  };
  const walkQuote = (quote: Blockquote): void => {
    const callout = readCallout(quote);
    const isCallout = callout !== undefined && !('unknown' in callout);
    if (isCallout) add(`${[calloutWord(callout.kind), plainText(callout.title)].join(' ').trim()}\n`);
    for (const child of isCallout ? callout.children : quote.children) walk(child);
  };
  for (const node of nodes) walk(node);
  return parts.join('').trim();
}

/** The first sentences of a text, at most `limit` characters, cut at a word. */
export function firstSentences(text: string, limit = 200): string {
  const paragraph =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  const joined =
    text
      .trim()
      .split(/\n{2,}/)[0]
      ?.replace(/\s+/g, ' ')
      .trim() ?? paragraph;
  if (joined.length <= limit) return joined;
  const head = joined.slice(0, limit);
  const stop = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  if (stop > limit / 3) return head.slice(0, stop + 1);
  return `${head.slice(0, head.lastIndexOf(' '))} …`;
}
