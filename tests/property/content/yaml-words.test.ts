/** Faults of YAML are told in plain words wherever YAML is read; the library's own are those of its grammar. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRuleFile } from '../../../src/content/rules/rule-file.ts';
import { serviceSchema } from '../../../src/content/schema/service.ts';
import { sourceFromText } from '../../../src/content/source-file.ts';
import { readYaml } from '../../../src/content/yaml.ts';
import { readDocuments } from '../../../src/query/languages/yaml/documents.ts';
import { seed } from '../../support/seed.ts';

/** Words of the library's messages, and the ways in which they begin. */
const ofLibrary =
  /\b(?:implicit|mappings?|block|flow|scalars?|tokens?|node end|directives?|indicator|unresolved|sequence|compact|verbatim|YAMLParseError|must be|not allowed|Unexpected|Missing)\b/i;

const pieces = [
  'groups:\n', '- name: a\n', '  rules:\n', '  - alert: B\n', '    expr: up == 0\n', 'title: A\n', ' owner: b\n', 'links: [', 'x, ', ']', '{', '}', '"', "'", '"a\\q"',
  '|', '>', '|x\n', '&a ', '*a', '!t ', '!!', '!<', '%x\n', '---', '--- a\n', '...\n', '? ', ': ', ':', '- ', '-', ',', '#', 'a#b', '@', '`', '\t', '\n', '  ', '    ', 'text',
  'a: b: c\n', '<<: *b\n', '{{ .Values.x }}', 'é', '[]', '{}', 'k: [a, {b: c]\n',
]; // biome-ignore format: one entry a case

const written = fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 14 }).map((parts) => parts.join(''));

it(`in service files and rule files alike @repeats (seed ${seed})`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(written, (text) => {
      const faults = readDocuments(text).documents.flatMap((document) => document.faults);
      const service = readYaml({ file: 'service.yaml', text }, serviceSchema, { check: 'service/schema' });
      const rules = readRuleFile(sourceFromText('rules.yaml', text));
      for (const { message, hint } of [...service.problems, ...rules.problems]) {
        if (!message.startsWith('not valid YAML')) continue;
        const words = `${message} ${hint}`.replace(/`[^`]*`+/g, '');
        seen.add(words);
        expect(words).not.toMatch(ofLibrary);
        expect(hint).not.toBe('');
      }
      if (faults.length > 0) expect(service.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 4000, seed },
  );
  expect(seen.size).toBeGreaterThan(8);
});

it.each([
  ['a bracket', 'groups: [\n', '1:9 not valid YAML: found a list or map in brackets that breaks off'],
  ['a list below a value', 'groups: x\n  - name: a\n', '1:9 not valid YAML: found a key inside of a value'],
  ['in a text of the file', 'data:\n  a: |\n    - alert: "A\n      expr: up\n', '3:14 not valid YAML: found no closing quote'],
])('a rule file has the place and the words: %s', (_, text, expected) => {
  const { problems, silent } = readRuleFile(sourceFromText('rules.yaml', text));
  expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([expected]);
  expect(silent?.why).toContain(expected.slice(expected.indexOf('found')));
});
