/** Highlight runs from a Lezer tree: tags to the static classes, placeholders and the failing token on top. */
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { type HighlightClass, highlightClasses, type Token } from './language.ts';
import { foundAt } from './lezer/diagnose.ts';
import { type Grammar, readQuery, treeOf } from './lezer/grammar.ts';

/** Brackets and commas have no class: plain text reads well, and every span less is a smaller page. */
const classOfTag = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.logicOperator, tags.bool, tags.null], class: 'tk-keyword' },
  { tag: [tags.function(tags.variableName)], class: 'tk-function' },
  { tag: [tags.variableName], class: 'tk-name' },
  { tag: [tags.labelName, tags.propertyName, tags.attributeName], class: 'tk-label' },
  { tag: [tags.string], class: 'tk-string' },
  { tag: [tags.number], class: 'tk-number' },
  { tag: [tags.operator], class: 'tk-operator' },
  { tag: [tags.comment], class: 'tk-comment' },
  { tag: [tags.special(tags.variableName)], class: 'tk-variable' },
]);

const known: ReadonlySet<string> = new Set(highlightClasses);

function isHighlightClass(name: string): name is HighlightClass {
  return known.has(name);
}

export function highlightWith(grammar: Grammar, text: string): Token[] {
  const reading = readQuery(grammar, text);
  const runs: Run[] = [];
  const tree = treeOf(grammar, reading);
  if (tree !== null) {
    highlightTree(tree, classOfTag, (from, to, name) => {
      if (isHighlightClass(name)) runs.push(withoutBrackets(text, { from, to, class: name }));
    });
  }
  const over = variableRuns(reading.placeholders);
  if (reading.failure !== null) {
    const found = foundAt(reading, reading.failure);
    if (found.to > found.from) over.push({ from: found.from, to: found.to, class: 'tk-error' });
  }
  return drawRuns(text, runs, over);
}

/** All of the text as tokens: the lower runs, cut where an upper one stands. Each list is in order, and its runs are apart. */
export function drawRuns(text: string, lower: readonly Run[], upper: readonly Run[]): Token[] {
  return tokens(text, overlay(lower, upper));
}

export interface Run {
  from: number;
  to: number;
  class: HighlightClass;
}

/** TraceQL's grammar gives `by` and `count()` no node of their own, so their brackets come with them. */
function withoutBrackets(text: string, run: Run): Run {
  if (run.class !== 'tk-keyword' && run.class !== 'tk-function') return run;
  const inner = text.slice(run.from, run.to).replace(/(?<![\s()[\]{},])[\s()[\]{},]+$/, '');
  return { ...run, to: run.from + inner.length };
}

export function variableRuns(placeholders: readonly { from: number; to: number }[]): Run[] {
  return placeholders.map(({ from, to }) => ({ from, to, class: 'tk-variable' }));
}

/** The lower runs cut where an upper one stands; of two upper ones the first keeps its place. */
function overlay(lower: readonly Run[], upper: readonly Run[]): Run[] {
  if (upper.length === 0) return [...lower];
  const cuts: Run[] = [];
  for (const run of [...upper].sort((one, other) => one.from - other.from)) {
    if (run.from >= (cuts.at(-1)?.to ?? 0)) cuts.push(run);
  }
  const result = [...cuts];
  let next = 0;
  for (const run of lower) {
    let { from } = run;
    while ((cuts[next]?.to ?? Infinity) <= from) next++;
    for (let at = next; (cuts[at]?.from ?? Infinity) < run.to; at++) {
      const cut = cuts[at];
      if (cut === undefined) break;
      if (cut.from > from) result.push({ ...run, from, to: cut.from });
      from = cut.to;
    }
    if (from < run.to) result.push({ ...run, from });
  }
  return result.sort((one, other) => one.from - other.from);
}

/** All of the text as tokens; equal neighbours are one. */
function tokens(text: string, runs: readonly Run[]): Token[] {
  const result: Token[] = [];
  const push = (from: number, to: number, name: Token['class']) => {
    if (from >= to) return;
    const last = result.at(-1);
    if (last?.class === name) last.text += text.slice(from, to);
    else result.push({ text: text.slice(from, to), class: name });
  };
  let at = 0;
  for (const run of runs) {
    push(at, run.from, '');
    push(run.from, run.to, run.class);
    at = run.to;
  }
  push(at, text.length, '');
  return result;
}
