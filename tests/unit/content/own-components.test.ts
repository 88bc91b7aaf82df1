/** `breakglass.config.js`: what it says is read and never run, and every mistake has its place. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSources } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

const page = { 'runbooks/shop/a.md': '# A\n', 'components/Chip.astro': '<b><slot /></b>\n', 'components/parts/Row.mdx': 'x\n' };

function read(config: string, { name = 'breakglass.config.js', files = {}, code = true } = {}) {
  return readSources(contentRoot({ 'breakglass.yaml': `mdx: { code: ${code} }\n`, ...page, [name]: config, ...files }));
}

const said = ({ problems }: ReturnType<typeof read>) =>
  problems.map(({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}${hint === '' ? '' : `: ${hint}`}`);

it.each(['breakglass.config.js', 'breakglass.config.mjs', 'breakglass.config.ts'])('%s names components', (name) => {
  const types = name.endsWith('.ts') ? 'type Config = { components: Record<string, string> };\n' : '';
  const satisfies = name.endsWith('.ts') ? ' satisfies Config' : '';
  const found = read(
    `// Ours.\n${types}export default {\n  components: { Chip: './components/Chip.astro', "Row": 'components/parts/Row.mdx' },\n}${satisfies};\n`,
    { name },
  );
  expect(said(found)).toEqual([]);
  expect([...found.components]).toEqual([
    ['Chip', 'components/Chip.astro'],
    ['Row', 'components/parts/Row.mdx'],
  ]);
});

it.each([
  ['export default { component: {} }', '1:18 unknown key `component`: did you mean `components`?'],
  [
    "export default { components: { Chip: './components/Chp.astro' } }",
    '1:38 `./components/Chp.astro` is not there: did you mean `./components/Chip.astro`?',
  ],
  ["export default { components: { Chip: './../Chip.astro' } }", '1:38 `./../Chip.astro` leads out of the content root'],
  [
    "export default { components: { Chip: './components' } }",
    '1:38 `./components` is no component: expected a file that ends in .astro or .mdx',
  ],
  [
    "export default { components: { Callout: './components/Chip.astro' } }",
    '1:32 `<Callout>` is a component of Breakglass: choose another name, such as `OurCallout`',
  ],
  [
    "export default { components: { 'run-bar': './components/Chip.astro' } }",
    '1:32 `run-bar` is no name of a component: it begins with a capital and has letters and digits alone: as in `RunBar`',
  ],
  [
    "export default { components: { BreakglassX: './components/Chip.astro' } }",
    '1:32 `BreakglassX`: names that begin with `Breakglass` are taken: choose another name',
  ],
  [
    'export default { components: { Chip: 3 } }',
    "1:38 `Chip` is no file: expected its path as text: as in `export default { components: { Name: './components/Name.astro' } }`",
  ],
  [
    "export default {\n  components: {\n    ['Ch' + 'ip']: './components/Chip.astro',\n  },\n}",
    "3:5 the file is read and not run: names have to stand in it: as in `export default { components: { Name: './components/Name.astro' } }`",
  ],
  [
    "export default { components: { Chip: './components/Chip.astro', Chip: './components/Chip.astro' } }",
    '1:65 `Chip` stands here twice: remove one of the two',
  ],
  [
    'export default { components: [] }',
    "1:30 expected names with their files: as in `export default { components: { Name: './components/Name.astro' } }`",
  ],
  [
    'throw new Error()',
    "1:1 the file is read and not run: its settings have to stand in it: expected `export default { components: { Name: './components/Name.astro' } }`",
  ],
  [
    'export default make()',
    "1:1 the file is read and not run: its settings have to stand in it: expected `export default { components: { Name: './components/Name.astro' } }`",
  ],
  [
    'export default {\n  components: {',
    "2:16 not valid JavaScript: Unexpected token: expected `export default { components: { Name: './components/Name.astro' } }`",
  ],
])('%j is reported at its place', (config, expected) => {
  const found = read(config);
  expect(said(found)).toEqual([`breakglass.config.js:${expected}`]);
  expect([...found.components.keys()].filter((name) => name !== 'Chip')).toEqual([]);
});

it('is not read where code may not run, and says so', () => {
  const found = read("export default { components: { Chip: './components/Chip.astro' } }", { code: false });
  expect(found.components.size).toBe(0);
  expect(said(found)).toEqual([
    'breakglass.config.js:1:1 not read: components are code: write `mdx: { code: true }` in breakglass.yaml to allow it',
  ]);
});

it('reads one of several', () => {
  const found = read("export default { components: { Chip: './components/Chip.astro' } }", {
    files: { 'breakglass.config.ts': 'export default {}' },
  });
  expect(found.components.size).toBe(1);
  expect(said(found)).toEqual(['breakglass.config.ts:1:1 not read: `breakglass.config.js` has its place: merge the two and remove one']);
});

it('follows no link out of the content root', () => {
  const root = contentRoot({
    'breakglass.yaml': 'mdx: { code: true }\n',
    ...page,
    'breakglass.config.js': "export default { components: { Out: './Out.astro' } }",
  });
  symlinkSync(join(contentRoot({ 'Out.astro': 'x' }), 'Out.astro'), join(root, 'Out.astro'));
  expect(said(readSources(root))).toEqual([
    'breakglass.config.js:1:37 `./Out.astro` leads out of the content root: name it by its path from the content root',
  ]);
});

it('makes another version of the site when a component, or what lies beside it, changes', () => {
  const version = (files: Readonly<Record<string, string>>) =>
    read("export default { components: { Chip: './components/Chip.astro' } }", { files }).version;
  const changes: readonly Readonly<Record<string, string>>[] = [
    {},
    { 'components/Chip.astro': '<i />' },
    { 'components/parts/color.js': 'export {}' },
  ];
  const versions = changes.map(version);
  expect(new Set(versions).size).toBe(3);
  expect(version({})).toBe(version({}));
});
