/** The kinds of diagram that Mermaid knows: what each is called, and what is said of a text that is none of them. */
import { nearest } from '../../problem/nearest.ts';
import type { Diagram } from '../../runbook/diagram.ts';

/** First words of the diagrams that are drawn, in the order of Mermaid's documentation. */
const firstWords = [
  ...['flowchart', 'graph', 'sequenceDiagram', 'classDiagram', 'stateDiagram-v2', 'stateDiagram', 'erDiagram', 'journey', 'gantt', 'pie'],
  ...[
    'quadrantChart',
    'requirementDiagram',
    'gitGraph',
    'C4Context',
    'timeline',
    'sankey-beta',
    'xychart-beta',
    'block-beta',
    'packet-beta',
  ],
  ...['kanban', 'radar-beta', 'treemap-beta'],
];

/** Kinds that the edition of Mermaid in use leaves out: they need a layout engine that is larger than all others together. */
const notDrawn = /^(?:mindmap|zenuml|architecture(?:-beta)?)\b/;

/** By the names that Mermaid gives its kinds inside. */
const names: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^flowchart/, 'Flowchart'],
  [/^sequence/, 'Sequence diagram'],
  [/^state/, 'State diagram'],
  [/^class/, 'Class diagram'],
  [/^er$/, 'Entity diagram'],
  [/^gantt/, 'Gantt chart'],
  [/^timeline/, 'Timeline'],
  [/^pie/, 'Pie chart'],
];

export function kindName(kind: string): string {
  return names.find(([pattern]) => pattern.test(kind))?.[1] ?? 'Diagram';
}

/**
 * Why Mermaid refused a text.
 * @param error Mermaid's message
 * @param line the line that it names, without the `before` lines that it does not count
 */
export function refused(text: string, error: string, line: number | undefined, before: number): Diagram {
  if (/No diagram type detected/i.test(error)) return unknownKind(text);
  if (/source image/i.test(error))
    return {
      state: 'not-drawn',
      reason: 'it shows an image, and diagrams load nothing',
      hint: 'leave the image out, or draw all of it as an image',
    };
  if (line === undefined && !/\b(?:pars|lexical|syntax)/i.test(error)) {
    const why = error.split('\n', 1)[0]?.slice(0, 200) ?? '';
    return {
      state: 'invalid',
      message: `Mermaid does not draw this diagram: ${why}`,
      hint: 'change what it names, or cut the diagram into several',
      line: undefined,
    };
  }
  const expected = /Expecting ([\s\S]*?), got/.exec(error)?.[1] ?? '';
  const signs = new Set(
    (expected.match(/'[^']+'/g) ?? []).map((token) => tokens.get(token.slice(1, -1))).filter((sign) => sign !== undefined),
  );
  const wanted = [...signs].slice(0, 3).map((sign) => `\`${sign}\``);
  const last = wanted.pop();
  const list = last === undefined ? '' : `: expected ${wanted.length === 0 ? last : `${wanted.join(', ')} or ${last}`}`;
  return {
    state: 'invalid',
    message: line === undefined ? 'Mermaid cannot read this diagram' : `Mermaid cannot read the diagram from this line on${list}`,
    hint: 'look for a bracket or quote that is not closed; text with brackets or colons goes in quotes, as in `A["text (more)"]`',
    line: line === undefined ? undefined : line + before,
  };
}

function unknownKind(text: string): Diagram {
  const word = /^(?:\s*---\n[\s\S]*?\n\s*---\n)?(?:\s|%%.*(?:\n|$))*(\S*)/.exec(text)?.[1] ?? '';
  if (notDrawn.test(word)) {
    const reason = `a \`${word}\` is not among the kinds of diagram that are drawn`;
    return { state: 'not-drawn', reason, hint: 'write it as a `flowchart`, or draw it as an image' };
  }
  if (word === '')
    return { state: 'invalid', message: 'the diagram is empty', hint: 'begin it with its kind, as in `flowchart TD`', line: undefined };
  const near = nearest(word, firstWords);
  const hint = near === undefined ? 'begin it with its kind, as in `flowchart TD` or `sequenceDiagram`' : `did you mean \`${near}\`?`;
  return { state: 'invalid', message: `\`${word.slice(0, 40)}\` is no kind of Mermaid diagram`, hint, line: undefined };
}

/** What Mermaid's parser calls the signs that are most often missing. */
const tokens: ReadonlyMap<string, string> = new Map([
  ['SQE', ']'],
  ['SQS', '['],
  ['PE', ')'],
  ['PS', '('],
  ['DIAMOND_STOP', '}'],
  ['DIAMOND_START', '{'],
  ['PIPE', '|'],
  ['LINK', '-->'],
  ['STR', '"text"'],
]);
