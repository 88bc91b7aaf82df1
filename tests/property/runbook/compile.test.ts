/** What must hold for any text at all: compiling never throws, nothing that could run comes out, and steps keep their ids. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAlone } from '../../support/compile.ts';
import { type HtmlElement, parseHtml } from '../../support/html.ts';
import { rounds } from '../../support/parts.ts';

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<svg onload=alert(1)>',
  '</section></details>',
  '<details open><summary>x',
  '\uE0000\uE001',
  '<li data-mark="0">',
  '<iframe srcdoc="<script>1</script>">',
  '<style>*{}</style>',
  '![x](data:text/html,x)',
  '<x-y z="{1}">',
  '{1+1}',
  '<!-- #id -->',
  '[a]: javascript:x',
  '[a][a]',
  '<math><mtext><style><img src onerror=1>',
  '{{< ref "x" >}}',
  '```\n',
  '- [ ] step',
  '# h',
  '| a |\n|-|\n',
  '[^1]\n\n[^1]: note',
  '<base href=//x>',
);
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: hostile },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }) },
      fc.constantFrom('\n', '\n\n', '  ', '`', '*', '<', '>', '{', '}'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const inert = new Set(['script', 'iframe', 'style', 'object', 'embed', 'base', 'form', 'svg', 'math', 'link', 'meta']);

function dangerousParts(html: string): string[] {
  const found: string[] = [];
  const walk = (element: HtmlElement) => {
    if (inert.has(element.name)) found.push(`<${element.name}>`);
    for (const [name, value] of Object.entries(element.attributes)) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') found.push(`${name} on <${element.name}>`);
      if (/^(href|src|action|formaction)$/.test(name) && /^(javascript|vbscript|data):/i.test(value.replace(/[\p{Cc}\s]/gu, '')))
        found.push(`${name}="${value}"`);
    }
    element.children.forEach(walk);
  };
  parseHtml(html).forEach(walk);
  return found;
}

/** Slots and marks that were not traded; in code an author may well write `data-mark`. */
function marksIn(html: string): string[] {
  const walk = (element: HtmlElement): string[] => [
    ...Object.keys(element.attributes).filter((name) => name === 'datamark'),
    ...element.children.flatMap(walk),
  ];
  return [...(html.match(/[\uE000\uE001]/g) ?? []), ...parseHtml(html).flatMap(walk)];
}

describe('any text', () => {
  it.each(['md', 'mdx'] as const)('compiles as %s without throwing, and nothing in the page can run @repeats', (format) => {
    fc.assert(
      fc.property(text, (source) => {
        const compiled = compileAlone(source, { format });
        for (const section of compiled.sections) expect(dangerousParts(section.html)).toEqual([]);
        const lines = source.split('\n').length;
        for (const problem of compiled.problems) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: rounds(3000) },
    );
  });

  it('leaves no mark of its own in the page @repeats', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const section of compileAlone(source).sections) expect(marksIn(section.html)).toEqual([]);
      }),
      { numRuns: rounds(2000) },
    );
  });
});

const words = fc.stringMatching(/^[A-Za-z][a-z]{2,8}( [a-z]{2,8}){1,4}$/);

describe('steps', () => {
  it('keep their ids when the list is shuffled, cut and added to @repeats', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(words, { minLength: 2, maxLength: 10 }),
        fc.uniqueArray(words, { maxLength: 4 }),
        fc.nat(),
        (steps, others, seed) => {
          const list = (items: readonly string[]) => items.map((item) => `- [ ] ${item}`).join('\n');
          const ids = new Map(compileAlone(list(steps)).steps.map((step) => [step.text, step.id]));
          const kept = steps.filter((_, at) => (seed >> at) % 2 === 0);
          const shuffled = [...others.filter((other) => !steps.includes(other)), ...kept.toReversed()];
          for (const step of compileAlone(`# New title\n\n## Stabilise\n\n${list(shuffled)}\n`).steps) {
            if (ids.has(step.text)) expect(step.id).toBe(ids.get(step.text));
          }
        },
      ),
      { numRuns: rounds(500) },
    );
  });
});

const corpus = join(import.meta.dirname, '../../../../shared/corpora/prometheus-operator-runbooks/content/runbooks');

describe.skipIf(!existsSync(corpus))('real runbooks with flipped bytes (skipped: needs the shared corpora)', () => {
  const sources = existsSync(corpus)
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => readFileSync(join(corpus, name), 'utf8'))
    : [];

  it('never throw and never let anything run @repeats', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('md' as const, 'mdx' as const),
        (source, flips, format) => {
          const bytes = Buffer.from(source);
          for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
          const compiled = compileAlone(bytes.toString('utf8'), { format });
          for (const section of compiled.sections) expect(dangerousParts(section.html)).toEqual([]);
        },
      ),
      { numRuns: rounds(1000) },
    );
  });
});
