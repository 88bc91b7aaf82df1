/** What one compile run gathers while it walks the tree. */
import type { Definition, Nodes } from 'mdast';
import type { LineIndex } from '../problem/position.ts';
import type { CheckId, Problem, ProblemSeverity, Range } from '../problem/problem.ts';
import { mergeVariables, pickVariables, type Variable, type Variables } from '../query/variable.ts';
import { Anchors } from './anchors.ts';
import type { Fence, Heading, Link, ModuleImport, QueryReference, Step } from './compiled.ts';
import type { CompileContext } from './context.ts';
import { Marks } from './mark.ts';
import { Slots } from './slot.ts';
import type { StepCode } from './step.ts';

/** A step that is still being read. */
export interface OpenStep {
  readonly queries: string[];
  readonly changes: string[];
  /** Its code blocks and queries, for the tags of its row. */
  readonly code: StepCode[];
}

export class Work {
  readonly context: CompileContext;
  readonly lines: LineIndex;
  readonly problems: Problem[] = [];
  readonly headings: Heading[] = [];
  readonly steps: Step[] = [];
  readonly queries: QueryReference[] = [];
  readonly fences: Fence[] = [];
  readonly #variables = new Map<string, Variable>();
  readonly links: Link[] = [];
  readonly imports: ModuleImport[] = [];
  readonly slots = new Slots();
  readonly marks = new Marks();
  readonly anchors = new Anchors();
  readonly #definitions = new Map<string, Definition>();
  /** Places of the elements that authors wrote as HTML: each carries the number of its own through the HTML parser. */
  readonly places: Range[] = [];
  /** Anchor of the section at hand. */
  section = 'intro';
  /** The steps around the node at hand, innermost last. */
  readonly openSteps: OpenStep[] = [];
  /** Whether the author wrote HTML anywhere: then all of the page passes the sanitiser, as footnotes and definitions may end up in any section. */
  hasRawHtml = false;
  /** Whether an image of it opens alone. */
  hasWideImages = false;
  /** Whether the runbook holds code that `mdx.code` allows. */
  hasCode = false;

  constructor(context: CompileContext, lines: LineIndex) {
    this.context = context;
    this.lines = lines;
  }

  /** Variables used on the page, in the order they appear. */
  get variables(): Variables {
    return Object.fromEntries(this.#variables);
  }

  /** Notes variables used on the page, with what is declared of them where they are written. */
  uses(names: readonly string[], declared: Variables): void {
    const unseen = names.filter((name) => !this.#variables.has(name));
    if (unseen.length === 0) return;
    const picked = pickVariables(mergeVariables(declared, this.context.overrides), unseen);
    for (const [name, variable] of Object.entries(picked)) this.#variables.set(name, variable);
  }

  /** Of definitions with one name, the first is meant. */
  noteDefinition(node: Definition): void {
    if (!this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node);
  }

  /** What a reference refers to, as the author wrote it. */
  definitionOf({ identifier }: Pick<Definition, 'identifier'>): Definition | undefined {
    return this.#definitions.get(identifier);
  }

  range(node: Pick<Nodes, 'position'>): Range {
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  report(check: CheckId, severity: ProblemSeverity, node: Pick<Nodes, 'position'>, message: string, hint = ''): void {
    this.reportAt(check, severity, this.range(node), message, hint);
  }

  reportAt(check: CheckId, severity: ProblemSeverity, range: Range, message: string, hint = ''): void {
    this.problems.push({ check, severity, file: this.context.file, message, hint, ...range });
  }
}
