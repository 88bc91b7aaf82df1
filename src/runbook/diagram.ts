/** Diagrams that authors write as text. Mermaid is drawn before the runbook is compiled; every other language stays text. */
import type { Code, Nodes } from 'mdast';
import { html, trusted } from '../markup/html.ts';
import { LineIndex } from '../problem/position.ts';
import type { Range } from '../problem/problem.ts';
import type { Fence } from './compiled.ts';
import { placeInSource } from './fence.ts';
import { parse } from './parse.ts';
import { prepare } from './prepare.ts';
import type { Work } from './work.ts';

/** What became of the text of one diagram. */
export type Diagram =
  | {
      readonly state: 'drawn';
      /** An `<svg>` that is safe to stand in a page, in the colours of the site. */
      readonly svg: string;
      /** What it shows, for people who do not see it. */
      readonly label: string;
    }
  | {
      readonly state: 'invalid';
      readonly message: string;
      readonly hint: string;
      /** The line of its text that Mermaid stopped at, counted from 1; undefined when it names none. */
      readonly line: number | undefined;
    }
  | { readonly state: 'not-drawn'; readonly reason: string; readonly hint: string };

/** Languages of diagrams that are shown as they are written. */
const otherLanguages = new Map([
  ['plantuml', 'PlantUML'],
  ['dot', 'Graphviz'],
  ['d2', 'D2'],
]);

/** The texts of all Mermaid diagrams of one runbook, as `CompileContext.diagram` will be asked for them. */
export function diagramsIn(source: string, format: 'md' | 'mdx', file: string): readonly string[] {
  if (!/mermaid/i.test(source)) return [];
  const lines = new LineIndex(source);
  const { tree } = parse(prepare(source, format, file, lines).text, format, file, lines);
  return tree === null ? [] : mermaidBelow(tree);
}

function mermaidBelow(node: Nodes): string[] {
  if (node.type === 'code') return isMermaid(node) ? [node.value] : [];
  return 'children' in node ? node.children.flatMap(mermaidBelow) : [];
}

function isMermaid({ lang }: Code): boolean {
  return lang?.toLowerCase() === 'mermaid';
}

/** HTML of a diagram that was drawn; undefined where the code block stays as it is, which is reported. */
export function renderDiagram(node: Code, { language, ...range }: Fence, work: Work): string | undefined {
  const other = otherLanguages.get(language);
  if (other !== undefined) {
    reportNotDrawn(
      'info',
      `only Mermaid is drawn, so this ${other} diagram is shown as text`,
      'draw it as an image, or write it in Mermaid',
    );
  }
  if (!isMermaid(node)) return undefined;
  const diagram = work.context.diagram?.(node.value);
  switch (diagram?.state) {
    case undefined:
      return undefined;
    case 'not-drawn':
      reportNotDrawn('warning', `the diagram is shown as text: ${diagram.reason}`, diagram.hint);
      return undefined;
    case 'invalid':
      work.reportAt('diagram/syntax', 'error', placeOfLine(node, range, diagram.line, work), diagram.message, diagram.hint);
      return undefined;
    case 'drawn':
      return html`<figure class="diagram"><div class="drawing" tabindex="0" role="img" aria-label="${diagram.label}">${trusted(diagram.svg)}</div><details data-pagefind-ignore><summary>Diagram as text</summary><pre tabindex="0"><code>${node.value}</code></pre></details></figure>`
        .text;
  }

  function reportNotDrawn(severity: 'warning' | 'info', message: string, hint: string): void {
    work.reportAt('diagram/not-drawn', severity, { ...range, endLine: range.line, endColumn: range.column + 3 }, message, hint);
  }
}

function placeOfLine(node: Code, range: Range, line: number | undefined, { lines }: Work): Range {
  const texts = node.value.split('\n');
  const text = line === undefined ? undefined : texts[line - 1];
  if (line === undefined || text === undefined) return range;
  const from = texts.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const indent = text.length - text.trimStart().length;
  return placeInSource(node, range, lines)(from + indent, from + text.trimEnd().length);
}
