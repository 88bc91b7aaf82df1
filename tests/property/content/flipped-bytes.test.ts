/** Row 38 of what the product survives: bytes of any content file change at random. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkContent } from '../../../src/check/run.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { NoContent, readSources } from '../../../src/content/read.ts';
import { temporaryFolder } from '../../support/content-root.ts';
import { isLongPart } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';
import { unsoundness } from '../../support/sound-problems.ts';

const repository = join(import.meta.dirname, '../../..');
const root = temporaryFolder();
for (const path of ['runbooks/user-service', 'runbooks/incident/severity.mdx', 'queries/user-service.yaml', 'queries/logql.yaml'])
  cpSync(join(repository, path), join(root, path), { recursive: true });
const made = {
  'breakglass.yaml': `${readFileSync(join(repository, 'breakglass.yaml'), 'utf8')}
alerts: { rules: [rules/*.yaml], site: https://runbooks.example.com/ }
check: { severity: { step/readable: off }, ignore: [{ check: text/person, file: runbooks/**, because: they agreed }] }
postmortem: { template: template.md }
`,
  'template.md': '# {{title}}\n\n{{timeline}}\n',
  CODEOWNERS: '* @all\n/runbooks/cart/ @shop\n',
  'rules/shop.yaml':
    'groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up{job="cart"} == 0\n        labels: { severity: critical }\n        annotations: { runbook_url: "https://runbooks.example.com/runbooks/cart/cartdown/" }\n',
  'runbooks/cart/OWNERS': 'approvers: [ann, tom]\n',
  'runbooks/cart/catalog-info.yaml':
    'kind: Component\nmetadata: { title: Cart, links: [{ url: "https://x.example.com", title: X }] }\nspec: { owner: group:shop }\n',
  'runbooks/cart/CartDown.md':
    '---\nalerts: [CartDown]\nlastReviewed: 2025-01-31\n---\n# Cart down\n\n## Stabilise\n\n- [ ] Restart it. <!-- #restart -->\n\n  ```bash\n  kubectl -n ${namespace} rollout restart deploy/cart\n  ```\n\n  Undo: none needed.\n\n| a | b |\n|---|---|\n| [x](stock.md#verify) | ![y](y.png) |\n\n<details><summary>More</summary>\n\nText &amp; <b>bold</b>.\n\n</details>\n',
  'runbooks/cart/stock.md': '# Stock\n\n```console\n$ kubectl get pods\nNAME\n```\n\n## Verify\n\n1. Check `up`.\n',
};
const folders = Object.keys(made).flatMap((path) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : []));
for (const folder of new Set(folders)) cpSync(join(repository, 'public/favicon.svg'), join(root, folder, 'y.png'));
for (const [path, text] of Object.entries(made)) writeFileSync(join(root, path), text);

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  .sort();
const whole = new Map(files.map((file) => [file, readFileSync(join(root, file))]));
const runbooks = files.filter((file) => /\.mdx?$/.test(file) && file.startsWith('runbooks/'));

const flip = fc.record({ file: fc.constantFrom(...files), at: fc.nat(), to: fc.nat(255) });
const flips = fc.array(flip, { minLength: 10, maxLength: 10 });

/** Changes the files on disk, as the promise is about what is read from there. */
function write(changes: readonly { file: string; at: number; to: number }[]): Set<string> {
  const changed = new Map<string, Buffer>();
  for (const { file, at, to } of changes) {
    const bytes = changed.get(file) ?? Buffer.from(whole.get(file) ?? '');
    bytes[at % bytes.length] = to;
    changed.set(file, bytes);
  }
  for (const [file, bytes] of whole) writeFileSync(join(root, file), changed.get(file) ?? bytes);
  return new Set(changed.keys());
}

// The whole promise takes minutes: 10,000 bytes. Each run changes ten.
const runs = isLongPart ? 1000 : 20;

it(`keeps every page, and says what is wrong where it is (seed ${seed}) @fault-38 @repeats`, { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(flips, async (changes) => {
      const changed = write(changes);
      try {
        const content = readSources(root);
        const site = assemble(content, { base: '/' });
        const { problems } = await checkContent(content, site, { today: '2026-01-31', lastCommit: () => undefined });
        expect(unsoundness(problems, root).join('\n')).toBe('');
        expect(site.runbooks.map(({ file }) => file).sort()).toEqual(runbooks);
        const lost = site.runbooks.filter(({ compiled, file }) => compiled.broken && !changed.has(file));
        expect(lost.map(({ file, problems: told }) => `${file}: ${told[0]?.message}`).join('\n')).toBe('');
        for (const { compiled, problems: told } of site.runbooks) if (compiled.broken) expect(told).not.toEqual([]);
      } catch (error) {
        // The settings may now name another folder.
        if (!(error instanceof NoContent && changed.has('breakglass.yaml'))) throw error;
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
