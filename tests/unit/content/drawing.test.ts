/** Drawings (SVG) of authors: what runs or loads goes, what is drawn stays. */
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { cleanSvg } from '../../../src/content/drawing/clean-svg.ts';

const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function cleaned(inside: string, head = ''): { value: string; found: string[] } {
  const { value = '', problems } = cleanSvg('graph.svg', `${head}<svg ${namespaces}>${inside}</svg>`);
  return { value, found: problems.map(({ check, message }) => `${check} ${message}`) };
}

describe('what a drawing is drawn with stays as it is', () => {
  it.each([
    [
      'gradients',
      '<linearGradient id="g" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff"/></linearGradient><rect fill="url(#g)"/>',
    ],
    ['text', '<text x="1" y="2" font-family="Arial, sans-serif">p99 &lt; 2 s &amp; more<tspan dy="1em">ü 障害</tspan></text>'],
    ['a style attribute', '<rect style="fill: url(#g); stroke-width: calc(1px + 2px)"/>'],
    ['a style sheet', '<style>.a &gt; rect { fill: url(#g) } @media print { .a { stroke: #000 } }</style>'],
    ['parts of itself', '<defs><path id="p" d="M0 0L1 1"/></defs><use xlink:href="#p"/><use href="#p"/><textPath href="#p">x</textPath>'],
    ['mixed letters', '<clipPath id="c" clipPathUnits="userSpaceOnUse"><rect/></clipPath><feGaussianBlur stdDeviation="2"/>'],
    ['pictures as data', '<image xlink:href="data:image/png;base64,iVBORw0KGgo=" width="1"/>'],
    [
      'links',
      '<a href="https://example.com/?a=1&amp;b=2" target="_blank"><text>x</text></a><a xlink:href="../slow/#undo"/><a href="mailto:a@b.c"/>',
    ],
    ['animation', '<circle r="1"><animate attributeName="r" values="1;2" dur="1s" repeatCount="indefinite"/></circle>'],
    [
      'words',
      '<g id="a:b" class="x y" aria-label="url(https://x.example) (all)" data-url="x"><title>Title</title><desc>What it is</desc></g>',
    ],
    ['a transform', '<g transform="translate(1,2) rotate(45)"/>'],
  ])('%s', (_, inside) => {
    expect(cleaned(inside)).toEqual({ value: `<svg ${namespaces}>${inside}</svg>\n`, found: [] });
  });

  it('whatever the prefix of the SVG namespace is', () => {
    const { value } = cleanSvg('a.svg', '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><s:rect width="1"/></s:svg>');
    expect(value).toBe(`<svg ${namespaces} viewBox="0 0 1 1"><rect width="1"/></svg>\n`);
  });

  it('as Illustrator writes it, with the namespace as an entity', () => {
    const text = '<?xml version="1.0"?><!DOCTYPE svg [ <!ENTITY ns "http://www.w3.org/2000/svg"> ]><svg xmlns="&ns;"><rect/></svg>';
    expect(cleanSvg('a.svg', text)).toEqual({ value: `<svg ${namespaces}><rect/></svg>\n`, problems: [] });
  });

  it('without what other programs keep in it, and without a word about that', () => {
    const foreign = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    const { value, found } = cleaned(
      `<!-- /home/ada/graph.svg --><metadata><x/></metadata><g ${foreign} inkscape:export-filename="/home/ada/x.png"><inkscape:grid/></g>`,
    );
    expect([value, found]).toEqual([`<svg ${namespaces}><g/></svg>\n`, []]);
  });

  it('with a drawing inside it that is cleaned too', () => {
    const inner = Buffer.from(`<svg ${namespaces}><script>1</script><rect/></svg>`).toString('base64');
    const { value } = cleaned(`<image href="data:image/svg+xml;base64,${inner}"/>`);
    const kept = /base64,([^"]+)"/.exec(value)?.[1] ?? '';
    expect(Buffer.from(kept, 'base64').toString()).toBe(`<svg ${namespaces}><rect/></svg>\n`);
  });
});

const script = 'javascript:parent.ran=1';
/** What runs or loads, in many spellings; each must be gone, and be a problem. */
const hostile: Readonly<Record<string, string>> = {
  script: '<script>ran()</script>',
  'script as CDATA': '<script><![CDATA[ran()]]></script>',
  'script from elsewhere': '<script href="https://evil.example/x.js"/>',
  'script by another prefix': '<x:script xmlns:x="http://www.w3.org/2000/svg">ran()</x:script>',
  'script of HTML': '<h:script xmlns:h="http://www.w3.org/1999/xhtml">ran()</h:script>',
  'an event': '<rect onclick="ran()"/>',
  'an event in odd letters': '<rect onLoad="ran()"/>',
  foreignObject: '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
  'a script link': `<a href="${script}"><text>x</text></a>`,
  'a script link with a line break': '<a xlink:href="java&#10;script:ran()"/>',
  'a script link behind another prefix': '<a xmlns:q="http://www.w3.org/1999/xlink" q:href=" javascript:ran()"/>',
  'a link to data': '<a href="data:text/html,&lt;script>ran()&lt;/script>"/>',
  'an animated link': `<a><animate attributeName="href" values="${script}"/></a>`,
  'a set link': `<a><set attributeName="xlink:href" to="${script}"/></a>`,
  'an animated event': '<set attributeName="onmouseover" to="ran()"/>',
  'use of data': '<use href="data:image/svg+xml,&lt;svg/>"/>',
  'use of another file': '<use xlink:href="https://evil.example/a.svg#x"/>',
  'an image elsewhere': '<image href="https://evil.example/a.png"/>',
  'an image beside it': '<image href="secret.png"/>',
  'a filter elsewhere': '<rect filter="url(https://evil.example/#f)"/>',
  'a filter in escapes': '<rect fill="u\\72 l(https://evil.example/#f)"/>',
  'a style elsewhere': '<rect style="fill: url(//evil.example/x)"/>',
  'an image set': '<style>rect { background: image-set("https://evil.example/a.png" 1x) }</style>',
  import: '<style>@import "https://evil.example/x.css";</style>',
  'import in escapes': '<style>@\\69mport "https://evil.example/x.css";</style>',
  'a style in escapes': '<style>rect { fill: \\75rl(https://evil.example/x) }</style>',
  'a font elsewhere': '<style>@font-face { font-family: x; src: url(https://evil.example/x.woff2) }</style>',
  'a variable': '<style>rect { --x: url(https://evil.example/x); fill: var(--x) }</style>',
  'a binding': '<style>rect { -moz-binding: url(#x) }</style>',
  'a style sheet by instruction': '<?xml-stylesheet href="https://evil.example/x.css"?>',
  ping: '<a href="https://example.com/" ping="https://evil.example/"/>',
  'an iframe by the SVG namespace': '<iframe src="https://evil.example"/>',
  handler: '<handler type="application/ecmascript">ran()</handler>',
};

describe('what runs or loads goes, and is a problem that names the file', () => {
  it.each(Object.entries(hostile))('%s', (_, inside) => {
    const { value, found } = cleaned(`${inside}<rect id="kept"/>`);
    expect(value).not.toMatch(/evil|ran|script|secret|binding/i);
    expect(value).toContain('<rect id="kept"/>');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((text) => text.startsWith('image/unsafe `'))).toBe(true);
  });

  it('at its line', () => {
    const { problems } = cleanSvg('graph.svg', `<svg ${namespaces}>\r\n  <rect/>\r\n  <script>ran()</script>\r\n</svg>`);
    expect(problems).toMatchObject([{ file: 'graph.svg', line: 3, column: 3, severity: 'warning' }]);
  });

  it('a few lines for a drawing with hundreds of faults', () => {
    const { problems } = cleanSvg('a.svg', `<svg ${namespaces}>${Array.from({ length: 300 }, (_, at) => `<x${at}/>`).join('')}</svg>`);
    expect(problems).toHaveLength(10);
    expect(problems.at(-1)?.message).toContain('nor are 290 other things');
  });

  it('also for a reader that takes it for HTML', () => {
    const { value } = cleaned('<style>&lt;/style>&lt;script>ran()&lt;/script></style><title>&lt;script>ran()&lt;/script></title>');
    expect(JSON.stringify(fromHtml(value))).not.toContain('"tagName":"script"');
  });
});

describe('what cannot be read is not published', () => {
  const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg ${namespaces}><text>&b;</text></svg>`;
  const long = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50_000)}">]><svg ${namespaces}>${'&a;'.repeat(200)}</svg>`;
  it.each([
    ['not closed', `<svg ${namespaces}><rect></svg>`],
    ['not XML', 'MZ\u0000\u0001'],
    ['empty', ''],
    ['a page', '<!doctype html><html><script>ran()</script></html>'],
    ['a page that is XML', '<html xmlns="http://www.w3.org/1999/xhtml"><script>ran()</script></html>'],
    ['svg of another namespace', '<svg xmlns="http://www.w3.org/1999/xhtml"><script>ran()</script></svg>'],
    ['an entity made of entities', laughs],
    ['an entity too often', long],
    ['an entity of a file', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg ${namespaces}><text>&a;</text></svg>`],
    ['too deep', `<svg ${namespaces}>${'<g>'.repeat(300)}${'</g>'.repeat(300)}</svg>`],
    ['far too deep', `<svg ${namespaces}>${'<g>'.repeat(200_000)}`],
    ['an attribute twice', `<svg ${namespaces} a="1" a="2"/>`],
  ])('%s', (_, text) => {
    const { value, problems } = cleanSvg('graph.svg', text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ check: 'image/unreadable', severity: 'error', file: 'graph.svg' }]);
  });
});
