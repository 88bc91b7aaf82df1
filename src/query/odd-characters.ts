/**
 * Characters that a reader cannot see, or takes for another: they reach a text by a word processor or a chat, or by
 * somebody who means harm (https://trojansource.codes). Names are Unicode's, in lower case.
 */

export type OddKind = 'bidi' | 'zero-width' | 'control' | 'smart-quote' | 'space' | 'dash';

export interface OddCharacter {
  from: number;
  to: number;
  name: string;
  codePoint: number;
  kind: OddKind;
  /** It has an honest use where it stands: a joiner in an emoji, an apostrophe, a dash between words. A checker lets it pass. */
  legitimate: boolean;
}

const names: readonly (readonly [OddKind, readonly (readonly [number, string])[]])[] = [
  [
    'bidi',
    [
      [0x061c, 'arabic letter mark'],
      [0x200e, 'left-to-right mark'],
      [0x200f, 'right-to-left mark'],
      [0x202a, 'left-to-right embedding'],
      [0x202b, 'right-to-left embedding'],
      [0x202c, 'pop directional formatting'],
      [0x202d, 'left-to-right override'],
      [0x202e, 'right-to-left override'],
      [0x2066, 'left-to-right isolate'],
      [0x2067, 'right-to-left isolate'],
      [0x2068, 'first strong isolate'],
      [0x2069, 'pop directional isolate'],
    ],
  ],
  [
    'zero-width',
    [
      [0x00ad, 'soft hyphen'],
      [0x034f, 'combining grapheme joiner'],
      [0x115f, 'hangul choseong filler'],
      [0x1160, 'hangul jungseong filler'],
      [0x180e, 'mongolian vowel separator'],
      [0x200b, 'zero width space'],
      [0x200c, 'zero width non-joiner'],
      [0x200d, 'zero width joiner'],
      [0x2060, 'word joiner'],
      [0x2061, 'function application'],
      [0x2062, 'invisible times'],
      [0x2063, 'invisible separator'],
      [0x2064, 'invisible plus'],
      [0x3164, 'hangul filler'],
      [0xfeff, 'zero width no-break space'],
      [0xffa0, 'halfwidth hangul filler'],
    ],
  ],
  [
    'smart-quote',
    [
      [0x2018, 'left single quotation mark'],
      [0x2019, 'right single quotation mark'],
      [0x201a, 'single low-9 quotation mark'],
      [0x201b, 'single high-reversed-9 quotation mark'],
      [0x201c, 'left double quotation mark'],
      [0x201d, 'right double quotation mark'],
      [0x201e, 'double low-9 quotation mark'],
      [0x201f, 'double high-reversed-9 quotation mark'],
      [0xff02, 'fullwidth quotation mark'],
      [0xff07, 'fullwidth apostrophe'],
    ],
  ],
  [
    'space',
    [
      [0x000b, 'line tabulation'],
      [0x000c, 'form feed'],
      [0x0085, 'next line'],
      [0x00a0, 'no-break space'],
      [0x1680, 'ogham space mark'],
      [0x2000, 'en quad'],
      [0x2001, 'em quad'],
      [0x2002, 'en space'],
      [0x2003, 'em space'],
      [0x2004, 'three-per-em space'],
      [0x2005, 'four-per-em space'],
      [0x2006, 'six-per-em space'],
      [0x2007, 'figure space'],
      [0x2008, 'punctuation space'],
      [0x2009, 'thin space'],
      [0x200a, 'hair space'],
      [0x2028, 'line separator'],
      [0x2029, 'paragraph separator'],
      [0x202f, 'narrow no-break space'],
      [0x205f, 'medium mathematical space'],
      [0x2800, 'braille pattern blank'],
      [0x3000, 'ideographic space'],
    ],
  ],
  [
    'dash',
    [
      [0x2010, 'hyphen'],
      [0x2011, 'non-breaking hyphen'],
      [0x2012, 'figure dash'],
      [0x2013, 'en dash'],
      [0x2014, 'em dash'],
      [0x2015, 'horizontal bar'],
      [0x2212, 'minus sign'],
      [0xff0d, 'fullwidth hyphen-minus'],
    ],
  ],
];

const table = new Map<number, { kind: OddKind; name: string }>(
  names.flatMap(([kind, group]) =>
    group.map(([codePoint, name]): [number, { kind: OddKind; name: string }] => [codePoint, { kind, name }]),
  ),
);

/** Terminals obey these: an escape sequence can end a bracketed paste, a lone carriage return is the Enter key. */
const controlNames = new Map([
  [0x00, 'null'],
  [0x07, 'bell'],
  [0x08, 'backspace'],
  [0x0d, 'carriage return'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
]);

/** Everything but printable ASCII, tab and newline is looked at; in the usual text there is none. */
const candidate = /[^\t\n\x20-\x7e]/gu;

export function lookUp(codePoint: number): { kind: OddKind; name: string } | null {
  const known = table.get(codePoint);
  if (known !== undefined) return known;
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0))
    return { kind: 'control', name: controlNames.get(codePoint) ?? 'control character' };
  // Invisible copies of ASCII, used to hide text; their one honest use is in the flags of regions.
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return { kind: 'zero-width', name: 'tag character' };
  return null;
}

/** The name of a character that is easily mistaken, else null. */
export function characterName(character: string): string | null {
  const codePoint = character.codePointAt(0);
  return codePoint === undefined || (codePoint >= 0x20 && codePoint < 0x7f) ? null : (lookUp(codePoint)?.name ?? null);
}

export function findOddCharacters(text: string): OddCharacter[] {
  const found: OddCharacter[] = [];
  for (const match of text.matchAll(candidate)) {
    const codePoint = match[0].codePointAt(0) ?? 0;
    const known = lookUp(codePoint);
    const from = match.index;
    // The end of a line on Windows.
    if (known === null || (codePoint === 0x0d && text[from + 1] === '\n')) continue;
    const to = from + match[0].length;
    found.push({ from, to, name: known.name, codePoint, kind: known.kind, legitimate: isLegitimate(text, from, to, known.kind) });
  }
  return found;
}

/**
 * Joiners make emoji (https://unicode.org/reports/tr51/) and belong to Persian and Indic spelling
 * (https://unicode.org/reports/tr31/, 2.3); direction marks stand beside right-to-left letters. The overrides, embeddings
 * and isolates that reorder a line are never let pass.
 */
function isLegitimate(text: string, from: number, to: number, kind: OddKind): boolean {
  const before = text.slice(Math.max(0, from - 24), from);
  const after = text.slice(to, to + 8);
  const character = text.slice(from, to);
  switch (kind) {
    case 'zero-width':
      if (/^[\u200c\u200d]$/.test(character)) return joinsEmoji(before, after) || (joinsLetters(before) && /^\p{L}/u.test(after));
      return /^[\u{e0020}-\u{e007f}]$/u.test(character) && /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u.test(before);
    case 'bidi':
      return (
        /^[\u061c\u200e\u200f]$/.test(character) &&
        (/[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]\P{L}{0,2}$/u.test(before) || /^\P{L}{0,2}[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]/u.test(after))
      );
    case 'smart-quote':
      return /[\u2019\uff07]/.test(character) && /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
    case 'dash':
      return /\s$/.test(before) && /^\s/.test(after);
    default:
      return false;
  }
}

function joinsEmoji(before: string, after: string): boolean {
  return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after);
}

/** Whether the last letter belongs to a script whose spelling uses joiners. */
function joinsLetters(before: string): boolean {
  return /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mong}]\p{M}*$/u.test(
    before,
  );
}
