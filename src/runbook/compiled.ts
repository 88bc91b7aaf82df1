/** What `compile` makes of one runbook: pages, search, packs and checks all read this and parse nothing themselves. */
import type { FilePlace, Problem, Range } from '../problem/problem.ts';
import type { Variables } from '../query/variable.ts';
import type { Verdict } from '../query/verdict.ts';

/** What a section is for, by its heading. */
export const sectionKinds = [
  'intro',
  'meaning',
  'impact',
  'stabilise',
  'triage',
  'evidence',
  'hypotheses',
  'mitigation',
  'verify',
  'escalation',
  'prevention',
  'reference',
  'other',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** A part of a page. Its line is one of the runbook's own text: what is included is where the runbook includes it. */
export interface Part {
  line: number;
  /** Where it was written, when that is a file which the runbook includes; undefined for its own text. */
  written?: FilePlace | undefined;
}

export interface Heading extends Part {
  id: string;
  text: string;
  depth: number;
}

export interface Section extends Part {
  /** The heading's anchor; `intro` for what stands before the first heading. */
  id: string;
  kind: SectionKind;
  title: string;
  /** HTML of what follows the heading, the heading itself excluded. Sanitised. */
  html: string;
  /** Plain text, for search and for the one-line summary of a folded section. */
  text: string;
  /** Ids of the steps in it, in order. */
  steps: readonly string[];
}

/** A task-list item: the unit that a responder ticks. */
export interface Step extends Part {
  /** Authored (`<!-- #id -->`) or derived from the step's words, so that editing or moving another step never changes it. */
  id: string;
  text: string;
  /** Anchor of its section. */
  section: string;
  /** Ids of queries and positions of fences inside the item. */
  queries: readonly string[];
  /** The condition under which it applies, as it is written; undefined for one that always does. */
  when?: string | undefined;
  /** What its code blocks and queries change, a line each, in a responder's words. */
  changes: readonly string[];
}

/** A code block as the page shows it. */
export interface Fence extends Range, Pick<Part, 'written'> {
  /** The label as written; empty for a bare fence. */
  label: string;
  /** The language it was recognised as. */
  language: string;
  /** Exactly what the copy button copies; empty for plain text, which has none. */
  copy: string;
  verdict: Verdict;
}

export interface Link extends Range, Pick<Part, 'written'> {
  /** As written in the source. */
  href: string;
  text: string;
  kind: 'link' | 'image';
}

/** A `<Query id="…"/>`, or a query written in place. */
export interface QueryReference extends Range, Pick<Part, 'written'> {
  id: string;
}

/** A module that a runbook with code imports. */
export interface ModuleImport extends Range {
  specifier: string;
}

export interface CompiledRunbook {
  title: string;
  /** One or two plain sentences on what this is. */
  summary: string;
  sections: readonly Section[];
  headings: readonly Heading[];
  /** Every `#…` that opens something on its page: of headings, steps, footnotes, HTML with ids, and the title. */
  anchors: readonly string[];
  steps: readonly Step[];
  queries: readonly QueryReference[];
  fences: readonly Fence[];
  /** The variables whose values go into its queries and commands, in the order they appear. */
  variables: Variables;
  links: readonly Link[];
  /** Only of runbooks that hold code. */
  imports: readonly ModuleImport[];
  /** Paths of the files that it includes, those within others too. */
  includes: readonly string[];
  text: string;
  problems: readonly Problem[];
  /** The text did not parse: there are no sections, the page shows the source and the problems. */
  broken: boolean;
  /** It holds code that `mdx.code` allows: the page is made by the MDX compiler, the rest here is still true. */
  hasCode: boolean;
}
