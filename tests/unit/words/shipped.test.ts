/** The list of texts is that of the source, and German has every one of them. */
import { describe, expect, it } from 'vitest';
import { markedKeysOfSource } from '../../../src/build/marked-keys.ts';
import { faultOf } from '../../../src/words/check-translation.ts';
import german from '../../../src/words/de.json' with { type: 'json' };
import { allKeys, keysByFile, shippedWords } from '../../../src/words/shipped.ts';
import { readTranslation, type WrittenTranslation } from '../../../src/words/translation.ts';

const words: Readonly<Record<string, WrittenTranslation>> = german;
/** Every text, by its key; a translation with forms has one for each. */
const written = Object.entries(words).flatMap(([key, translation]) => textsOf(translation).map((text): [string, string] => [key, text]));

function textsOf(translation: WrittenTranslation): string[] {
  const read = readTranslation(translation);
  return typeof read === 'string' ? [read] : Object.values(read.forms);
}

/** What the texts that do not keep a rule are. */
function breaking(rule: (text: string, key: string) => boolean, except: readonly string[] = []): string[] {
  return written.filter(([key, text]) => !except.includes(text) && rule(text, key)).map(([, text]) => text);
}

/** Words for which another one stands in the glossary (docs/how-to/languages.md), and English in disguise. */
const outdated = /Vorfall|Störung|Schweregrad|[Pp]rotokollier|Dienste?\b|freiwillig|[Zz]erstörend|Statusmeldung|Aufgaben?punkt/u;

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
    for (const [key, translation] of Object.entries(words)) expect(faultOf('de', key, readTranslation(translation)), key).toBeUndefined();
    for (const [key, text] of written) expect(blanks(text), key).toEqual(blanks(key));
  });

  it('addresses nobody', () => {
    // At the beginning of a sentence “Sie” and “Ihr” stand for what was named before.
    expect(breaking((text) => /[^.:?!]\s(?:Sie|Ihnen|Ihre?[mnrs]?)(?![\p{L}])/u.test(text))).toEqual([]);
    expect(breaking((text) => /(?<![\p{L}])(?:du|dich|dir|dein\w*|euch|eure?\w*)(?![\p{L}])/iu.test(text))).toEqual([]);
  });

  it('is set as German is', () => {
    const labels = 'einfügen, oder seine Labels: {namespace="…", pod="…"}';
    expect(
      breaking((text) => /["']|“[^“„]*”|\.\.\./.test(text), [labels]),
      'quotes and ellipses',
    ).toEqual([]);
    expect(
      breaking((text) => /\p{L}…/u.test(text)),
      'a blank before an ellipsis',
    ).toEqual([]);
    expect(
      breaking((text) => / - | — |\d-\d/.test(text.replaceAll('Ziffern, - und', '').replaceAll('2026-01-31', ''))),
      'dashes',
    ).toEqual([]);
    expect(
      breaking((text) => /[\d}](?:%|MB|kB|ms|min|h)(?![\p{L}])/u.test(text)),
      'a blank before a unit',
    ).toEqual([]);
    expect(
      breaking((text, key) => /[.?!]$/.test(key.trim()) !== /[.?!]$/.test(text.trim())),
      'the end of a sentence',
    ).toEqual([]);
    expect(breaking((text) => text.length - text.replaceAll('„', '').length !== text.length - text.replaceAll('“', '').length)).toEqual([]);
  });

  it('has one word for one thing', () => {
    // What a button does and a state have one word in English, and a callout and a note.
    const two = ['log', 'open', 'note', 'done'];
    const bare = (text: string) =>
      text
        .trim()
        .replace(/(?<! )[….:]+$/u, '')
        .trim()
        .toLowerCase();
    const byEnglish = Map.groupBy(
      written.filter(([key]) => typeof words[key] === 'string'),
      ([key]) => bare(key),
    );
    const several = [...byEnglish].filter(([, texts]) => new Set(texts.map(([, text]) => bare(text.replace(' …', '')))).size > 1);
    expect(several.filter(([key]) => !two.includes(key))).toEqual([]);
    expect(breaking((text) => outdated.test(text))).toEqual([]);
  });

  it('is for every region, and for no other language', () => {
    expect(shippedWords('de-AT')?.get('Copy')).toBe('Kopieren');
    expect(shippedWords('nl')).toBeUndefined();
  });
});
