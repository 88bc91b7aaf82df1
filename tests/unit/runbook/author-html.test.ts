import { describe, expect, it } from 'vitest';
import type { CompileContext } from '../../../src/runbook/context.ts';
import { compileAlone, told } from '../../support/compile.ts';

/** A site with one image and one page, at the address `base`. */
const at = (base: string): Partial<CompileContext> => ({
  link: (href) =>
    href.split('#')[0] === 'cart.md' ? { href: `${base}runbooks/shop/cart/` } : { dead: `no page answers to \`${href}\``, hint: '' },
  image: (href) =>
    href === 'graph.png' ? { href: `${base}runbooks/shop/graph.png` } : { dead: `the image \`${href}\` is not there`, hint: '' },
});

const htmlOf = (source: string, context: Partial<CompileContext>) =>
  compileAlone(source, context)
    .sections.map(({ html }) => html)
    .join('\n');

/** What Markdown writes, and the same in HTML. */
const pairs = [
  ['a link', '[x](cart.md)', '<a href="cart.md">x</a>'],
  ['a link to a section', '[x](cart.md#undo)', '<a href="cart.md#undo">x</a>'],
  ['a dead link', '[x](lost.md)', '<a href="lost.md">x</a>'],
  ['a link to another site', '[x](https://example.com)', '<a href="https://example.com">x</a>'],
  ['a link to a phone', '[x](tel:112)', '<a href="tel:112">x</a>'],
  ['a link that could run script', '[x](javascript:alert(1))', '<a href="javascript:alert(1)">x</a>'],
  ['a malformed address', '[x](#50%)', '<a href="#50%">x</a>'],
  ['a dead anchor', '[x](#lost)', '<a href="#lost">x</a>'],
  ['an image', '![g](graph.png)', '<img alt="g" src="graph.png">'],
  ['a missing image', '![g](lost.png)', '<img alt="g" src="lost.png">'],
  ['an image on another host', '![g](https://example.com/g.png)', '<img alt="g" src="https://example.com/g.png">'],
] as const;

describe.each(['/', '/ops/'])('HTML gets what Markdown gets, below %s @fault-48', (base) => {
  it.each(pairs)('%s', (_, markdown, html) => {
    const [plain, written] = [markdown, html].map((text) => compileAlone(`Look: ${text}\n`, at(base)));
    const address = (text: string | undefined) => [...(text ?? '').matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
    expect(address(written?.sections[0]?.html)).toEqual(address(plain?.sections[0]?.html));
    expect(written?.sections[0]?.html.replace(/<[^>]*>/g, '')).toBe(plain?.sections[0]?.html.replace(/<[^>]*>/g, ''));
    const problems = (compiled: typeof plain) =>
      compiled?.problems.map(({ check, severity, message, line, column }) => [check, severity, message, line, column]);
    expect(problems(written)).toEqual(problems(plain));
    expect(written?.links.map(({ href, kind }) => [href, kind])).toEqual(plain?.links.map(({ href, kind }) => [href, kind]));
  });

  it.each(pairs)('%s in JSX', (_, markdown, html) => {
    const jsx = html.replace('">', '" />').replace(/" \/>x/, '">x');
    const plain = compileAlone(`Look: ${markdown}\n`, { ...at(base), format: 'mdx' });
    const written = compileAlone(`Look: ${jsx}\n`, { ...at(base), format: 'mdx' });
    expect(written.problems.map(({ check, message, column }) => [check, message, column])).toEqual(
      plain.problems.map(({ check, message, column }) => [check, message, column]),
    );
  });

  it('leaves what Markdown wrote on the same page as it is', () => {
    const markdown = 'See ![g](graph.png), [x](cart.md), [c](tel:112) and a note[^1].\n\n[^1]: The note.\n';
    const beside = htmlOf(`${markdown}\nPress <kbd>q</kbd>.\n`, at(base)).replace('<p>Press <kbd>q</kbd>.</p>\n', '');
    const attributes = (html: string) => [...html.matchAll(/(?:href|src|id)="[^"]*"/g)].map(([text]) => text).sort();
    expect(attributes(beside)).toEqual(attributes(htmlOf(markdown, at(base))));
  });

  it('keeps of a picture the sources that the site serves', () => {
    const picture = (dark: string) =>
      `<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}"><img src="graph.png" alt="g"></picture>\n`;
    expect(htmlOf(picture('graph.png 2x'), at(base))).toContain(`srcset="${base}runbooks/shop/graph.png 2x"`);
    const compiled = compileAlone(picture('https://example.com/dark.png'), at(base));
    expect(compiled.sections[0]?.html).not.toContain('<source');
    expect(compiled.problems.map(({ check }) => check)).toEqual(['image/external']);
  });

  it('shows players as links', () => {
    const compiled = compileAlone('<video controls><source src="https://example.com/a.mp4"></video>\n', at(base));
    expect(compiled.sections[0]?.html).toBe('<p><a href="https://example.com/a.mp4">Video: https://example.com/a.mp4</a></p>');
    expect(compiled.problems.map(({ check }) => check)).toEqual(['markdown/unsafe-html']);
  });
});

describe('places of HTML', () => {
  it.each([
    ['in a block', '<div>\n\n<p>x</p></div>\n\n<table><tr>\n  <td><a href="lost.md">x</a></td></tr></table>\n', [6, 7]],
    ['in a quote', '> <div>\n> a <a href="lost.md">x</a>\n> </div>\n', [2, 5]],
    ['in a list', '- x\n\n  <div>\n  <a href="lost.md">x</a></div>\n', [4, 3]],
    ['after a comment', '<div><!-- a\nb --> <a href="lost.md">x</a></div>\n', [2, 7]],
    ['in details', '<details><summary><a href="lost.md">x</a></summary></details>\n', [1, 19]],
  ])('%s', (_, source, [line, column]) => {
    expect(told(compileAlone(source))).toEqual([`link/dead ${line}:${column} no page of this site answers to \`lost.md\``]);
  });

  it('cannot be written by authors', () => {
    const compiled = compileAlone('[a](./cart.md)\n\n<p data-place="0" data-mark="1">x</p> <b DATA-MARK=1>y</b>\n');
    expect(compiled.sections[0]?.html).toBe('<p><a href="/runbooks/shop/cart/">a</a></p>\n<p>x</p> <b>y</b>');
    const jsx = compileAlone('[a](./cart.md) <b data-mark="1" data-place="0" dataMark="1">y</b>\n', { format: 'mdx' });
    expect(jsx.sections[0]?.html).toBe('<p><a href="/runbooks/shop/cart/">a</a> <b>y</b></p>');
  });
});

it.each([
  [
    'a slip',
    '[x](ttps://example.com/)',
    ['link/dead', 'warning', 'no browser opens an address that begins with `ttps:`; the link was left out'],
  ],
  ['a placeholder', 'At <HH:MM:SS>.', ['link/dead', 'info', '`<HH:MM:SS>` reads as a link; it is shown as text']],
])('an address that no browser opens is no script: %s', (_, text, expected) => {
  const { problems, sections } = compileAlone(`# A\n\n${text}\n`);
  expect(problems.map(({ check, severity, message }) => [check, severity, message])).toEqual([expected]);
  expect(sections.map(({ html }) => html).join('')).not.toContain('href');
});
