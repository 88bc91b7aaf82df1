/** Compiles the texts of a site: what they may link to, which variables and queries they know, and a boundary around each. */
import { programsByName } from '../../query/danger/row.ts';
import { mergeVariables, type Variables } from '../../query/variable.ts';
import { brokenRunbook } from '../../runbook/broken.ts';
import { compile } from '../../runbook/compile.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import type { CompileContext } from '../../runbook/context.ts';
import type { Diagram } from '../../runbook/diagram.ts';
import type { FindIncluded } from '../../runbook/include.ts';
import { writtenWords } from '../../words/translation.ts';
import { bounded, type Read } from '../boundary.ts';
import { includedTexts } from '../includes.ts';
import { imageResolver, type LinkTargets, linkResolver } from '../links.ts';
import { queryIndex } from '../query-index.ts';
import type { Sources } from '../read.ts';
import { nameOnSite, rootOf } from '../roots.ts';
import type { RunbookMeta } from '../schema/runbook.ts';
import { scopeVariables } from '../schema/scope.ts';
import type { Sheet } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { shownText } from '../text-file.ts';

/** Compiles one text; `surroundings` names all that the context's look-ups answer from. */
export type CompileRunbook = (source: string, context: CompileContext, surroundings: string) => CompiledRunbook;

/** One text to compile. */
export interface TextToCompile {
  readonly file: SourceFile;
  readonly service: string;
  readonly format: 'md' | 'mdx';
  /** Used when neither frontmatter nor text has a title. */
  readonly fallbackTitle: string;
  /** Its frontmatter, where it has some of its own. */
  readonly meta?: RunbookMeta;
  /** The title in its frontmatter; that of `meta` when left out. */
  readonly title?: string | undefined;
  /** Nothing in it is done or filled in: it tells what was. */
  readonly isPostmortem?: boolean;
}

export interface CompilingInputs {
  readonly sources: Pick<Sources, 'settings' | 'roots' | 'words'>;
  readonly targets: LinkTargets;
  readonly sheets: readonly Sheet[];
  readonly serviceVariables: ReadonlyMap<string, Variables>;
  /** `compile`, or one that remembers. */
  readonly compile?: CompileRunbook | undefined;
  readonly diagrams?: ReadonlyMap<string, Diagram> | undefined;
  readonly include: FindIncluded;
}

/** A compiler for the texts of one site. What fails is a broken runbook that shows its source. */
export function compiler({ sources: { settings, roots, words }, targets, sheets, serviceVariables, ...inputs }: CompilingInputs) {
  const queries = queryIndex(sheets);
  const where = { open: settings.open, runHere: settings.runHere };
  const programs = programsByName(settings.commands);
  const surroundings = JSON.stringify([
    targets.base,
    settings.mdx.code,
    settings.numberedSteps,
    [...targets.files],
    [...targets.addresses],
    [...targets.images],
    sheets,
    where,
    settings.commands,
    roots.slice(1),
    settings.statusPages,
    writtenWords(words),
  ]);
  const { diagrams, include } = inputs;
  // Only texts that may hold a diagram depend on what became of them.
  const surroundingsWithDiagrams =
    diagrams === undefined || diagrams.size === 0 ? surroundings : surroundings + JSON.stringify([...diagrams]);
  const compileOne = inputs.compile ?? compile;
  const contextOf = ({
    file,
    service,
    format,
    fallbackTitle,
    meta,
    title = meta?.title,
    isPostmortem = false,
  }: TextToCompile): CompileContext => {
    const overrides = mergeVariables(serviceVariables.get(service) ?? {}, meta?.variables ?? {}, scopeVariables(meta?.scope ?? {}));
    return {
      file: file.path,
      format,
      fallbackTitle,
      title,
      variables: isPostmortem ? {} : mergeVariables(settings.variables, rootOf(roots, file.path)?.variables ?? {}, overrides),
      overrides,
      allowCode: settings.mdx.code && !isPostmortem,
      numberedSteps: settings.numberedSteps && !isPostmortem,
      withoutSteps: isPostmortem,
      query: (id) => queries.find(nameOnSite({ roots, file: file.path, join: '/' }, id, (name) => queries.find(name) !== undefined)),
      queryIds: queries.ids,
      where,
      statusPages: settings.statusPages,
      programs,
      link: linkResolver(file.path, targets),
      image: imageResolver(file.path, targets),
      include,
      diagram: (source) => diagrams?.get(source),
    };
  };
  const surroundingsOf = (file: SourceFile): string => {
    const included = includedTexts(file, include);
    const around = [file.text, ...included].some((text) => /mermaid/i.test(text)) ? surroundingsWithDiagrams : surroundings;
    return included.length === 0 ? around : around + JSON.stringify(included);
  };
  return (text: TextToCompile, isReadable = true): Read<CompiledRunbook> => {
    const brokenFor = (): CompiledRunbook =>
      brokenRunbook(text.title ?? text.meta?.title ?? text.fallbackTitle, text.file.text.slice(0, shownText));
    if (!isReadable) return { value: brokenFor(), problems: [] };
    return bounded(
      text.file.path,
      () => {
        const compiled = compileOne(
          text.file.text,
          contextOf(text),
          `${surroundingsOf(text.file)}${text.isPostmortem === true ? 'postmortem' : ''}`,
        );
        return { value: compiled, problems: compiled.problems };
      },
      (problem) => ({ ...brokenFor(), problems: [problem] }),
    );
  };
}
