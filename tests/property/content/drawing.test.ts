/** Any drawing at all: what is published is well-formed, cleaning it again finds nothing, and nothing in it can run. */
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanSvg } from '../../../src/content/drawing/clean-svg.ts';
import { seed } from '../../support/seed.ts';

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';
const name = fc.constantFrom(
  'g',
  'rect',
  'script',
  'a',
  'use',
  'image',
  'style',
  'set',
  'animate',
  'foreignObject',
  'x:script',
  'x:a',
  'h:img',
  'Script',
);
const attribute = fc.constantFrom(
  'href',
  'x:href',
  'xlink:href',
  'onload',
  'ONLOAD',
  'style',
  'fill',
  'attributeName',
  'to',
  'x:base',
  'xml:base',
  'id',
);
const value = fc.oneof(
  fc.constantFrom(
    '#a',
    'javascript:ran()',
    ' java\tscript:ran()',
    'url(#a)',
    'url( "https://evil.example/" )',
    'u\\72l(//evil.example)',
    'href',
    'x:href',
    'onclick',
  ),
  fc.constantFrom(
    'data:text/html,x',
    'data:image/svg+xml,<svg onload="ran()"/>',
    'data:image/png;base64,AA==',
    'https://example.com/',
    '//evil.example/',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const style = fc.constantFrom(
  'a{fill:red}',
  '@import "x";',
  'a{b:url(//evil.example)}',
  '</style><script>',
  '@\\69mport "x";',
  'a{',
  '}',
  ']]>',
);
const escaped = (text: string) =>
  text
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

interface Made {
  readonly text: string;
}
const { element } = fc.letrec<{ element: Made }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(fc.tuple(attribute, value), { selector: ([key]) => key, maxLength: 4 }),
      fc.array(
        fc.oneof(
          { depthSize: 'small' },
          style.map((text): Made => ({ text: escaped(text) })),
          tie('element'),
        ),
        { maxLength: 4 },
      ),
    )
    .map(([tag, attributes, inside]) => ({
      text: `<${tag}${attributes.map(([key, given]) => ` ${key}="${escaped(given)}"`).join('')}>${inside.map(({ text }) => text).join('')}</${tag}>`,
    })),
}));

function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.filter((child) => child instanceof XmlElement).flatMap(elementsOf)];
}

it('what is published of any drawing cannot run, and is clean', () => {
  let published = 0;
  fc.assert(
    fc.property(element, fc.constantFrom(svg, xlink, 'http://www.w3.org/1999/xhtml'), ({ text }, x) => {
      const prefixes = `xmlns="${svg}" xmlns:xlink="${xlink}" xmlns:x="${x}" xmlns:h="http://www.w3.org/1999/xhtml"`;
      const { value: clean } = cleanSvg('a.svg', `<svg ${prefixes}>${text}</svg>`);
      if (clean === undefined) return;
      published += 1;
      expect(cleanSvg('a.svg', clean)).toEqual({ value: clean, problems: [] });
      const { root } = parseXml(clean);
      for (const { name: tag, attributes } of root === null ? [] : elementsOf(root)) {
        expect(tag).not.toMatch(/script|foreignObject|:|img/i);
        for (const [key, given] of Object.entries(attributes)) {
          expect(key).not.toMatch(/^on|base/i);
          if (/href$/.test(key) && tag !== 'a') expect(given.trim()).toMatch(/^(?:#|data:image\/|$)/);
          if (/href$/.test(key)) expect(URL.parse(given, 'https://a.example/')?.protocol).not.toBe('javascript:');
        }
      }
    }),
    { seed, numRuns: 500 },
  );
  expect(published).toBeGreaterThan(300);
});

it('no text at all makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.constantFrom('<', '>', 'svg', '/', '!', '--', '[', ']', '"', '&a;', '<!DOCTYPE', ' ', '<?'))
          .map((parts) => parts.join('')),
      ),
      (text) => {
        cleanSvg('a.svg', text);
      },
    ),
    { seed, numRuns: 500 },
  );
});
