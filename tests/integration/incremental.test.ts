/** A build after edits must be the very build that starts from nothing. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { isLongPart } from '../support/parts.ts';

/** When it was built differs, and says so in these places alone. */
// The list of files names packs by their digests, and one of them holds the time.
const told = (text: string) =>
  text.replace(/"files": "[^"]*"/, 'FILES').replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{4}-\d{2}-\d{2} \d{2}:\d{2}( UTC)?/g, 'TIME');

/** The break-glass file with what is packed in it. */
function breakGlassOf(folder: string): string {
  const page = readFileSync(join(folder, 'breakglass.html'), 'utf8');
  return told(
    page.replace(/(?<=<script type="text\/plain"[^>]*>)[^<]+/g, (block) => gunzipSync(Buffer.from(block, 'base64')).toString('latin1')),
  );
}

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    // Named by what is in them or packed, and compared below.
    .filter((path) => !path.includes('/offline/') && !path.endsWith('/sw.js') && !path.endsWith('/breakglass.html'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), told(readFileSync(path, 'latin1'))]));
}

/** The offline packs by name, with their hashes, but the one that holds the time. */
function packsOf(folder: string): Record<string, string> {
  const digest = /"manifest":"([0-9a-f]{64})"/.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))?.[1];
  const { packs }: { packs: { name: string; sha256: string }[] } = JSON.parse(
    readFileSync(join(folder, 'offline', `${digest}.json`), 'utf8'),
  );
  const listed = packs.map(({ sha256 }) => `${sha256}.pack`);
  expect(readdirSync(join(folder, 'offline')).sort()).toEqual([...new Set(listed), `${digest}.json`, `${digest}.packs`].sort());
  return Object.fromEntries(packs.filter(({ name }) => name !== 'home').map(({ name, sha256 }) => [name, sha256]));
}

const drill = (title: string) =>
  `title: ${title}\nrunbook: shop/cart\nbrief: B\nsymptoms: [{ id: a, where: W, shows: S }]\ntruth: { cause: Gone, words: [gone], why: W }\nrecovery: { did: [step], why: W }\n`;

it('is the same after every kind of edit @repeats', async () => {
  const content = contentRoot({
    'breakglass.yaml': 'title: One\nvariables:\n  namespace: {}\n',
    'runbooks/shop/service.yaml': 'title: Shop\nowner: shop\n',
    'runbooks/shop/cart.md': '# Cart\n\n## Meaning\n\nText. See [pay](./pay.mdx).\n\n- [ ] Step\n',
    'runbooks/shop/pay.mdx': '---\nrelated: [shop/cart]\n---\n\n# Pay\n\n<Query id="s/one" />\n\n<Query id="s/two" />\n',
    'runbooks/web/CartDown.md': '# CartDown\n\nText.\n',
    'runbooks/shop/cart.drill.yaml': drill('Cart is slow'),
    'queries/s.yaml':
      'title: S\nqueries:\n  - { id: one, title: One, language: bash, query: "kubectl -n ${namespace} get pods" }\n  - { id: two, title: Two, language: promql, query: up }\n',
  });
  const out = join(temporaryFolder(), 'site');
  const at = (path: string) => join(content, path);
  const edits: [string, () => void][] = [
    [
      'where queries run',
      () =>
        writeFileSync(
          at('breakglass.yaml'),
          'title: One\nvariables:\n  namespace: {}\nopen: { prometheus: { url: "https://prometheus" } }\n',
        ),
    ],
    ['a text', () => writeFileSync(at('runbooks/shop/cart.md'), '# Cart\n\n## Meaning\n\nOther text.\n\n- [ ] Step\n')],
    [
      'a text below the summary',
      () => writeFileSync(at('runbooks/shop/cart.md'), '# Cart\n\n## Meaning\n\nOther text.\n\n- [ ] Step\n\n## Impact\n\nMore.\n'),
    ],
    ['a mistake in a file', () => writeFileSync(at('runbooks/shop/pay.mdx'), '# Pay\n\nUse <namespace>.\n')],
    ['a title that others show', () => writeFileSync(at('runbooks/shop/cart.md'), '# The cart\n\nOther text.\n')],
    [
      'a query',
      () =>
        writeFileSync(
          at('queries/s.yaml'),
          'title: S\nqueries:\n  - { id: one, title: Changed, language: bash, query: "kubectl -n ${namespace} get nodes" }\n',
        ),
    ],
    ['a drill', () => writeFileSync(at('runbooks/shop/cart.drill.yaml'), drill('Cart is dead'))],
    ['an owner', () => writeFileSync(at('runbooks/shop/service.yaml'), 'title: Shop\nowner: other\n')],
    ['a name', () => renameSync(at('runbooks/web/CartDown.md'), at('runbooks/web/CartGone.md'))],
    ['a variable', () => writeFileSync(at('breakglass.yaml'), 'title: One\n')],
    ['the title of the site', () => writeFileSync(at('breakglass.yaml'), 'title: Two\n')],
    ['a runbook less', () => rmSync(at('runbooks/shop/cart.md'))],
  ];
  await run('build', '--content', content, '--out', out);
  // Each edit for itself takes over 20 builds: `npm run test:long`. Else a few at a time.
  const together = isLongPart ? 1 : 4;
  for (let first = 0; first < edits.length; first += together) {
    const some = edits.slice(first, first + together);
    for (const [, edit] of some) edit();
    const name = some.map(([what]) => what).join(', ');
    await run('build', '--content', content, '--out', out);
    const fresh = join(temporaryFolder(), 'site');
    // What is remembered of a folder must not serve the build from nothing: it reads a copy.
    const copy = temporaryFolder();
    cpSync(content, copy, { recursive: true });
    await run('build', '--content', copy, '--out', fresh);
    expect(filesOf(out), `after an edit of ${name}`).toEqual(filesOf(fresh));
    expect(breakGlassOf(out) === breakGlassOf(fresh), `the break-glass file after an edit of ${name}`).toBe(true);
    expect(packsOf(out), `packs after an edit of ${name}`).toEqual(packsOf(fresh));
  }
}, 300_000);
