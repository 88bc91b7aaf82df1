import { describe, expect, it } from 'vitest';
import { type Diagram, diagramsIn } from '../../../src/runbook/diagram.ts';
import { compileAlone, sectionHtml } from '../../support/compile.ts';

const fence = (text: string, label = 'mermaid') => `\`\`\`${label}\n${text}\n\`\`\``;

function compiledWith(source: string, diagrams: Record<string, Diagram>) {
  return compileAlone(source, { diagram: (text) => diagrams[text] });
}

describe('a diagram in a runbook', () => {
  it('is its drawing, with its words for readers who do not see it and its text below', () => {
    const runbook = compiledWith(`# T\n\n## Meaning\n\n${fence('pie')}\n`, {
      pie: { state: 'drawn', svg: '<svg id="x"/>', label: 'Pie "chart": <a>' },
    });
    const html = sectionHtml(runbook, 'meaning');
    expect(html).toContain(
      '<div class="drawing" tabindex="0" role="img" aria-label="Pie &quot;chart&quot;: &lt;a&gt;"><svg id="x"/></div>',
    );
    expect(html).toContain('<code>pie</code>');
    expect(runbook.problems).toEqual([]);
  });

  it('is its text where nobody drew', () => {
    const runbook = compileAlone(`# T\n\n## Meaning\n\n${fence('pie')}\n`);
    expect(sectionHtml(runbook, 'meaning')).toContain('data-language="mermaid"');
    expect(runbook.problems).toEqual([]);
  });

  it('is its text, and a problem says why, where it could not be drawn', () => {
    const runbook = compiledWith(`# T\n\n## Meaning\n\n${fence('pie')}\n`, {
      pie: { state: 'not-drawn', reason: 'no browser', hint: 'install one' },
    });
    expect(sectionHtml(runbook, 'meaning')).toContain('data-language="mermaid"');
    expect(runbook.problems).toMatchObject([
      {
        check: 'diagram/not-drawn',
        severity: 'warning',
        message: 'the diagram is shown as text: no browser',
        hint: 'install one',
        line: 5,
      },
    ]);
  });

  it.each([
    ['at the margin', 'pie\n  "a : 1', 6, 3],
    ['in a step', 'pie\n  "a : 1', 9, 5],
  ])('is wrong at its line %s', (where, text, line, column) => {
    const indented = fence(text).replaceAll('\n', '\n  ');
    const source = where === 'in a step' ? `# T\n\n## Triage\n\n- [ ] Look\n\n  ${indented}\n` : `# T\n\n## Triage\n${fence(text)}\n`;
    const runbook = compiledWith(source, { [text]: { state: 'invalid', message: 'no', hint: '', line: 2 } });
    expect(runbook.problems.filter(({ check }) => check === 'diagram/syntax')).toMatchObject([{ severity: 'error', line, column }]);
  });

  it.each(['plantuml', 'puml', 'dot', 'graphviz', 'd2'])('stays text in %s, with a note', (label) => {
    const runbook = compileAlone(`# T\n\n## Meaning\n\n${fence('a -> b', label)}\n`);
    expect(runbook.problems).toMatchObject([{ check: 'diagram/not-drawn', severity: 'info', line: 5 }]);
    expect(runbook.summary).toBe('');
  });
});

describe('the diagrams of a text', () => {
  it('are what compiling asks for, wherever they stand', () => {
    const source = `---\ntitle: T\n---\n\n${fence('pie')}\n\n> ${fence('graph TD').replaceAll('\n', '\n> ')}\n\n- [ ] Look\n\n  ${fence('gantt\n  a').replaceAll('\n', '\n  ')}\n\n${fence('no', 'text')}\n\n\`\`\`\`md\n${fence('not me')}\n\`\`\`\`\n`;
    const asked: string[] = [];
    compileAlone(source, {
      diagram: (text) => {
        asked.push(text);
        return undefined;
      },
    });
    expect(diagramsIn(source, 'md', 'x.md')).toEqual(asked);
    expect(asked).toEqual(['pie', 'graph TD', 'gantt\n  a']);
  });
});
