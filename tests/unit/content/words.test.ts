/** A team's file of words: what is read of it, and what is said of mistakes, with their places. */
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src/content/schema/settings.ts';
import { readWords } from '../../../src/content/words.ts';
import { contentRoot } from '../../support/content-root.ts';

const read = (language: string, files: Record<string, string>) => readWords(contentRoot(files), settingsSchema.parse({ language }));
const problems = (language: string, files: Record<string, string>) =>
  read(language, files).problems.map(
    ({ file, line, column, message, hint, check }) => `${file}:${line}:${column} ${message} (${hint}) [${check}]`,
  );

describe('which words a site has', () => {
  it('English has none, and a language without words is shown in English', () => {
    expect(read('en', {}).value).toBeUndefined();
    expect(read('ja', {})).toEqual({ value: undefined, problems: [] });
  });

  it('German comes with the program, and a team may have a text of its own', () => {
    const { value, problems: found } = read('de-CH', { 'words/de.yaml': '"Copy": Übernehmen\n' });
    expect(found).toEqual([]);
    expect([value?.language, value?.texts.get('Copy'), value?.texts.get('Cancel')]).toEqual(['de-CH', 'Übernehmen', 'Abbrechen']);
  });

  it('English texts can be a team’s too', () => {
    expect([...(read('en', { 'words/en.yaml': '"+ Log": + Note\n' }).value?.texts ?? [])]).toEqual([['+ Log', '+ Note']]);
  });

  it('the file of a region goes before that of its language', () => {
    const files = { 'words/pt-BR.yaml': '"Copy": Copiar\n', 'words/pt.yaml': '"Copy": Copie\n' };
    expect(read('pt-BR', files).value?.texts.get('Copy')).toBe('Copiar');
    expect(problems('pt-BR', files)).toContainEqual(expect.stringContaining('words/pt.yaml:1:1 not used'));
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['"Copyy": Copier\n', 'words/fr.yaml:1:1 the interface has no text `Copyy` (did you mean `Copy`?) [words/unknown]'],
    [
      '\n"Copied {1} lines": copié\n',
      'words/fr.yaml:2:21 the translation of `Copied {1} lines` lacks `{1}` (the English text is shown) [words/value]',
    ],
    [
      '"Copy": Copier {1}\n',
      'words/fr.yaml:1:9 the translation of `Copy` has `{1}`, which the text does not have (the English text is shown) [words/value]',
    ],
    [
      '"{1} steps": { one: une étape, paucal: "{1} étapes", other: "{1} étapes" }\n',
      expect.stringMatching(/^words\/fr\.yaml:1:\d+ .*\[words\/schema\]$/),
    ],
    ['"{1} steps": { few: "{1} étapes", other: "{1} étapes" }\n', expect.stringContaining('has the form `few`, but `fr` has')],
    ['- Copy\n', expect.stringContaining('[words/schema]')],
  ])('%j', (text, expected) => expect(problems('fr', { 'words/fr.yaml': text })).toContainEqual(expected));

  it('what it lacks is one remark', () => {
    const [only, ...others] = problems('fr', { 'words/fr.yaml': '"Copy": Copier\n"Cancel": ""\n' });
    expect(only).toMatch(/^words\/fr\.yaml:1:1 \d+ of \d+ texts have no translation and are shown in English/);
    expect(others).toEqual([]);
  });

  it('one word may say it where the number is clear', () => {
    expect(problems('fr', { 'words/fr.yaml': '"{1} steps": { one: une étape, other: "{1} étapes" }\n' })).toHaveLength(1);
  });
});
