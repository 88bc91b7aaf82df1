/** A query that is copied while its value is missing is refused by whoever reads it: by the checkers here, by promtool, by PostgreSQL. */
import jqWeb from 'jq-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { languageById, languages, prepareLanguages } from '../../../src/query/registry.ts';
import { queryTemplates, sqlTemplates } from '../../support/query-templates.ts';
import { withoutValue } from '../../support/without-value.ts';

const jq = await jqWeb;
beforeAll(() => prepareLanguages());

const listed = Object.entries({ ...queryTemplates, sql: sqlTemplates }).flatMap(([id, texts]) => texts.map((text) => ({ id, text })));

describe('a query without its value @fault-52', () => {
  it.each(listed)('of $id is refused: $text', ({ id, text }) => {
    const language = languageById(id);
    const copied = withoutValue(language, text);
    expect(copied.refused).toBe(true);
    expect(copied.text).toContain('fill in x');
    if (id === 'jq') expect(() => jq.raw('', copied.text)).toThrow(/syntax error, unexpected '<'/);
    else expect(language.diagnose?.(copied.text), copied.text).not.toEqual([]);
  });

  it.each(listed)('of $id is what it is, with it: $text', ({ id, text }) => {
    expect(withoutValue(languageById(id), text.replaceAll('${x}', '5'))).toEqual({ text: text.replaceAll('${x}', '5'), refused: true });
  });

  it('spoils every statement of several', () => {
    expect(withoutValue(languageById('sql'), 'BEGIN; DELETE FROM t WHERE a = ${x}; COMMIT;').text).toBe(
      '<fill in x> BEGIN; <fill in x> DELETE FROM t WHERE a = ${x}; <fill in x> COMMIT;',
    );
  });

  it('is asked about where nobody can make sure', () => {
    for (const language of languages.filter(({ kind, missing }) => kind !== 'data' && missing === undefined)) {
      if (language.id === 'console') continue;
      const { text, refused } = withoutValue(language, 'a ${x};\nb ${x}');
      expect({ id: language.id, refused, spoilt: text.match(/<fill in x>/g)?.length }).toEqual({
        id: language.id,
        refused: false,
        spoilt: 2,
      });
    }
    for (const text of [
      'SELECT 1;\n\\! rm ${x}',
      'COPY t FROM STDIN;\n${x}\n\\.',
      'SELECT TOP ${x} * FROM [t]',
      "\\set a '${x}'\nSELECT 1",
    ]) {
      expect(withoutValue(languageById('sql'), text).refused).toBe(false);
    }
  });
});
