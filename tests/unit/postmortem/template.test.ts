import { distance } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../src/postmortem/template/fill-template.ts';
import { exampleDocument } from './example.ts';

const document = exampleDocument();
const fill = (template: string) => fillTemplate(template, document, (name, names) => names.find((other) => distance(name, other) <= 2));
const hostile = { ...document, facts: { ...document.facts, title: '<b>*x*</b> `y` | [z](javascript:1) "q" --> {{status}}' } };
const fillHostile = (template: string) => fillTemplate(template, hostile);

describe('slots', () => {
  test('in a line, and as paragraphs of their own', () => {
    const { markdown, problems } = fill('# {{title}}\n\nTook {{ time-to-mitigate }}, {{severity}}.\n\n{{went-well}}\n');
    expect(problems).toEqual([]);
    expect(markdown).toBe(
      '# p99 of /users/{id} above 500 ms\n\nTook 33 min, SEV3 (degraded, some users).\n\n- Nothing was changed before the plan had been read; the first change was the right one.\n',
    );
  });

  test('paragraphs in a list and in a quote', () => {
    expect(fill('- a\n\n  {{lucky}}\n\n> {{went-well}}\n').problems).toEqual([]);
    expect(fill('> {{went-well}}\n').markdown).toMatch(/^> - Nothing/);
  });

  test("other languages' braces stay", () => {
    const template = '`{{ $labels.instance }}` and {{ .Status }} and {{}}\n';
    expect(fill(template)).toMatchObject({ markdown: template, problems: [] });
  });
});

describe('problems, with their places', () => {
  test('an unknown slot, and what was meant', () => {
    expect(fill('# x\n\n- a {{timelin}}\n').problems).toEqual([
      { line: 3, column: 5, message: 'found the slot `timelin`, which is none', hint: 'did you mean `timeline`?' },
    ]);
  });

  test('the second of two, after an escape and front matter', () => {
    const { problems } = fill('---\na: b\n---\n\n\\*\\* {{title}} {{nonsense-here}}\n');
    expect(problems).toEqual([expect.objectContaining({ line: 5, column: 16, hint: expect.stringMatching(/^slots: summary, /) })]);
  });

  test.each([
    ['x {{timeline}} y', 'within a line'],
    ['# {{timeline}}', 'within a line'],
    ['| {{timeline}} |\n| - |', 'within a line'],
    ['`{{timeline}}`', 'in code or a title'],
    ['[a](https://a.example/{{timeline}})', 'in an address'],
    ['---\na: {{timeline}}\n---\n', 'in front matter'],
  ])('paragraphs where none can stand: %j', (template, where) => {
    const { problems, markdown } = fill(template);
    expect(problems).toEqual([expect.objectContaining({ message: `found the slot \`timeline\` ${where}` })]);
    expect(markdown).toContain('{{timeline}}');
  });

  test.each(['<a href="{{title}}">x</a>', '<!-- {{title}} -->', '<script>\nlet a = "{{title}}"\n</script>', '<style>{{title}}</style>'])(
    '%s is not filled',
    (template) => {
      const { problems, markdown } = fill(template);
      expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('in a tag, a comment, a script or a style') })]);
      expect(markdown).toContain('{{title}}');
    },
  );

  test.each(['[a]({{title}})', '[a](https://{{title}})', '[a]({{title}}:x)'])(
    'an address that begins with a slot is not filled: %s',
    (template) => {
      expect(fill(template).problems).toHaveLength(1);
    },
  );
});

describe('a hostile title stays a title', () => {
  test('in HTML', () => {
    expect(fillHostile('<p>{{title}}</p>\n').markdown).not.toMatch(/<b>|javascript:1\)|\*x/);
  });

  test('in code, which no backtick ends', () => {
    expect(fillHostile('`{{title}}`\n').markdown).toMatch(/^``<b>.*``$/m);
  });

  test('in an address, as one part of it', () => {
    expect(fillHostile('[a](https://a.example/?q={{title}})\n').markdown).toContain('?q=%3Cb%3E*x*');
  });

  test('in front matter, as one string', () => {
    const { markdown } = fillHostile('---\ntitle: {{title}}\nother: "a {{title}}"\n---\n');
    expect(
      markdown
        .split('\n')
        .slice(1, 3)
        .map((line) => JSON.parse(line.replace(/^\w+: /, ''))),
    ).toEqual(['<b>*x*</b> `y` | [z](javascript:1) "q" --> {{status}}', 'a <b>*x*</b> `y` | [z](javascript:1) "q" --> {{status}}']);
  });

  test('a slot in a value is not filled', () => {
    expect(fillHostile('# {{title}}\n').markdown).toContain('{{status}}');
  });
});
