/** Holds the direction of imports between the rooms (folders) of src/: who may know whom, and who stays pure. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { compiledIn } from '../../src/build/compiled-in.ts';

const src = path.join(import.meta.dirname, '../../src');

/** What the rooms that draw pages may know of the rest: how to look at it, not how it is made. */
const forDrawing = [
  'addresses',
  'review',
  'follow-up',
  'trends',
  'values',
  'incident',
  'drill',
  'problem',
  'markup',
  'search',
  'styles',
  'build (types)',
  'content',
  'query',
  'open',
  'runbook',
];

/** Each room and the rooms it may import besides itself. `(types)` allows `import type` only. */
const mayImport: Record<string, readonly string[]> = {
  // Types and functions that any room may use.
  plain: [],
  // Marks the texts of the interface: any room may, and browsers get no code for it.
  words: [],
  problem: [],
  markup: [],
  // Builds, pages, browsers and workers must agree on every address.
  addresses: [],
  // Days: content, checks and browsers reckon alike.
  review: [],
  // Where a value comes from, and which one a page uses: builds and browsers must agree.
  values: [],
  styles: [],
  process: [],
  // How values are written, where queries open and what came back: small, and without packages, as pages carry them.
  fill: [],
  open: [],
  run: ['open'],
  query: ['fill', 'open', 'problem', 'markup'],
  runbook: ['query', 'open', 'problem', 'markup'],
  // The team's template of postmortems is checked as it is filled; postmortems that are content speak of severities and action items as
  // incidents do. Git knows when files were changed.
  content: ['addresses', 'values', 'process', 'incident', 'postmortem', 'drill', 'review', 'runbook', 'query', 'fill', 'problem', 'markup'],
  // Asks git what changed since a revision.
  check: ['addresses', 'process', 'review', 'follow-up', 'trends', 'content', 'runbook', 'query', 'problem', 'markup'],
  // Knows what content must look like, to make it so.
  adopt: ['addresses', 'content', 'runbook', 'problem'],
  draft: ['content', 'runbook (types)', 'query'],
  search: ['addresses', 'process', 'runbook', 'content (types)', 'problem', 'markup'],
  build: [
    'addresses',
    'process',
    'check',
    'content',
    'runbook',
    'query',
    'search',
    'problem',
    'markup',
    'incident',
    'postmortem',
    'drill',
    'storage',
    'offline/pack',
    'offline/shared',
    // What the development server tells the page.
    'ui/client (types)',
  ],
  // Looks at a site from outside: knows what a build writes, not how.
  // What sharing needs of its server is said once.
  doctor: ['addresses', 'content', 'problem', 'share', 'offline/shared'],
  command: [
    'addresses',
    'adopt',
    'draft',
    'doctor',
    'offline/shared',
    'build',
    'check',
    'content',
    'drill',
    'runbook',
    'query',
    // An export becomes a postmortem of the content.
    'postmortem',
    'share',
    'problem',
    'process',
  ],
  'ui/client': [
    'addresses',
    'review',
    'incident',
    'postmortem',
    'drill',
    'share',
    'storage',
    'share',
    'offline/page',
    'offline/shared',
    'fill',
    'open',
    'run',
    'search (types)',
    'values',
  ],
  ui: ['ui/client', 'offline/shared', ...forDrawing],
  layouts: ['ui', 'ui/client', ...forDrawing],
  pages: ['layouts', 'ui', 'ui/client', ...forDrawing],
  incident: [],
  postmortem: ['incident'],
  // All postmortems together: what is still to do, and what they have in common. What a postmortem holds is a schema of content.
  'follow-up': ['incident', 'postmortem', 'review', 'content (types)'],
  trends: ['follow-up', 'incident', 'content (types)'],
  // Its result is written with the postmortem's Markdown.
  drill: ['incident', 'postmortem'],
  // Carries the log of an incident and knows nothing of pages; the same code runs in a test.
  share: ['incident'],
  storage: ['incident (types)'],
  // Build, worker and page are three programs: what they share is types and names.
  'offline/shared': [],
  // The break-glass file is a page.
  'offline/pack': ['addresses', 'offline/shared', 'content (types)', 'markup'],
  'offline/worker': ['addresses', 'offline/shared'],
  'offline/page': ['offline/shared'],
};

/** Files outside of the rooms, which Astro wants in src/ itself, and the room whose rules hold for them. */
const looseFiles: Record<string, string> = { 'env.d.ts': 'build', 'middleware.ts': 'build' };

/** Rooms that compute and nothing else: the same code can run in a build, a test or a browser. */
const pureRooms = [
  'plain',
  'addresses',
  'problem',
  'markup',
  'review',
  'values',
  'fill',
  'open',
  'run',
  'query',
  'runbook',
  'incident',
  'postmortem',
  'follow-up',
  'trends',
  'drill',
  'share',
  'offline/shared',
];

/** The rooms whose code is sent to browsers, and the packages that may go with it: every one of them is weight in an emergency. */
const browserPackages: Record<string, readonly string[]> = {
  addresses: [],
  values: [],
  // Preact draws the page of the incident alone.
  // Codes are drawn and read where somebody shares.
  'ui/client': ['fastest-levenshtein', 'preact', 'qr'],
  // Those of the server are loaded where somebody shares live.
  share: ['fflate', '@nats-io/nats-core', '@nats-io/jetstream'],
  fill: [],
  open: [],
  run: [],
  // The second is loaded over plain http alone.
  storage: ['idb', '@noble/hashes'],
  'offline/shared': [],
  'offline/worker': ['workbox-routing'],
  'offline/page': ['workbox-window'],
};

/** Rooms whose sources are compiled again, in an installed package, for runbooks that hold code. */
const compiledWithCode = [...pureRooms, ...Object.keys(browserPackages), 'ui', 'layouts', 'pages'];

/** What such a compilation finds: what comes with the package, and what it was compiled with. */
const foundWhenInstalled: ReadonlySet<string> = new Set([
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.peerDependencies),
  ...compiledIn,
]);

describe('rooms import each other in one direction only', () => {
  const found = sourceFiles().flatMap((file) => violations(file, readFileSync(path.join(src, file), 'utf8')));

  test.each(Object.keys(mayImport))('%s', (room) => {
    expect(found.filter((violation) => violation.room === room).map(({ message }) => message)).toEqual([]);
  });

  test('every file belongs to a room', () => {
    expect(found.filter(({ room }) => !Object.hasOwn(mayImport, room)).map(({ message }) => message)).toEqual([]);
  });
});

describe('what the rules find', () => {
  const messages = (file: string, text: string) => violations(file, text).map(({ message }) => message);

  test('a room that must not be known, with file, line and rule', () => {
    expect(messages('query/card.ts', "\nimport { site } from '../content/site.ts';\n")).toEqual([
      'src/query/card.ts:2 imports ../content/site.ts, which is in the room content. Rule: query imports fill, open, problem, markup.',
    ]);
  });

  test('a value where only types are allowed', () => {
    expect(messages('search/records.ts', "import { type Site, read } from '../content/site.ts';")).toEqual([
      expect.stringContaining('Rule: search imports only types from content: write `import type`.'),
    ]);
    expect(
      messages('search/records.ts', "import type { Site } from '../content/site.ts';\nimport { type Site } from '../content/site.ts';"),
    ).toEqual([]);
  });

  test.each([
    ["import { a,\n  b } from '../content/site.ts';", 1],
    ["import '../content/site.ts';", 1],
    ["export * from '../content/site.ts';", 1],
    ["\nexport { a } from '../content/site.ts';", 2],
    ["const a = 1; import b from '../content/site.ts';", 1],
    ["\n\nconst late = () => import('../content/site.ts');", 3],
    ["export * from '/src/content/site.ts';", 1],
  ])('the import in %j', (text, line) => {
    expect(messages('query/card.ts', text)).toEqual([expect.stringMatching(`^src/query/card\\.ts:${line} imports .*room content`)]);
  });

  test('no import in a comment, a text or what looks like one', () => {
    const text =
      "// import '../content/a.ts'\n/**\n * import('../content/a.ts')\n */\nconst a = 'from ../content/a.ts';\nexport const from = 1;";
    expect(messages('query/card.ts', text)).toEqual([]);
  });

  test('front matter and scripts of .astro files, not their text', () => {
    const astro =
      "---\nimport { a } from '../command/run.ts';\n---\n<p>\nimport b from '../command/b.ts'\n</p>\n<script>import '../command/c.ts';</script>";
    expect(messages('ui/Card.astro', astro).map((message) => message.split(',')[0])).toEqual([
      'src/ui/Card.astro:2 imports ../command/run.ts',
      'src/ui/Card.astro:7 imports ../command/c.ts',
    ]);
  });

  test.each(['node:fs', 'fs', 'astro', 'astro:content', 'astro/app', '@astrojs/mdx'])('%s in a pure room', (specifier) => {
    expect(messages('runbook/a.ts', `import '${specifier}';`)).toEqual([
      `src/runbook/a.ts:1 imports ${specifier}. Rule: runbook is pure: nothing of Node, nothing of Astro.`,
    ]);
    expect(messages('build/a.ts', `import '${specifier}';`)).toEqual([]);
  });

  test('what a browser must not get', () => {
    expect(
      messages('ui/client/a.ts', "import type { A } from '../../search/a.ts';\nimport { distance } from 'fastest-levenshtein';"),
    ).toEqual([]);
    expect(messages('ui/client/a.ts', "import { a } from '../../search/a.ts';")).toHaveLength(1);
    expect(messages('ui/client/a.ts', "import { a } from '../lookup.ts';")).toHaveLength(1);
    expect(messages('ui/client/a.ts', "import { z } from 'zod';")).toEqual([expect.stringContaining('only fastest-levenshtein, ')]);
  });

  test('a package that is not there where ours is installed', () => {
    expect(messages('runbook/a.ts', "import { build } from 'esbuild';")).toEqual([expect.stringContaining('installed with ours')]);
    expect(messages('runbook/a.ts', "import type { Root } from 'mdast';\nimport { parser } from '@grafana/lezer-logql';")).toEqual([]);
  });

  test('the rooms that keep to themselves', () => {
    expect(messages('incident/a.ts', "import '../problem/problem.ts';")).toHaveLength(1);
    expect(messages('postmortem/a.ts', "import '../incident/a.ts';")).toEqual([]);
    expect(messages('storage/a.ts', "import '../postmortem/a.ts';")).toHaveLength(1);
    expect(messages('storage/a.ts', "import type { A } from '../incident/a.ts';\nimport { openDB } from 'idb';")).toEqual([]);
    expect(messages('storage/a.ts', "import { a } from '../incident/a.ts';\nimport { z } from 'zod';")).toHaveLength(2);
    expect(messages('offline/worker/a.ts', "import '../../storage/a.ts';\nimport '../page/a.ts';\nimport '../shared/a.ts';")).toHaveLength(
      2,
    );
  });

  test('files outside of src, and files without a room', () => {
    expect(messages('build/a.ts', "import '../../tests/a.ts';")).toEqual([expect.stringContaining('in the room tests')]);
    expect(messages('build/a.ts', "import manifest from '../../package.json' with { type: 'json' };")).toEqual([]);
    expect(messages('attic/a.ts', '')).toEqual([expect.stringMatching(/^src\/attic\/a\.ts:1 .* room attic/)]);
    expect(messages('stray.ts', '')).toHaveLength(1);
  });
});

interface Import {
  line: number;
  specifier: string;
  typesOnly: boolean;
}

interface Violation {
  room: string;
  message: string;
}

/** The .ts, .tsx and .astro files of src/ with their paths in it, tests left out: those may reach everywhere. */
function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|astro)$/.test(file) && !file.endsWith('.test.ts'));
}

/** What a file imports against the rules. */
function violations(file: string, text: string): Violation[] {
  const room = roomOf(file);
  const allowed = mayImport[room];
  if (allowed === undefined) {
    const remedy = 'Move it, or give the room its rule in tests/unit/imports.test.ts';
    return [{ room, message: `src/${file}:1 is in the room ${room}, which has no rule. ${remedy}.` }];
  }
  return importsOf(file, text).flatMap(({ line, specifier, typesOnly }) => {
    const at = `src/${file}:${line} imports ${specifier}`;
    const target = targetOf(file, specifier);
    const rule =
      target === undefined
        ? packageRule(room, specifier, typesOnly)
        : target === 'outside'
          ? undefined
          : roomRule(room, allowed, target, typesOnly);
    if (rule === undefined) return [];
    const where = target === undefined ? '' : `, which is in the room ${target}`;
    return [{ room, message: `${at}${where}. Rule: ${rule}` }];
  });
}

/** The rule that importing a room breaks, if it breaks one. */
function roomRule(room: string, allowed: readonly string[], target: string, typesOnly: boolean): string | undefined {
  // Every room may use the ground.
  if (target === 'plain' || target === 'words') return undefined;
  if (target === room || allowed.includes(target)) return undefined;
  if (!allowed.includes(`${target} (types)`)) return `${room} imports ${allowed.join(', ') || 'no other room'}.`;
  return typesOnly ? undefined : `${room} imports only types from ${target}: write \`import type\`.`;
}

/** The rule that importing a package breaks, if it breaks one. */
function packageRule(room: string, specifier: string, typesOnly: boolean): string | undefined {
  const ofHost = isBuiltin(specifier) || /^(astro([:/]|$)|@astrojs\/)/.test(specifier);
  if (pureRooms.includes(room) && ofHost) return `${room} is pure: nothing of Node, nothing of Astro.`;
  const packages = browserPackages[room];
  if (packages !== undefined && !typesOnly && !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) {
    return `of the packages, browser code of ${room} gets only ${packages.join(', ') || 'none'}.`;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (compiledWithCode.includes(room) && !typesOnly && !ofHost && !specifier.includes(':') && !foundWhenInstalled.has(name)) {
    return 'pages import packages that are installed with ours: a dependency, or one of src/build/compiled-in.ts.';
  }
  return undefined;
}

/** The room of a file, by its path in src/. */
function roomOf(file: string): string {
  if (file.startsWith('ui/client/')) return 'ui/client';
  if (file.startsWith('offline/')) return file.split('/').slice(0, 2).join('/');
  if (file === 'content/address.ts') return 'addresses';
  return looseFiles[file] ?? (file.split('/')[0] || file);
}

/** The room that a specifier leads to; `outside` for the files around src/ that are nobody's code; undefined for a package. */
function targetOf(file: string, specifier: string): string | undefined {
  const fromRoot = specifier.startsWith('/');
  if (!fromRoot && !/^\.\.?(\/|$)/.test(specifier)) return undefined;
  const target = path.posix.join('src', fromRoot ? path.posix.join('..', specifier) : path.posix.join(path.posix.dirname(file), specifier));
  const [top = '', ...rest] = target.split('/');
  if (top === 'src') return roomOf(rest.join('/'));
  return top === 'tests' || top === 'scripts' ? top : 'outside';
}

/** All imports of a file: statements, re-exports, and `import('…')` with a literal. */
function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith('.astro') ? astroScripts(text) : text;
  const found: (Import & { offset: number })[] = [];
  const add = (offset: number, specifier: string, typesOnly: boolean) =>
    found.push({ offset, line: code.slice(0, offset).split('\n').length, specifier, typesOnly });

  for (const match of code.matchAll(/(?<=^|[;>])[ \t]*(?:import|export)\b\s*(type\b)?([\w$*\s{},]*?)\bfrom\s*['"]([^'"\n]+)['"]/gm)) {
    add(match.index, match[3] ?? '', match[1] !== undefined || namesOnlyTypes(match[2] ?? ''));
  }
  for (const match of code.matchAll(/(?<=^|[;>])[ \t]*import\s*['"]([^'"\n]+)['"]/gm)) add(match.index, match[1] ?? '', false);
  // In a type, `import('…')` is followed by the name it takes out of the module.
  for (const match of code.matchAll(/(typeof\s+)?\bimport\(\s*['"`]([^'"`$\n]+)['"`]\s*\)(\s*\.(?!\s*(?:then|catch|finally)\b))?/g)) {
    const line = code.slice(code.lastIndexOf('\n', match.index) + 1, match.index);
    if (!/^\s*(\*|\/\/|\/\*)/.test(line)) add(match.index, match[2] ?? '', match[1] !== undefined || match[3] !== undefined);
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Whether a clause like `{ type A, type B }` takes nothing but types. */
function namesOnlyTypes(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names?.every((name) => /^\s*type\s/.test(name)) ?? false;
}

/** An .astro file with everything blanked but its front matter and its scripts; lines stay where they are. */
function astroScripts(text: string): string {
  const blank = (part: string) => part.replaceAll(/[^\n]/g, ' ');
  let code = '';
  let end = 0;
  for (const match of text.matchAll(/^---\r?\n[\s\S]*?^---|<script\b[^>]*>[\s\S]*?<\/script>/gm)) {
    code += blank(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return code + blank(text.slice(end));
}
