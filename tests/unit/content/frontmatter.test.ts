import { describe, expect, it } from 'vitest';
import { frontmatterProblems, splitFrontmatter } from '../../../src/content/frontmatter.ts';
import { runbookSchema } from '../../../src/content/schema/runbook.ts';
import { readYaml } from '../../../src/content/yaml.ts';
import { compileAlone } from '../../support/compile.ts';

const body = '\n## Mitigation\n\n- [ ] Do it\n';

function read(source: string) {
  const { yaml, yamlOffset } = splitFrontmatter(source);
  const problems = frontmatterProblems('a.md', source).map(({ severity, line, message }) => `${severity} ${line} ${message}`);
  if (yaml === null) return { value: undefined, problems };
  expect(source).toHaveLength(source.slice(0, yamlOffset).length + yaml.length + source.slice(yamlOffset + yaml.length).length);
  const { value, problems: found } = readYaml({ file: 'a.md', text: yaml, within: { source, offset: yamlOffset } }, runbookSchema, {
    check: 'runbook/frontmatter',
  });
  return { value, problems: [...problems, ...found.map(({ severity, line, message }) => `${severity} ${line} ${message}`)] };
}

const late = (line: number) => `info ${line} the frontmatter does not begin the file: it is read here, and shown as text elsewhere`;

describe('frontmatter in every form', () => {
  it.each([
    ['at the start', '---\ntitle: Cart\nalerts: [A]\n---\n', []],
    ['with blanks after the fences', '--- \ntitle: Cart\nalerts: [A]\n---  \n', []],
    ['ended by dots', '---\ntitle: Cart\nalerts: [A]\n...\n', []],
    ['after an empty line', '\n \n---\ntitle: Cart\nalerts: [A]\n---\n', [late(3)]],
    ['after a comment', '<!-- licence\nheader -->\n---\ntitle: Cart\nalerts:\n  - A\n---\n', [late(3)]],
    ['in TOML', '+++\ntitle = "Cart"\nalerts = ["A"]\n+++\n', []],
    ['in TOML over several lines', '+++\n# x\ntitle = "Cart"\nalerts = [\n  "A",\n]\n+++\n', []],
    ['in JSON', '{\n  "title": "Cart",\n  "alerts": ["A"]\n}\n', []],
    ['in JSON between fences', ';;;\n{ "title": "Cart", "alerts": ["A"] }\n;;;\n', []],
  ])('%s', (_, frontmatter, problems) => {
    const source = frontmatter + body;
    const { value, problems: found } = read(source);
    expect(value).toMatchObject({ title: 'Cart', alerts: ['A'] });
    expect(found).toEqual(problems);
    const compiled = compileAlone(source);
    expect(compiled.sections.map(({ id, line }) => [id, line])).toEqual([['mitigation', frontmatter.split('\n').length + 1]]);
    expect(compiled.text).toBe('Mitigation\nDo it');
  });

  it.each([
    ['never ended', '---\ntitle: Cart\n', 'error 1 the frontmatter has no end, so all of it is shown as text'],
    ['never ended, after an empty line', '\n---\ntitle: Cart\n', 'error 1 the frontmatter has no end, so all of it is shown as text'],
    ['TOML that is never ended', '+++\ntitle = "x"\n', 'error 1 the frontmatter has no end, so all of it is shown as text'],
    [
      'TOML with tables',
      '+++\ntitle = "x"\n[variables.a]\ndefault = "b"\n+++\n',
      'error 1 this TOML is not read: only `key = value` on a line is',
    ],
  ])('%s is reported', (_, frontmatter, problem) => expect(read(frontmatter + body).problems).toEqual([problem]));

  it.each([
    ['a rule and a paragraph', '\n---\nSee the log: it is long.\nAnd more.\n---\n'],
    ['a rule below a title', '# T\n\n---\n\nnot: frontmatter\n\n---\n'],
    ['a JSON example', '{\n  "a": 1,\n}\n'],
  ])('%s is text', (_, source) => {
    expect(splitFrontmatter(source)).toMatchObject({ yaml: null, bodyOffset: 0 });
    expect(frontmatterProblems('a.md', source)).toEqual([]);
  });
});

describe('values that are not what they look like', () => {
  it.each([
    ['title: 503', { title: '503' }],
    ['owner: 007', { owner: '007' }],
    ['tags: [1.10, 0123, 1e3, no, true]', { tags: ['1.10', '0123', '1e3', 'no', 'true'] }],
    ['alerts: Http503', { alerts: ['Http503'] }],
    ['symptoms: 5', { symptoms: ['5'] }],
    [
      'variables: { port: { default: 0080, choices: [1.10, 0080] } }',
      { variables: { port: { default: '0080', choices: ['1.10', '0080'] } } },
    ],
  ])('%s', (yaml, value) => expect(read(`---\n${yaml}\n---\n`)).toMatchObject({ value, problems: [] }));

  it.each([
    ['alerts: A, B', '`alerts` expected a list, found `"A, B"`'],
    ['tags: { a: 1 }', '`tags` expected a list, found a map'],
    ['title: [a]', '`title` expected text, found a list'],
    ['title:', '`title` expected text, found `null`'],
  ])('%s is for its author to say', (yaml, message) => expect(read(`---\n${yaml}\n---\n`).problems).toEqual([`error 2 ${message}`]));

  it('numbers stay numbers where numbers are expected', async () => {
    const { settingsSchema } = await import('../../../src/content/schema/settings.ts');
    const { value, problems } = readYaml({ file: 'breakglass.yaml', text: 'offlineAge: 1e1\ntitle: 1.10\n' }, settingsSchema, {
      check: 'settings/schema',
    });
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ offlineAge: 10, title: '1.10' });
  });
});

describe('keys between lines that are nearly fences', () => {
  it.each([
    [' ---\ntitle: A\n---\n# A\n', 1],
    ['----\ntitle: A\n----\n# A\n', 1],
    ['--\ntitle: A\n--\n# A\n', 1],
    ['---yaml\ntitle: A\n---\n# A\n', 1],
    ['—\nowner: A\n—\n', 1],
    ['# A\n\n---\nowner: A\n---\n', 3],
    ['title: A\nalerts: [X]\n---\n# A\n', 1],
    ['\n\ntitle: A\n---\n# A\n', 3],
  ])('%j are reported', (source, line) => {
    expect(read(source).problems).toEqual([`warning ${line} this looks like frontmatter, and is shown as text`]);
  });

  it.each([
    '# A\n\n---\n\nText.\n\n---\n',
    '# A\n\ntitle: not a key of the file\n',
    '```yaml\ntitle: A\n```\n',
    'A title\n---\n\nText: more\n---\n',
    '# A\n\n| owner | x |\n| --- | --- |\n',
  ])('%j is text', (source) => {
    expect(read(source).problems).toEqual([]);
  });
});
