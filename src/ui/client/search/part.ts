/** Of all that was found in a record, the part to lead to and the words to show. Pure. */
import { isPair, joinUnspaced, readBack } from '../../../plain/unspaced.ts';
import type { Excerpt } from './row.ts';

/** What Pagefind keeps of a record. */
export interface Fragment {
  content: string;
  meta: Record<string, string>;
  /** Elements with an id; `location` counts words of the content. */
  anchors: readonly { element: string; id: string; text: string; location: number }[];
}

export interface Part {
  /** What it is, in a word; empty when nothing but the names of the record fit. */
  kind: string;
  /** Its anchor; empty for the record as a whole. */
  id: string;
  title: string;
  excerpt: Excerpt[];
}

/** The level of a heading shows what a part is (see `record-html.ts`). */
const kindOf: Readonly<Record<string, string>> = { h2: 'section', h3: 'checklist', h6: 'step', p: 'section' };
/** Words shown. */
const width = 26;

interface Piece {
  kind: string;
  id: string;
  title: string;
  from: number;
  to: number;
}

/**
 * `locations` are those of each word that was searched for. Of several parts it is the one with most different words close
 * together. `kind` leaves only parts of that kind; null when none of them has a word.
 */
export function bestPart(fragment: Fragment, locations: readonly (readonly number[])[], kind?: string): Part | null {
  const words = fragment.content.split(/\s+/);
  const pieces = piecesOf(fragment, words.length);
  let best: { piece: Piece; at: number; score: number } | undefined;
  for (const piece of pieces) {
    if (kind !== undefined && piece.kind !== kind) continue;
    const inside = locations.map((places) => places.filter((place) => place >= piece.from && place < piece.to));
    for (const at of inside.flat()) {
      const near = inside.filter((places) => places.some((place) => place >= at && place < at + width)).length;
      // In a step is what to do: of equals it comes first.
      const score = near + (piece.kind === 'step' ? 0.2 : 0);
      if (best === undefined || score > best.score) best = { piece, at, score };
    }
  }
  if (best === undefined) {
    if (kind !== undefined) return null;
    const text = pieces[0]?.from ?? 0;
    return { kind: '', id: '', title: '', excerpt: excerptOf(words, text, words.length, new Set()) };
  }
  const { piece, at } = best;
  const from = Math.max(piece.from, at - 4);
  return {
    kind: piece.kind,
    id: piece.id,
    title: joinUnspaced(piece.title),
    excerpt: excerptOf(words, from, piece.to, new Set(locations.flat())),
  };
}

function piecesOf({ anchors, meta }: Fragment, end: number): Piece[] {
  const known = anchors.filter(({ element }) => element in kindOf).sort((a, b) => a.location - b.location);
  return known.map(({ element, id, text, location }, at) => ({
    kind: meta['kind'] === 'runbook' ? (kindOf[element] ?? '') : (meta['kind'] ?? ''),
    id: element === 'p' ? '' : id,
    title: element === 'p' ? '' : text,
    from: location,
    to: known[at + 1]?.location ?? end,
  }));
}

function excerptOf(words: readonly string[], from: number, end: number, found: ReadonlySet<number>): Excerpt[] {
  const to = endOf(words, from, end);
  const parts: Excerpt[] = from > 0 && found.size > 0 ? [{ text: '… ', found: false }] : [];
  for (let at = from; at < to; at++) {
    // A pair that was found is two letters, and the second is that of the next word.
    const isFound = found.has(at) || (at > 0 && found.has(at - 1) && isPair(words[at - 1] ?? ''));
    const text = readBack(words[at] ?? '', at + 1 < to ? words[at + 1] : undefined);
    const word = text.trimEnd();
    parts.push({ text: word, found: isFound }, { text: text.slice(word.length), found: false });
  }
  if (to < words.length) parts.push({ text: ' …', found: false });
  return joined(parts);
}

/** Where an excerpt ends: a letter of a text without blanks takes less room than a word. */
function endOf(words: readonly string[], from: number, end: number): number {
  let to = from;
  for (let room = width; to < end && room > 0; to++) room -= isPair(words[to] ?? '') ? 0.4 : 1;
  return to;
}

function joined(parts: readonly Excerpt[]): Excerpt[] {
  const out: Excerpt[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last !== undefined && last.found === part.found) last.text += part.text;
    else if (part.text !== '') out.push({ ...part });
  }
  return out;
}
