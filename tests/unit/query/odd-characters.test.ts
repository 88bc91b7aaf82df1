/** Characters that a reader cannot see or takes for another. */
import { describe, expect, it } from 'vitest';
import { findOddCharacters } from '../../../src/query/clean.ts';

const attacks: [name: string, text: string, kind: string][] = [
  ['right-to-left override', 'ls \u202egnp.sh', 'bidi'],
  ['left-to-right embedding', 'a\u202ab', 'bidi'],
  ['right-to-left isolate', 'a\u2067b', 'bidi'],
  ['pop directional isolate', 'a\u2069', 'bidi'],
  ['right-to-left mark', 'a\u200fb', 'bidi'],
  ['arabic letter mark', 'a\u061cb', 'bidi'],
  ['zero width space', 'rm\u200b -rf', 'zero-width'],
  ['zero width non-joiner', 'a\u200cb', 'zero-width'],
  ['zero width joiner', 'a\u200db', 'zero-width'],
  ['word joiner', 'a\u2060b', 'zero-width'],
  ['zero width no-break space', '\ufeffls', 'zero-width'],
  ['soft hyphen', 'name\u00adspace', 'zero-width'],
  ['hangul filler', 'a\u3164=1', 'zero-width'],
  ['tag character', 'ls\u{e0041}', 'zero-width'],
  ['escape', 'ls\u001b[201~', 'control'],
  ['carriage return', 'ls\rrm', 'control'],
  ['no-break space', 'a\u00a0b', 'space'],
  ['ideographic space', 'a\u3000b', 'space'],
  ['left double quotation mark', 'a{b=\u201cc"}', 'smart-quote'],
  ['right single quotation mark', "a{b='c\u2019}", 'smart-quote'],
  ['en dash', 'ls \u2013l', 'dash'],
  ['em dash', 'ls \u2014all', 'dash'],
  ['minus sign', 'a \u22121', 'dash'],
];

describe('findOddCharacters @fault-31', () => {
  it.each(attacks)('finds a %s', (name, text, kind) => {
    const [found, ...others] = findOddCharacters(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name, kind, legitimate: false });
    expect(text.slice(found?.from, found?.to).codePointAt(0)).toBe(found?.codePoint);
  });

  it.each([
    '👩\u200d💻 ok',
    '👩🏽\u200d🚒',
    '❤\ufe0f\u200d🔥',
    'می\u200cخواهم',
    'क\u094d\u200dष',
    'שלום\u200f!',
    'don’t',
    'one – two',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ])('lets pass what is honest: %s', (text) => expect(findOddCharacters(text).filter((odd) => !odd.legitimate)).toEqual([]));

  it('finds nothing in usual text, in any script', () => {
    expect(findOddCharacters('kubectl get pods\n\té ü 漢字 שלום Привет ✅ → …\r\n')).toEqual([]);
  });
});
