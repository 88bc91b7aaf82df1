import { expect, it } from 'vitest';
import { describeImages, sizeWarnings, weightsOf } from '../../../src/command/size-budget.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const image = (bytes: number) => new Uint8Array(bytes);

async function warningsFor(sizeBudget: number, breakGlass: number | null): Promise<string[]> {
  const content = contentRoot({
    'breakglass.yaml': `sizeBudget: ${sizeBudget}\n`,
    'runbooks/shop/a.md': '# A\n\n- [ ] Go.\n',
    'runbooks/shop/large.png': '',
    'runbooks/shop/small.png': '',
  });
  // All packs lie in one file as well, which no browser reads beside them.
  const out = contentRoot({
    'offline/a.pack': image(3_000_000),
    'offline/all.packs': image(3_000_000),
    'runbooks/shop/large.png': image(2_000_000),
    'runbooks/shop/small.png': image(100_000),
  });
  const { site } = await loadSite(content, { base: '/' });
  return sizeWarnings({ site, breakGlass }, out);
}

it('warns of copies over the budget, with the largest images', async () => {
  expect(await warningsFor(1, 4_000_000)).toEqual([
    'the offline copy has 3.0 MB, and breakglass.html has 4.0 MB: more than `sizeBudget` in breakglass.yaml (1 MB). Images: 2.1 MB in 2 images, the largest: runbooks/shop/large.png (2.0 MB), runbooks/shop/small.png (0.1 MB).',
  ]);
  expect(await warningsFor(3.5, 4_000_000)).toEqual([expect.stringMatching(/^breakglass\.html has 4\.0 MB/)]);
});

it('says nothing within it', async () => {
  expect(await warningsFor(5, 4_000_000)).toEqual([]);
  expect(await warningsFor(5, null)).toEqual([]);
});

it('names the largest first, and leaves out what is not there', () => {
  const folder = contentRoot({ 'a.png': image(1_000_000), 'b.png': image(2_000_000) });
  expect(describeImages(weightsOf(folder, ['a.png', 'gone.png', 'b.png']))).toBe(
    '3.0 MB in 2 images, the largest: b.png (2.0 MB), a.png (1.0 MB)',
  );
});
