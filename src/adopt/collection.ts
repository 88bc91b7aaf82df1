/** Recognises what a folder of Markdown was written for, and where its pages and images are. */

import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import { foreignValue } from '../content/foreign-yaml.ts';
import { isPageName } from './forms.ts';
import { type Category, categories, type FolderList, folderLists, type Listed, listedPages } from './navigation.ts';

export const kinds = ['hugo', 'mkdocs', 'techdocs', 'docusaurus', 'gitbook', 'jekyll', 'obsidian', 'github-wiki', 'plain'] as const;
export type Kind = (typeof kinds)[number];

/** The names people know them by. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  hugo: 'Hugo',
  mkdocs: 'MkDocs',
  techdocs: 'Backstage TechDocs',
  docusaurus: 'Docusaurus',
  gitbook: 'GitBook',
  jekyll: 'Jekyll',
  obsidian: 'Obsidian',
  'github-wiki': 'a GitHub wiki',
  plain: 'plain Markdown',
};

/** Paths of the source folder with forward slashes; text where it was read, undefined for images and the like. */
export type SourceFiles = ReadonlyMap<string, string | undefined>;

export interface Collection {
  kind: Kind;
  /** What it was remarks by. */
  evidence: string;
  /** The folder of the pages, from the source folder; empty for itself. */
  pages: string;
  /** Folders directly in it whose names only say that runbooks are in them. */
  tops: string[];
  /** Folders whose files are served at the site's root; images in them are linked as `/img/x.png`. */
  served: string[];
  /** The site's or component's name; empty when it is not known. */
  name: string;
  /** Pages as a table of contents lists them, in its order. */
  listed: readonly Listed[];
  /** What lists the entries of single folders, by folder from the source folder. */
  folders: ReadonlyMap<string, FolderList>;
  /** Names and places of single folders, by folder from the source folder. */
  categories: ReadonlyMap<string, Category>;
}

export interface RecogniseOptions {
  readonly as?: Kind | undefined;
  readonly only?: string | undefined;
  /** Files and folders that were not read: some name the generator. */
  readonly hidden?: readonly string[];
}

/** What is recognised; `as` overrides it, `only` names the folder of the pages. `folder` is the source folder's own name. */
export function recognise(files: SourceFiles, folder: string, { as, only, hidden = [] }: RecogniseOptions): Collection {
  const [kind, evidence] = as === undefined ? kindOf(files, folder, hidden) : ([as, 'as given by --as'] as const);
  // What pages hold says which tool they are for, but not where its pages lie.
  const isGuess = /^(?:shortcodes|admonitions|blocks|tags) in /.test(evidence);
  const config = configOf(files);
  const pages = only ?? (isGuess ? '' : pagesFolder(kind, config, files));
  return {
    kind,
    evidence,
    pages,
    tops: runbookFolders(files, pages),
    served: kind === 'hugo' || kind === 'docusaurus' ? ['static'] : [],
    name: kind === 'techdocs' ? (componentName(files) ?? config.name) : config.name,
    listed: listedPages(files, pages, { from: config.path, value: config.nav }),
    folders: folderLists(files),
    categories: categories(files),
  };
}

const mkdocsFiles = ['mkdocs.yml', 'mkdocs.yaml'];
const hugoFiles = [
  'hugo.toml',
  'hugo.yaml',
  'hugo.yml',
  'config.toml',
  'config.yaml',
  'config/_default/hugo.toml',
  'config/_default/config.toml',
];

function kindOf(files: SourceFiles, folder: string, hidden: readonly string[]): readonly [Kind, string] {
  const paths = [...files.keys()];
  const first = (...candidates: (string | RegExp)[]) =>
    paths.find((path) => candidates.some((candidate) => (typeof candidate === 'string' ? path === candidate : candidate.test(path))));
  const holding = (pattern: RegExp) => paths.find((path) => isPageName(path) && pattern.test(files.get(path) ?? ''));

  const mkdocs = first(...mkdocsFiles);
  if (mkdocs !== undefined) {
    const techdocs = /techdocs-core/.test(files.get(mkdocs) ?? '') ? 'the plugin techdocs-core' : first(/^catalog-info\.ya?ml$/);
    return techdocs === undefined ? ['mkdocs', mkdocs] : ['techdocs', `${mkdocs} and ${techdocs}`];
  }
  const docusaurus = first(/^docusaurus\.config\.\w+$/) ?? first(/(^|\/)_category_\.(json|ya?ml)$/);
  if (docusaurus !== undefined) return ['docusaurus', docusaurus];
  if (hidden.includes('.obsidian/')) return ['obsidian', '.obsidian/'];
  const gitbook = first('.gitbook.yaml', 'SUMMARY.md', 'src/SUMMARY.md', 'docs/SUMMARY.md') ?? first(/(?:^|\/)\.gitbook\//);
  if (gitbook !== undefined) return ['gitbook', gitbook];
  const jekyll = first('_config.yml', '_config.yaml');
  if (jekyll !== undefined) return ['jekyll', jekyll];
  const wiki = folder.endsWith('.wiki') ? folder : first('_Sidebar.md', '_Footer.md', 'Home.md');
  if (wiki !== undefined) return ['github-wiki', wiki];
  const hugo = first(...hugoFiles.slice(0, 3)) ?? (first(/^content\//) && first(...hugoFiles)) ?? first(/(^|\/)_index\.md$/);
  if (hugo !== undefined) return ['hugo', hugo];
  const shortcodes = holding(/\{\{[<%]\s*\/?\w/);
  if (shortcodes !== undefined) return ['hugo', `shortcodes in ${shortcodes}`];
  const blocks = holding(/^\{% (?:hint|tabs|content-ref|code title)\b/m);
  if (blocks !== undefined) return ['gitbook', `blocks in ${blocks}`];
  const tags = holding(/\{% (?:include|highlight|link)\b/);
  if (tags !== undefined) return ['jekyll', `tags in ${tags}`];
  const admonitions = holding(/^(?:!!!|\?\?\?\+?) \w/m);
  if (admonitions !== undefined) return ['mkdocs', `admonitions in ${admonitions}`];
  const directives = holding(/^:::(?:note|tip|info|warning|danger|caution)\b/m);
  if (directives !== undefined) return ['docusaurus', `admonitions in ${directives}`];
  return ['plain', 'nothing else'];
}

interface Config {
  docs: string | undefined;
  name: string;
  /** The file, from the source folder; empty where there is none. */
  path: string;
  nav: unknown;
}

const configSchema = z.looseObject({
  site_name: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  docs_dir: z.string().optional().catch(undefined),
  contentDir: z.string().optional().catch(undefined),
  root: z.string().optional().catch(undefined),
  nav: z.unknown().optional(),
  // MkDocs before 1.0
  pages: z.unknown().optional(),
});

/** What is in the generator's own settings; nothing where they cannot be read. */
function configOf(files: SourceFiles): Config {
  const path = [...mkdocsFiles, ...hugoFiles, '.gitbook.yaml', '_config.yml'].find((candidate) => files.get(candidate) !== undefined);
  const found = configSchema.safeParse(path === undefined ? {} : read(path, files.get(path) ?? ''));
  const { site_name, title, docs_dir, contentDir, root, nav, pages } = found.success ? found.data : {};
  return { docs: docs_dir ?? contentDir ?? root, name: site_name ?? title ?? titleElsewhere(files), path: path ?? '', nav: nav ?? pages };
}

/** mdBook's title, and that of Docusaurus, whose settings are a program: the first `title` in it that is a text. */
function titleElsewhere(files: SourceFiles): string {
  const book = bookSchema.safeParse(read('book.toml', files.get('book.toml') ?? ''));
  if (book.success && book.data.book?.title !== undefined) return book.data.book.title;
  const [, config = ''] = [...files].find(([path]) => /^docusaurus\.config\.\w+$/.test(path)) ?? [];
  return /^[ \t]*title:[ \t]*(["'`])([^"'`$\n]+)\1/m.exec(config)?.[2] ?? '';
}

const bookSchema = z.looseObject({ book: z.looseObject({ title: z.string().optional().catch(undefined) }).optional() });

function read(path: string, text: string): unknown {
  try {
    // `!!python/name:…`, which MkDocs' settings are full of, is a tag that only MkDocs knows.
    return path.endsWith('.toml') ? parseToml(text) : (foreignValue(text) ?? {});
  } catch {
    return {};
  }
}

function componentName(files: SourceFiles): string | undefined {
  const text = files.get('catalog-info.yaml') ?? files.get('catalog-info.yml');
  return text === undefined ? undefined : /^ {2}name:\s*["']?([\w.-]+)/m.exec(text)?.[1];
}

function pagesFolder(kind: Kind, { docs }: Config, files: SourceFiles): string {
  const summary = [...files.keys()].find((path) => /^(?:[^/]+\/)?SUMMARY\.md$/.test(path));
  if (kind === 'gitbook' && docs === undefined) return summary?.includes('/') ? summary.slice(0, summary.indexOf('/')) : '';
  const has = (folder: string) => [...files.keys()].some((path) => path.startsWith(`${folder}/`));
  const folder =
    docs?.replace(/^\.?\/+|\/+$/g, '') ??
    {
      hugo: 'content',
      mkdocs: 'docs',
      techdocs: 'docs',
      docusaurus: 'docs',
      gitbook: '',
      jekyll: '',
      obsidian: '',
      'github-wiki': '',
      plain: '',
    }[kind];
  if (folder !== '' && has(folder)) return folder;
  // Middleman, which GOV.UK's tech docs are made with.
  return kind === 'plain' && has('source') && ['config.rb', 'config/tech-docs.yml'].some((path) => files.has(path)) ? 'source' : '';
}

/**
 * Top folders that only say that runbooks are in them: each folder in them is a service. One that holds pages alone, beside other
 * folders, is a service itself.
 */
function runbookFolders(files: SourceFiles, folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const pages = [...files.keys()].filter((path) => path.startsWith(prefix) && isPageName(path)).map((path) => path.slice(prefix.length));
  const tops = Map.groupBy(
    pages.filter((path) => path.includes('/')),
    (path) => path.slice(0, path.indexOf('/')),
  );
  const isNest = (name: string, paths: readonly string[]) => tops.size === 1 || paths.some((path) => path.includes('/', name.length + 1));
  return [...tops]
    .filter(([name, paths]) => /^(?:run-?books?|playbooks?|alerts?|docs?|documentation|_docs)$/i.test(name) && isNest(name, paths))
    .map(([name]) => name);
}
