/** Marks in the source: nothing is left of them in English, and any words can take their place. */
import { describe, expect, it } from 'vitest';
import { callMarks, markedKeys, stripMarks } from '../../../src/words/marks.ts';
import { translateScript } from '../../../src/words/translate.ts';
import { readTranslation, type WrittenTranslation } from '../../../src/words/translation.ts';

const head = "import { t, tx, tOf } from '../words/text.ts';";
const inEnglish = (code: string) => stripMarks(head + code);
const keys = (code: string) => markedKeys(head + code);

/** What an expression gives in the words of a language. */
function shown(code: string, language: string, texts: Record<string, WrittenTranslation>, scope: Record<string, unknown> = {}): unknown {
  const words = { language, texts: new Map(Object.entries(texts).map(([key, text]) => [key, readTranslation(text)])) };
  const script = translateScript(callMarks(head + code), words);
  expect(script).not.toContain('$words');
  return new Function(...Object.keys(scope), `return (${script});`)(...Object.values(scope));
}

describe('English is as if nobody had marked it', () => {
  it.each([
    ['t`Copy`', '"Copy"'],
    ['t`Copied ${n} lines`', '`Copied ${n} lines`'],
    ["t`${n} ${n === 1 ? 'step' : 'steps'}`", "`${n} ${n === 1 ? 'step' : 'steps'}`"],
    ["t`${count(n, 'step')}`", "(count(n, 'step'))"],
    ['f(tx`Set ${name} now`)', 'f(["Set ",name," now"])'],
    ['[a, tx`Set ${name} now`, b]', '[a, "Set ",name," now", b]'],
    ["tx('See {1}.', link)", '["See ",link,"."]'],
    ['render`<p>${t`A & B`}</p>`', 'render`<p>A &amp; B</p>`'],
    ["render`<p>${tx('See {1}.', render`<a>${t`this`}</a>`)}</p>`", 'render`<p>See ${render`<a>this</a>`}.</p>`'],
    ["tOf(status, 'open')", '(status)'],
    ['t`a \\` b`', '"a ` b"'],
  ])('%s', (code, english) => expect(inEnglish(code)).toBe(english));

  it('a module without marks stays as it is', () => expect(stripMarks('t`Copy`')).toBe('t`Copy`'));
});

describe('the keys of a text', () => {
  it.each([
    ['t`Copied ${lines} lines of ${file}`', ['Copied {1} lines of {2}']],
    ["t`${n} ${n === 1 ? 'step' : 'steps'} left`", ['{1} step left', '{1} steps left']],
    ["t`${count(n, 'query', 'queries')} here`", ['{1} query here', '{1} queries here']],
    ["t`${count(n, docs ? 'page' : 'runbook')}`", ['{1} page', '{1} pages', '{1} runbook', '{1} runbooks']],
    ["t`${count(n, 'alert')} ${n === 1 ? 'has' : 'have'} it`", ['{1} alert has it', '{1} alerts have it']],
    ["t`Kept${far ? t` with ${name}` : ''}.`", ['Kept with {1}.', 'Kept.']],
    ['t`The ${of.short ? of.name : `whole ${of.name}`}`', ['The {1}', 'The whole {1}']],
    ['t`Sent ${t`now`}`', ['Sent {1}', 'now']],
    ["tOf(status, 'open', 'done')", ['open', 'done']],
  ])('%s', (code, expected) => expect(keys(code)).toEqual(expected));
});

describe('words take the place of a text', () => {
  it.each([
    ['what is put in may change its place', 't`${a} of ${b}`', { '{1} of {2}': 'von {2} sind {1}' }, { a: 1, b: 2 }, 'von 2 sind 1'],
    ['and may stand twice', 't`Use ${a}`', { 'Use {1}': '{1}, ja {1}' }, { a: 'x' }, 'x, ja x'],
    ['what is missing stays English', 't`Use ${a}`', {}, { a: 'x' }, 'Use x'],
    [
      'a choice chooses among whole texts',
      "t`${n} ${n === 1 ? 'step' : 'steps'}`",
      { '{1} steps': '{1} Schritte' },
      { n: 3 },
      '3 Schritte',
    ],
    ['signs of code are words', 't`a ${a}`', { 'a {1}': '`${b}\\ {1}' }, { a: 'x' }, '`${b}\\ x'],
    ['what is recorded in English', "tOf(s, 'open')", { open: 'offen' }, { s: 'open' }, 'offen'],
    ['and what is not among the texts', "tOf(s, 'open')", { open: 'offen' }, { s: 'other' }, 'other'],
    ['markup stays between the words', "tx('See {1}.', a)", { 'See {1}.': '{1} ansehen.' }, { a: 7 }, [7, ' ansehen.']],
  ] as const)('%s', (_, code, texts, scope, expected) => expect(shown(code, 'de', texts, scope)).toEqual(expected));

  it('a number is written as the language writes it', () => {
    expect(shown("t`${count(n, 'step')}`", 'de', { '{1} steps': '{1} Schritte' }, { n: 12_345 })).toBe('12.345 Schritte');
  });

  it.each([
    [1, '1 krok'],
    [3, '3 kroki'],
    [12, '12 kroków'],
    [22, '22 kroki'],
  ])('a language has its own forms for %i', (n, expected) => {
    const forms = { few: '{1} kroki', many: '{1} kroków', other: '{1} kroku' };
    expect(shown("t`${count(n, 'step')}`", 'pl', { '{1} step': '{1} krok', '{1} steps': forms }, { n })).toBe(expected);
  });
});
