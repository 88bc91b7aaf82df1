/** Images keep their room while they load, and wide ones open alone. */
import { expect, it } from 'vitest';
import { compileAlone } from '../../support/compile.ts';

const sizes = { 'wide.png': { width: 1600, height: 900 }, 'icon.png': { width: 24, height: 24 } };
const image = (href: string) => {
  const size = Object.entries(sizes).find(([name]) => name === href)?.[1];
  return { href: `/runbooks/shop/${href}`, size };
};
const html = (text: string, format: 'md' | 'mdx' = 'md') => compileAlone(`# A\n\n${text}\n`, { image, format }).sections[0]?.html ?? '';

const wide = (alt: string) => `<img src="/runbooks/shop/wide.png" alt="${alt}" width="1600" height="900" loading="lazy" decoding="async">`;
const alone = (alt: string, label = '') => `<a href="/runbooks/shop/wide.png" class="image-alone"${label}>${wide(alt)}</a>`;

it.each([
  ['Markdown', '![Latency](wide.png)', `<p>${alone('Latency')}</p>`],
  ['without words', '![](wide.png)', `<p>${alone('', ' aria-label="Open the image"')}</p>`],
  ['HTML', 'See <img src="wide.png" alt="Latency"> here.', `<p>See ${alone('Latency')} here.</p>`],
  ['by reference', '![Latency][w]\n\n[w]: wide.png', `<p>${alone('Latency')}</p>`],
])('a wide image in %s is a link to itself', (_, text, expected) => expect(html(text)).toBe(expected));

it.each([
  ['a link of Markdown', '[![Latency](wide.png)](./cart.md)'],
  ['a link of HTML', '<a href="./cart.md"><img src="wide.png" alt="Latency"></a>'],
  ['a link of HTML around Markdown', '<a href="./cart.md">![Latency](wide.png)</a>'],
])('in %s it leads where the author says', (_, text) => {
  expect(html(text)).toBe(`<p><a href="/runbooks/shop/cart/">${wide('Latency')}</a></p>`);
});

it('stands in a picture of HTML alone', () => {
  expect(html('<picture><source srcset="icon.png" media="print"><img src="wide.png" alt="x"></picture>')).not.toContain('<a ');
});

it('is linked in steps, lists and MDX too', () => {
  expect(html('- [ ] Look. ![Latency](wide.png)')).toContain(alone('Latency'));
  expect(html('> 1. ![Latency](wide.png)')).toContain(alone('Latency'));
  expect(html('<img src="wide.png" alt="Latency" />', 'mdx')).toContain(alone('Latency'));
});

it('a small one has its size alone, one of no known size nothing', () => {
  expect(html('![On](icon.png)')).toBe(
    '<p><img src="/runbooks/shop/icon.png" alt="On" width="24" height="24" loading="lazy" decoding="async"></p>',
  );
  expect(html('![On](other.png)')).toBe('<p><img src="/runbooks/shop/other.png" alt="On" loading="lazy" decoding="async"></p>');
});

it('a size that the author wrote stays', () => {
  expect(html('<img src="wide.png" alt="x" width="300">')).toContain('width="300" loading');
});

it('leaves nothing of its own in the page', () => {
  for (const text of ['![x](wide.png)', '<img src="wide.png">', '[![x](wide.png)](./cart.md)']) expect(html(text)).not.toMatch(/data-wide/);
});

it('by reference to another host it becomes a link, as any other', () => {
  const compiled = compileAlone('# A\n\n![Latency][w]\n\n[w]: https://example.com/a.png\n', { image });
  expect(compiled.sections[0]?.html).toBe('<p><a href="https://example.com/a.png">Image: Latency</a></p>');
  expect(compiled.problems.map(({ check, line }) => `${check} ${line}`)).toEqual(['image/external 3']);
});
