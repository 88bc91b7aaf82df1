/** Ids of steps. Authored, or derived from the step's own words and nothing else: moving it or editing its neighbours never changes it. */

import { escapeHtml, html } from '../markup/html.ts';
import type { Danger } from '../query/danger/danger.ts';
import { dangerSigns, dangerWords } from '../query/danger/markup.ts';
import { tOf } from '../words/text.ts';

/** `#roll-back` in the comment that ends a step. */
const authored = /^\s*(?:\/\*|<!--)?\s*#([A-Za-z0-9][\w-]*)\s*(?:\*\/|-->)?\s*$/;

/** The id in a comment such as `<!-- #roll-back -->`, or in an MDX comment; undefined for any other comment. */
export function authoredStepId(comment: string): string | undefined {
  return authored.exec(comment)?.[1];
}

/** An id from the step's words: case, spaces and punctuation at the ends do not count. */
export function derivedStepId(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![.:;,])[.:;,]+$/, '');
  return `s-${textDigest(words)}`;
}

/** The markup of a step's box, and what opens its body; a paragraph with the step's words follows. */
export function stepOpening(id: string): { tick: string; body: string } {
  const key = escapeHtml(id);
  return {
    tick: `<label class="tick"><input type="checkbox" autocomplete="off" aria-labelledby="app:words:${key}"></label>`,
    body: `<div class="step-body"><p id="app:words:${key}">`,
  };
}

/** A code block or query of a step. */
export interface StepCode {
  /** The name of its language. */
  readonly language: string;
  /** What it does when it is run; `null` where there is nothing to run. */
  readonly danger: Danger | null;
}

/** The most careful word first. */
const byDanger = ['destroys', 'changes-state', 'unknown'] as const;
const tagKinds = { destroys: 'danger', 'changes-state': 'danger', unknown: 'warning' } as const;

/** What a step's row shows of its code while the step is closed: the language of the first block, and what the worst of them does. */
export function stepTags(code: readonly StepCode[]): string {
  const [first] = code;
  if (first === undefined) return '';
  const worst = byDanger.find((danger) => code.some((block) => block.danger === danger));
  const tags = [
    html`<span class="tag">${first.language}</span>`,
    worst &&
      html`<span class="tag ${tagKinds[worst]}">${dangerSigns[worst]} ${tOf(dangerWords[worst], 'Read-only', 'Unknown', 'Changes state', 'Destructive')}</span>`,
  ];
  return html`<span class="step-tags">${tags}</span>`.text;
}

/** A short name of a text: another text has, but for a freak of chance, another. */
export function textDigest(text: string): string {
  return hash53(text).toString(36).padStart(8, '0');
}

/** cyrb53 (public domain, by bryc): 53 bits are plenty to distinguish the steps of one runbook. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
