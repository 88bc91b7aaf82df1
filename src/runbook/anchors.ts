/** The anchors of a page: ids of headings, steps and footnotes, and those that authors give with HTML. */
import { isMalformedAddress } from '../plain/decode-address.ts';
import { didYouMean } from '../problem/nearest.ts';
import type { FilePlace, Range } from '../problem/problem.ts';
import { onPage } from './of-page.ts';
import { anchorOf } from './resolve.ts';
import type { Work } from './work.ts';

/** What an id belongs to. */
export type AnchorKind = 'heading' | 'custom' | 'step' | 'html' | 'footnote' | 'title';

export interface Anchor {
  readonly kind: AnchorKind;
  /** Where it was written: in the runbook's own text, or in a file that it includes. */
  readonly place: FilePlace;
}

export class Anchors {
  readonly #known = new Map<string, Anchor>();

  /** Ids in the order they were added. */
  get ids(): string[] {
    return [...this.#known.keys()];
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** What has an id. */
  find(id: string): Anchor | undefined {
    return this.#known.get(id);
  }

  /** Adds an id; returns what has it already, and then nothing was added. */
  add(id: string, kind: AnchorKind, place: FilePlace): Anchor | undefined {
    const rival = this.#known.get(id);
    if (rival === undefined) this.#known.set(id, { kind, place });
    return rival;
  }
}

/** Suggestions compare each dead link with each anchor: past so many links none is made. */
const maxSuggestions = 50;

/** Reports links to anchors that the page does not have. `#` and `#top` are the top of any page. */
export function checkAnchors(work: Work): void {
  const { anchors } = work;
  let suggestions = 0;
  for (const { href, kind, text: _, written, ...range } of work.links) {
    if (kind === 'image' || !href.startsWith('#') || href === '#' || href.toLowerCase() === '#top' || isMalformedAddress(href)) continue;
    const wanted = anchorOf(href);
    if (anchors.has(wanted)) continue;
    const hint = suggestions++ < maxSuggestions ? didYouMean(wanted, anchors.ids) : '';
    const place = written ?? { file: work.context.file, ...range };
    work.reportIn('link/dead', 'warning', place, `no heading answers to \`${href}\``, onPage(hint, place, work.context.file));
  }
}

/** Reports an id that something else on the page has. */
export function reportTaken(id: string, range: Range, { place }: Pick<Anchor, 'place'>, work: Work): void {
  const there = place.file === work.file ? `line ${place.line}` : `${place.file}:${place.line}`;
  work.reportAt('anchor/duplicate', 'warning', range, `the id \`${id}\` is used twice; links to it lead to ${there}`, 'give each its own');
}

/** Reports an id that the pages' own elements may have. */
export function reportAppId(id: string, range: Range, work: Work): void {
  work.reportAt(
    'anchor/reserved',
    'warning',
    range,
    `ids that begin with \`app:\` are those of the page itself; \`${id}\` was left out`,
    'give it another id',
  );
}
