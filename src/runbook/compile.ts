/** The one compiler: source text in, everything that pages, search, packs and checks need out. Pure; nothing parses a runbook twice. */
import GithubSlugger from 'github-slugger';
import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { pictographsOf } from '../plain/pictographs.ts';
import { LineIndex } from '../problem/position.ts';
import { fileStart, type Problem, sortProblems } from '../problem/problem.ts';
import { checkAnchors } from './anchors.ts';
import { brokenRunbook } from './broken.ts';
import type { CompiledRunbook, Section } from './compiled.ts';
import type { CompileContext } from './context.ts';
import { takeHeadingId } from './heading-id.ts';
import { expandIncludes, isShared } from './include.ts';
import { makeNumberedSteps } from './numbered-steps.ts';
import { withPage } from './of-page.ts';
import { parse } from './parse.ts';
import { firstSentences, plainText } from './plain-text.ts';
import { prepare } from './prepare.ts';
import { reservedIds } from './reserved-ids.ts';
import { sectionKind } from './section.ts';
import { showBoxes } from './shown-boxes.ts';
import { withoutMarks } from './slot.ts';
import { toHtml } from './to-html.ts';
import { Transform } from './transform.ts';
import { Work } from './work.ts';

/**
 * Compiles one runbook. Never throws for what an author wrote: a text that does not parse answers `broken`, with the
 * problem with its place and no sections, so that the page can show the source instead.
 */
export function compile(source: string, context: CompileContext): CompiledRunbook {
  const lines = new LineIndex(source);
  const work = new Work(context, lines);
  const { text, headingId, problems } = prepare(source, context.format, context.file, lines);
  work.problems.push(...problems);
  const parsed = parse(text, context.format, context.file, lines);
  if (parsed.tree === null) return broken(source, context, [...work.problems, parsed.problem]);

  const tree = expandIncludes(parsed.tree, work);
  if (context.numberedSteps === true) makeNumberedSteps(tree);
  if (context.withoutSteps === true) showBoxes(tree);
  const transform = new Transform(work, new GithubSlugger(), reservedIds(tree, work));
  const { title, groups } = splitSections(tree);
  const heading = title === undefined ? undefined : takeHeadingId(title.children);
  const shared = tree.children.filter(isShared);
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
  addTitleAnchors(heading, work);
  checkAnchors(work);
  if (work.hasCode && work.includes.size > 0) return broken(source, context, [...work.problems, includeInCode(context)]);
  if (work.hasCode && headingId !== undefined) return broken(source, context, [...work.problems, headingIdInCode(headingId, work)]);

  const meaning = sections.find((part) => part.kind === 'intro') ?? sections.find((part) => part.kind === 'meaning') ?? sections[0];
  return {
    title: context.title ?? (heading === undefined ? context.fallbackTitle : plainText(heading.children) || context.fallbackTitle),
    summary: firstSentences(meaning?.text ?? ''),
    sections,
    headings: work.headings,
    anchors: work.anchors.ids,
    steps: work.steps,
    queries: work.queries,
    fences: work.fences,
    variables: work.variables,
    links: work.links,
    imports: work.imports,
    includes: [...work.includes],
    text: sections.map((part) => (part.title === '' ? part.text : `${part.title}\n${part.text}`)).join('\n\n'),
    problems: sortProblems(withPage(withoutFollowers(work.problems), context.file)),
    broken: false,
    hasCode: work.hasCode,
  };
}

/** A link in which a shortcode was left out leads elsewhere than its author meant: the shortcode is what is reported. */
function withoutFollowers(problems: readonly Problem[]): Problem[] {
  const leftOut = new Set(problems.flatMap(({ check, line }) => (check === 'markdown/shortcode' ? [line] : [])));
  const isIn = (link: Problem) => (one: Problem) =>
    one.check === 'markdown/shortcode' &&
    one.file === link.file &&
    one.line === link.line &&
    one.column > link.column &&
    one.column < link.endColumn;
  return problems.filter((problem) => problem.check !== 'link/dead' || !leftOut.has(problem.line) || !problems.some(isIn(problem)));
}

/** The title opens the page, as `#top` does: links to it need no element of their own. */
function addTitleAnchors(heading: { id: string | undefined; children: PhrasingContent[] } | undefined, { anchors, context }: Work): void {
  const titles = [context.title, heading === undefined ? undefined : plainText(heading.children)];
  const ids = titles.filter((title) => title !== undefined).map((title) => new GithubSlugger().slug(title) || pictographsOf(title));
  for (const id of [heading?.id, ...ids]) if (id !== undefined && id !== '') anchors.add(id, 'title', { file: context.file, ...fileStart });
}

/** Runbooks with code go through the MDX compiler, which takes `{#…}` for code. */
function headingIdInCode(at: number, { context, lines }: Work): Problem {
  return {
    check: 'mdx/syntax',
    severity: 'error',
    file: context.file,
    message: 'not valid MDX: `{#…}` after a heading is not read in a runbook with code',
    hint: 'write the id as a comment: `{/* #id */}`',
    ...lines.range(at, at + 2),
  };
}

/** The MDX compiler reads the file alone. */
function includeInCode({ file }: CompileContext): Problem {
  const message = 'a runbook with code cannot include files by `<Include>`';
  return { check: 'mdx/syntax', severity: 'error', file, message, hint: '`import` the file, or take the code out', ...fileStart };
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
  const isTitle = first !== undefined && first.depth === 1 && content.slice(0, content.indexOf(first)).every(isInvisible);
  const body = isTitle ? content.filter((node) => node !== first) : content;
  const depth = Math.min(...headings.filter((heading) => !isTitle || heading !== first).map((heading) => heading.depth));
  const groups: Group[] = [{ heading: null, nodes: [] }];
  for (const node of body) {
    if (node.type === 'heading' && node.depth === depth) groups.push({ heading: node, nodes: takeAnchors(groups.at(-1)?.nodes ?? []) });
    else groups.at(-1)?.nodes.push(node);
  }
  return { title: isTitle ? first : undefined, groups };
}

/** Anchors right before a heading belong to its section: takes them off the end of the one before. */
function takeAnchors(nodes: RootContent[]): RootContent[] {
  const last = nodes.findLastIndex((node) => !isAnchor(node));
  return nodes.splice(last + 1);
}

function isAnchor(node: RootContent): boolean {
  const parts = node.type === 'paragraph' ? node.children : [node];
  const isTag = (part: RootContent) =>
    (part.type === 'html' && /^\s*<a\s[^<>]*\b(?:id|name)\s*=[^<>]*>\s*(?:<\/a>\s*)?$|^<\/a>$/i.test(part.value)) ||
    ((part.type === 'mdxJsxFlowElement' || part.type === 'mdxJsxTextElement') && part.name === 'a' && part.children.length === 0);
  const written = parts.filter((part) => part.type !== 'text' || part.value.trim() !== '');
  return written.length > 0 && written.every(isTag);
}

/** Anchors in a heading, which the page shows by its words alone. */
function anchorsIn(heading: Heading): RootContent[] {
  return heading.children.flatMap((node): RootContent[] => {
    if (node.type === 'mdxJsxTextElement') return [{ ...node, children: [] }];
    const name = node.type === 'html' ? /^<([a-z][a-z0-9]*)\s[^<>]*\b(?:id|name)\s*=/i.exec(node.value)?.[1] : undefined;
    return node.type === 'html' && name !== undefined ? [{ ...node, value: `${node.value}</${name}>` }] : [];
  });
}

/** Comments and imports may stand before the title. */
function isInvisible(node: RootContent): boolean {
  return (
    node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || (node.type === 'html' && node.value.trimStart().startsWith('<!--'))
  );
}

function draftSection(group: Group, transform: Transform, work: Work): { nodes: RootContent[]; section: Omit<Section, 'html'> } {
  const { heading } = group;
  const { id, title } =
    heading === null ? { id: 'intro', title: '' } : work.within(work.writtenIn.get(heading), () => transform.heading(heading));
  const part = heading === null ? { line: 1 } : work.within(work.writtenIn.get(heading), () => work.part(heading));
  const firstStep = work.steps.length;
  work.section = id;
  const nodes = transform.nodes([...(heading === null ? [] : anchorsIn(heading)), ...group.nodes]);
  const section = {
    id,
    kind: heading === null ? ('intro' as const) : sectionKind(title),
    title,
    text: withoutMarks(plainText(group.nodes)),
    steps: work.steps.slice(firstStep).map((step) => step.id),
    ...part,
  };
  return { nodes, section };
}

function broken(source: string, context: CompileContext, problems: CompiledRunbook['problems']): CompiledRunbook {
  const heading = /^#\s+(.+?)\s*#*$/m.exec(source)?.[1];
  return brokenRunbook(context.title ?? heading ?? context.fallbackTitle, source, sortProblems(problems));
}
