import { describe, expect, it } from 'vitest';
import { maxLevels } from '../../../src/runbook/limits.ts';
import { compileAlone, told } from '../../support/compile.ts';
import { hostileTexts, nested } from '../../support/hostile-markdown.ts';

/** More levels than the stack has room for. */
const many = 6000;

describe.each(['md', 'mdx'] as const)('hostile .%s @fault-50', (format) => {
  it.each(hostileTexts)('$name', ({ write }) => {
    const source = write(nested.some((text) => text.write === write) ? many : 400);
    const runbook = compileAlone(source, { format });
    if (!runbook.broken) return;
    const [problem] = runbook.problems;
    expect(problem?.check).toMatch(format === 'md' ? /^markdown\/limit$/ : /^(?:markdown\/limit|mdx\/syntax)$/);
    expect(problem?.message).not.toMatch(/call stack|RangeError|string longer/);
    expect(runbook.text).toBe(source);
  });
});

describe('long texts that were read again at each character @fault-50', () => {
  // Seconds to minutes each, where the time grows with the square of the length.
  it.each([
    ['blanks in a heading', `# a${' '.repeat(400_000)}b\n`],
    ['a line of blanks', `# A\n\n${' '.repeat(400_000)}\n\nb\n`],
    ['TOML whose text does not end', `+++\ntitle = "${'\\"'.repeat(200_000)}\n+++\n# A\n`],
    ['TOML of many quotes', `+++\ntitle = ${'"a'.repeat(200_001)}\\\n+++\n# A\n`],
  ])('%s', (_, source) => expect(compileAlone(source).broken).toBe(false));
});

describe('limits @fault-50', () => {
  it.each([
    ['quotes', (levels: number) => `${'> '.repeat(levels)}x\n`],
    ['list items', (levels: number) => `${'- '.repeat(levels)}x\n`],
    ['elements', (levels: number) => `${'<div>'.repeat(levels)}x${'</div>'.repeat(levels)}\n`],
  ])('%s up to the limit are read, one more is reported', (_, write) => {
    expect(compileAlone(write(maxLevels)).broken).toBe(false);
    const over = compileAlone(write(maxLevels + 1));
    expect(over.broken).toBe(true);
    expect(over.problems.map(({ check, message }) => `${check} ${message}`)).toEqual([
      `markdown/limit nested more than ${maxLevels} levels deep, which is the limit`,
    ]);
  });

  it('names the place where the limit is exceeded', () => {
    expect(told(compileAlone(`# T\n\nText.\n\n${'> '.repeat(120)}x\n`))[0]).toMatch(/^markdown\/limit 5:201 /);
    expect(told(compileAlone(`# T\n\n${'<div>'.repeat(120)}\n`))[0]).toMatch(/^markdown\/limit 3:501 /);
  });

  it.each([
    ['old anchors that nobody closes', times('<a name="x">\n\ntext\n\n', 300)],
    ['tables without end tags', `<table>${times('<tr><td>x', 500)}</table>\n`],
    ['long tables of names', `| a | b |\n| - | - |\n${times('| kube_pod_status_phase | &lt;x&gt; |\n', 5000)}`],
    ['long lists of names', times('- kube_pod_status_phase &amp; more_names\n', 5000)],
    ['art in a code block', `\`\`\`\n${'> '.repeat(3000)}\n\`\`\`\n`],
    ['a rule', `${'- '.repeat(3000)}\n`],
  ])('%s are no excess', (_, source) => expect(compileAlone(source).broken).toBe(false));

  it.each(['', '> '])('a table that would be filled up with cells is refused, after `%s`', (prefix) => {
    const columns = 2000;
    const lines = ['|a'.repeat(columns), '|-'.repeat(columns), ...Array.from({ length: columns }, () => '|x')];
    expect(told(compileAlone(lines.map((line) => prefix + line).join('\n')))).toEqual([
      expect.stringMatching(
        /^markdown\/limit 2:1 this table of 2000 columns has more than 51 rows, so more than 100000 cells, which is the limit$/,
      ),
    ]);
  });

  it('refuses a paragraph that takes too long, in .md as Markdown', () => {
    const runbook = compileAlone('&amp;'.repeat(50_000));
    expect(told(runbook)).toEqual([
      expect.stringMatching(
        /^markdown\/limit 1:\d+ this paragraph of 250000 characters has more than \d+ `&…;` or `_` in it, which is the limit$/,
      ),
    ]);
  });
});

function times(text: string, count: number): string {
  return text.repeat(count);
}
