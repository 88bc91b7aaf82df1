/** The one compiler: source text in, everything that pages, search, packs and checks need out. Pure; nothing parses a runbook twice. */
import GithubSlugger from 'github-slugger';
import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import { didYouMean } from '../problem/nearest.ts';
import { LineIndex } from '../problem/position.ts';
import { sortProblems } from '../problem/problem.ts';
import type { CompiledRunbook, Section } from './compiled.ts';
import type { CompileContext } from './context.ts';
import { parse } from './parse.ts';
import { firstSentences, plainText } from './plain-text.ts';
import { sectionKind } from './section.ts';
import { replaceShortcodes } from './shortcode.ts';
import { withoutMarks, withoutSlots } from './slot.ts';
import { toHtml } from './to-html.ts';
import { Transform } from './transform.ts';
import { Work } from './work.ts';

/**
 * Compiles one runbook. Never throws for what an author wrote: a text that does not parse answers `broken`, with the
 * problem that says where and no sections, so that the page can show the source instead.
 */
export function compile(source: string, context: CompileContext): CompiledRunbook {
  const lines = new LineIndex(source);
  const work = new Work(context, lines);
  let text = withoutSlots(source);
  if (context.format === 'md') {
    const replaced = replaceShortcodes(text, context.file, lines);
    text = replaced.source;
    work.problems.push(...replaced.problems);
  }
  const parsed = parse(text, context.format, context.file, lines);
  if (parsed.tree === null) return broken(source, context, [...work.problems, parsed.problem]);

  const transform = new Transform(work, new GithubSlugger());
  const { title, groups } = splitSections(parsed.tree);
  const shared = parsed.tree.children.filter(isShared);
  const definitions = transform.nodes(shared);
  const drafts = groups.map((group) => draftSection(group, transform, work));
  const html = toHtml(
    drafts.map(({ nodes }) => nodes),
    definitions,
    work,
  );
  const sections = drafts
    .map(({ section }, at): Section => ({ ...section, html: html[at] ?? '' }))
    .filter((section) => section.id !== 'intro' || section.html !== '');
  checkAnchors(work);

  const meaning = sections.find((part) => part.kind === 'intro') ?? sections.find((part) => part.kind === 'meaning') ?? sections[0];
  return {
    title: context.title ?? (title === undefined ? context.fallbackTitle : plainText(title.children) || context.fallbackTitle),
    summary: firstSentences(meaning?.text ?? ''),
    sections,
    headings: work.headings,
    steps: work.steps,
    queries: work.queries,
    fences: work.fences,
    variables: work.variables,
    links: work.links,
    imports: work.imports,
    text: sections.map((part) => (part.title === '' ? part.text : `${part.title}\n${part.text}`)).join('\n\n'),
    problems: sortProblems(work.problems),
    broken: false,
    hasCode: work.hasCode,
  };
}

interface Group {
  heading: Heading | null;
  nodes: RootContent[];
}

/** Takes off the first heading as the title and cuts the rest at the highest depth that is left. */
function splitSections(tree: Root): { title: Heading | undefined; groups: Group[] } {
  const content = tree.children.filter((node) => !isShared(node) && node.type !== 'yaml' && node.type !== 'toml');
  const headings = content.filter((node) => node.type === 'heading');
  const first = headings[0];
  const isTitle = first !== undefined && first.depth === 1 && content.slice(0, content.indexOf(first)).every(saysNothing);
  const body = isTitle ? content.filter((node) => node !== first) : content;
  const depth = Math.min(...headings.filter((heading) => !isTitle || heading !== first).map((heading) => heading.depth));
  const groups: Group[] = [{ heading: null, nodes: [] }];
  for (const node of body) {
    if (node.type === 'heading' && node.depth === depth) groups.push({ heading: node, nodes: [] });
    else groups.at(-1)?.nodes.push(node);
  }
  return { title: isTitle ? first : undefined, groups };
}

/** Comments and imports may stand before the title. */
function saysNothing(node: RootContent): boolean {
  return (
    node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || (node.type === 'html' && node.value.trimStart().startsWith('<!--'))
  );
}

/** Every section may refer to these, so each gets them; they write nothing where nobody does. */
function isShared(node: RootContent): node is Definition | FootnoteDefinition {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

function draftSection(group: Group, transform: Transform, work: Work): { nodes: RootContent[]; section: Omit<Section, 'html'> } {
  const { heading } = group;
  const id = heading === null ? 'intro' : transform.heading(heading);
  const title = heading === null ? '' : plainText(heading.children);
  const firstStep = work.steps.length;
  work.section = id;
  const nodes = transform.nodes(group.nodes);
  const section = {
    id,
    kind: heading === null ? ('intro' as const) : sectionKind(title),
    title,
    text: withoutMarks(plainText(group.nodes)),
    steps: work.steps.slice(firstStep).map((step) => step.id),
    line: heading === null ? 1 : work.range(heading).line,
  };
  return { nodes, section };
}

function checkAnchors(work: Work): void {
  const anchors = new Set(work.headings.map((heading) => heading.id));
  for (const step of work.steps) anchors.add(step.id);
  for (const link of work.links) {
    if (!link.href.startsWith('#') || link.href === '#' || anchors.has(decodeURIComponent(link.href.slice(1)))) continue;
    work.problems.push({
      ...{ line: link.line, column: link.column, endLine: link.endLine, endColumn: link.endColumn },
      check: 'link/dead',
      severity: 'warning',
      file: work.context.file,
      message: `no heading answers to \`${link.href}\``,
      hint: didYouMean(link.href.slice(1), [...anchors]),
    });
  }
}

function broken(source: string, context: CompileContext, problems: CompiledRunbook['problems']): CompiledRunbook {
  const heading = /^#\s+(.+?)\s*#*$/m.exec(source)?.[1];
  return {
    title: context.title ?? heading ?? context.fallbackTitle,
    summary: '',
    sections: [],
    headings: [],
    steps: [],
    queries: [],
    fences: [],
    variables: {},
    links: [],
    imports: [],
    text: source,
    problems: sortProblems(problems),
    broken: true,
    hasCode: false,
  };
}
