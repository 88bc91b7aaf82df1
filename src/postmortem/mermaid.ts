/** The key moments as a Mermaid timeline, for readers of Markdown that draw it, as GitHub does. */

import type { PostmortemDocument } from './document.ts';
import { laneFileName } from './lane.ts';
import { code } from './markdown/tree.ts';
import { oneLine } from './markdown/typed-text.ts';
import { writeMarkdown } from './markdown/write.ts';
import { clock } from './parts/part.ts';

/** A picture of more moments cannot be read. */
const mostMoments = 24;

/** Letters of one moment that are shown. */
const longest = 60;

/** The timeline as a fenced block; empty where nothing is recorded. Syntax: https://mermaid.js.org/syntax/timeline.html */
export function mermaidTimeline(document: PostmortemDocument): string {
  const shown = document.timeline.filter(({ isKey, group }) => isKey && groups.has(group));
  const rows = shown.slice(0, mostMoments);
  if (rows.length === 0) return '';
  const byTime = Map.groupBy(rows, ({ at }) => clock(document, at));
  const lines = [...byTime].map(
    ([time, some]) => `    ${time.replaceAll(':', '.')} UTC : ${some.map(({ text }) => plain(text)).join(' : ')}`,
  );
  return writeMarkdown([code(['timeline', `    title ${plain(document.facts.title)}`, ...lines].join('\n'), 'mermaid')]);
}

const groups: ReadonlySet<string> = new Set(['incident', 'steps', 'queries', 'hypotheses', 'decisions']);

/** The Markdown with the timeline below its title, and below the picture of the incident where that stands there. */
export function withMermaid(markdown: string, block: string): string {
  if (block === '') return markdown;
  const picture = `(?:\\n!\\[[^\\]\\n]*\\]\\(${laneFileName}\\)\\n)?`;
  return markdown.replace(new RegExp(`^# .*\\n${picture}`), (head) => `${head}\n${block}`);
}

/** Words without what the syntax reads as its own: colons part moments, `#` and `;` write characters, `%%` begins a comment. */
function plain(words: string): string {
  const line = oneLine(words)
    .replaceAll(/[:#;%<>{}"`\\[\]]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const cut = [...line].length > longest ? `${[...line].slice(0, longest).join('').trimEnd()}…` : line;
  return cut === '' ? '…' : cut;
}
