/** The list of texts is that of the source, and German has every one of them. */
import { describe, expect, it } from 'vitest';
import { markedKeysOfSource } from '../../../src/build/marked-keys.ts';
import { faultOf } from '../../../src/words/check-translation.ts';
import german from '../../../src/words/de.json' with { type: 'json' };
import { allKeys, keysByFile, shippedWords } from '../../../src/words/shipped.ts';

const words: Readonly<Record<string, string>> = german;

describe('the list of all texts', () => {
  it('is what the source marks: `npm run reference` writes it', async () => {
    expect(keysByFile).toEqual(await markedKeysOfSource());
  }, 60_000);
});

describe('German', () => {
  it('has every text and no other', () => {
    expect([...allKeys].filter((key) => !(key in words))).toEqual([]);
    expect(Object.keys(words).filter((key) => !allKeys.has(key))).toEqual([]);
  });

  it('has what is put into a text, and the blanks at its ends', () => {
    const blanks = (text: string) => [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
    for (const [key, translation] of Object.entries(words)) {
      expect(faultOf('de', key, translation), key).toBeUndefined();
      expect(blanks(translation), key).toEqual(blanks(key));
    }
  });

  it('is for every region, and for no other language', () => {
    expect(shippedWords('de-AT')?.get('Copy')).toBe('Kopieren');
    expect(shippedWords('nl')).toBeUndefined();
  });
});
