/** What one compile run gathers while it walks the tree. */
import type { Definition, Nodes } from 'mdast';
import type { LineIndex } from '../problem/position.ts';
import type { CheckId, FilePlace, Problem, ProblemSeverity, Range } from '../problem/problem.ts';
import { mergeVariables, pickVariables, type Variable, type Variables } from '../query/variable.ts';
import { Anchors } from './anchors.ts';
import type { Fence, Heading, Link, ModuleImport, Part, QueryReference, Step } from './compiled.ts';
import type { CompileContext } from './context.ts';
import { Marks } from './mark.ts';
import { Slots } from './slot.ts';
import type { StepCode } from './step.ts';

/** A text that nodes were written in: the runbook's own, or one that it includes. */
export interface Written {
  /** Path relative to the content root. */
  readonly file: string;
  readonly lines: LineIndex;
  /** Where a relative link in it leads, and where its images are served. */
  readonly link: CompileContext['link'];
  readonly image: CompileContext['image'];
  /** Where the runbook includes it; undefined for the runbook's own text. */
  readonly at?: Range;
}

/** A place in the text at hand, for what is reported after the tree was walked. */
export interface WrittenPlace {
  readonly range: Range;
  readonly written: Written;
}

/** A step that is still being read. */
export interface OpenStep {
  readonly queries: string[];
  readonly changes: string[];
  /** Its code blocks and queries, for the tags of its row. */
  readonly code: StepCode[];
}

export class Work {
  readonly context: CompileContext;
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
  readonly places: WrittenPlace[] = [];
  /** The files that are included, by their paths. */
  readonly includes = new Set<string>();
  /** Variables that they declare; those of the runbook override them. */
  included: Variables = {};
  /** Where nodes were written that are not of the runbook's own text; what is below them was written in the same. */
  readonly writtenIn = new WeakMap<Nodes, Written>();
  #written: Written;
  /** Anchor of the section at hand. */
  section = 'intro';
  /** The steps around the node at hand, innermost last. */
  readonly openSteps: OpenStep[] = [];
  /** The comments that were read as conditions of steps. */
  readonly conditions = new Set<Nodes>();
  /** Whether the author wrote HTML anywhere: then all of the page passes the sanitiser, as footnotes and definitions may end up in any section. */
  hasRawHtml = false;
  /** Whether an image of it opens alone. */
  hasWideImages = false;
  /** Whether the runbook holds code that `mdx.code` allows. */
  hasCode = false;

  constructor(context: CompileContext, lines: LineIndex) {
    this.context = context;
    this.#written = { file: context.file, lines, link: context.link, image: context.image };
  }

  /** The variables that are declared for this runbook. */
  get declared(): Variables {
    return mergeVariables(this.included, this.context.variables);
  }

  /** The text that the node at hand was written in. */
  get written(): Written {
    return this.#written;
  }

  get file(): string {
    return this.#written.file;
  }

  get lines(): LineIndex {
    return this.#written.lines;
  }

  /** Does something with nodes of another text: places are those in it. */
  within<T>(written: Written | undefined, act: () => T): T {
    if (written === undefined) return act();
    const around = this.#written;
    this.#written = written;
    try {
      return act();
    } finally {
      this.#written = around;
    }
  }

  /** A place of the text at hand as a place of the runbook: what was included is where the runbook includes it. */
  here(range: Range): Range {
    return this.#written.at ?? range;
  }

  /** The same for a part of the page, with the place that it was written at, where that is in another file. */
  placed({ line, column, endLine, endColumn }: Range): Range & { written?: FilePlace } {
    const { at, file } = this.#written;
    const own = { line, column, endLine, endColumn };
    return at === undefined ? own : { ...at, written: { file, ...own } };
  }

  /** The same for what has a line alone. */
  part(node: Pick<Nodes, 'position'>): Part {
    const { line, written } = this.placed(this.range(node));
    return written === undefined ? { line } : { line, written };
  }

  /** A place of the text at hand, with its file. */
  writtenAt(range: Range): FilePlace {
    return { file: this.file, ...range };
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
    this.reportIn(check, severity, this.writtenAt(range), message, hint);
  }

  /** Reports what was found after the tree was walked, at the place that was noted. */
  reportIn(check: CheckId, severity: ProblemSeverity, place: FilePlace, message: string, hint = ''): void {
    this.problems.push({ check, severity, message, hint, ...place });
  }
}
