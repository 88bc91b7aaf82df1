/** A value written into a query stays one value, whatever it is: the filled query has the tree of an innocent one. */

import type { SyntaxNode } from '@lezer/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Slot, writeValue } from '../../../src/fill/layer.ts';
import type { Language } from '../../../src/query/language.ts';
import { logql, logqlGrammar } from '../../../src/query/languages/logql/index.ts';
import { traceql, traceqlGrammar } from '../../../src/query/languages/traceql/index.ts';
import { type Grammar, readQuery } from '../../../src/query/lezer/grammar.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { unescapeString } from '../../../src/query/string-escape.ts';
import { seed } from '../../support/seed.ts';
import { hostileValue } from './hostile.ts';

/** What a language inside a string makes of it, besides text: nothing of it may come from a value. */
const inner = {
  pattern: (content: string) => [...content.matchAll(/<[A-Za-z_]\w*>/g)].join(),
  template: (content: string) => [...content.matchAll(/\{\{|\}\}/g)].join(),
  replacement: (content: string) => [...content.replaceAll('$$', '').matchAll(/\$(?:\w+|\{)/g)].join(),
  /** Signs that are not escaped. */
  regex: (content: string) => [...content.replace(/\\[\s\S]/g, '').matchAll(/[.+*?()|[\]{}^$]/g)].join(''),
};

interface Template {
  /** With one placeholder, `${x}`. */
  text: string;
  innocent: string;
  /** Whether the text between the quotes of the string must be the value again. */
  decodes?: boolean;
  /** The language inside the string. */
  reads?: keyof typeof inner;
}

const quoted = (text: string): Template => ({ text, innocent: 'prod', decodes: true });
const named = (text: string): Template => ({ text, innocent: 'pod' });
const numbered = (text: string): Template => ({ text, innocent: '3' });
const inside = (reads: keyof typeof inner, text: string): Template => ({ text, innocent: 'pod', reads });
const timed = (text: string): Template => ({ text, innocent: '5m' });

const logqlTemplates: Template[] = [
  quoted('{app="${x}"}'),
  quoted('{app!="${x}", a="b"}'),
  quoted('{app=`${x}`}'),
  inside('regex', '{app=~"${x}"}'),
  inside('regex', '{app=~"a|${x}.*"}'),
  inside('regex', '{app=~`api-${x}-[0-9]+`}'),
  quoted('{a="b"} |= "${x}"'),
  quoted('{a="b"} |= `${x}`'),
  quoted('{a="b"} != "${x}" | json'),
  quoted('{a="b"} |= "y" or "${x}"'),
  inside('regex', '{a="b"} |~ "(?i)${x}"'),
  inside('regex', '{a="b"} !~ `${x}`'),
  named('{a="b"} |~ "[${x}]"'),
  named('{a="b"} |~ `\\Q${x}\\E`'),
  inside('pattern', '{a="b"} |> "<_>${x}<_>"'),
  inside('pattern', '{a="b"} !> "${x} <_>"'),
  { text: '{a="b"} |= ip("${x}")', innocent: '10.0.0.1' },
  quoted('{a="b"} | json | level="${x}"'),
  quoted('{a="b"} | json | level="a" and c!="${x}" or d=`e`'),
  inside('regex', '{a="b"} | json | level=~"${x}"'),
  { text: '{a="b"} | json | level=${x}', innocent: 'prod' },
  { text: '{a="b"} | json | level = ${x} and b = 1', innocent: 'prod' },
  numbered('{a="b"} | json | status >= ${x}'),
  numbered('{a="b"} | json | status == ${x} c="d"'),
  timed('{a="b"} | json | duration > ${x}'),
  numbered('{a="b"} | json | duration > ${x}ms'),
  { text: '{a="b"} | logfmt | size > ${x}', innocent: '20KB' },
  { text: '{a="b"} | json | addr = ip("${x}")', innocent: '10.0.0.0/8' },
  named('{a="b"} | json y="${x}"'),
  named('{a="b"} | json y="a.${x}"'),
  named('{a="b"} | logfmt y="${x}"'),
  named('{a="b"} | json ${x}'),
  inside('regex', '{a="b"} | regexp "(?P<y>${x})"'),
  named('{a="b"} | regexp "(?P<${x}>.)"'),
  inside('pattern', '{a="b"} | pattern "<y> ${x} <_>"'),
  named('{a="b"} | pattern "<${x}> <_>"'),
  inside('template', '{a="b"} | line_format "x ${x}"'),
  named('{a="b"} | line_format "{{.${x}}}"'),
  named('{a="b"} | line_format "{{ printf `%s` .${x} }}"'),
  named('{a="b"} | line_format "{{ ${x} }}"'),
  inside('template', '{a="b"} | label_format y="${x} {{.z}}"'),
  named('{a="b"} | label_format y=${x}'),
  named('{a="b"} | label_format ${x}=y'),
  named('{a="b"} | ${x} = "y"'),
  named('{a="b"} | drop ${x}, y="z"'),
  named('{a="b"} | keep ${x}'),
  named('{${x}="y"}'),
  numbered('{app_${x}="y"}'),
  timed('rate({a="b"}[${x}])'),
  numbered('rate({a="b"}[${x}m])'),
  timed('rate({a="b"}[5m] offset ${x})'),
  timed('max_over_time({a="b"} | unwrap c [5m] offset ${x})'),
  named('max_over_time({a="b"} | json | unwrap ${x} [5m])'),
  named('max_over_time({a="b"} | json | unwrap duration(${x}) [5m]) by (y)'),
  named('max_over_time(({a="b"} | json | unwrap y | z="${x}")[5m])'),
  named('sum by (${x}) (rate({a="b"}[5m]))'),
  named('sum(rate({a="b"}[5m])) without (y, ${x})'),
  named('rate({a="b"}[5m]) / on (${x}) group_left rate({c="d"}[5m])'),
  numbered('rate({a="b"}[5m]) > ${x}'),
  numbered('rate({a="b"}[5m]) * ${x} + 1'),
  numbered('topk(${x}, rate({a="b"}[5m]))'),
  { text: 'quantile_over_time(${x}, {a="b"} | unwrap y [5m])', innocent: '0.9' },
  numbered('vector(${x})'),
  { text: '${x}({a="b"}[5m])', innocent: 'rate' },
  named('{${x}, a="b"} |= "y"'),
  named('{a="b"} ${x} | json'),
  named('label_replace(rate({a="b"}[5m]), "${x}", "$1", "y", "(.*)")'),
  inside('replacement', 'label_replace(rate({a="b"}[5m]), "y", "${x}", "y", "(.*)")'),
  named('label_replace(rate({a="b"}[5m]), "y", "$1${x}", "y", "(.*)")'),
  named('label_replace(rate({a="b"}[5m]), "y", "z", "${x}", "(.*)")'),
  inside('regex', 'label_replace(rate({a="b"}[5m]), "y", "z", "y", "${x}(.*)")'),
  named('{a="b"} # ${x}\n |= "y"'),
];

const traceqlTemplates: Template[] = [
  quoted('{ resource.service.name = "${x}" }'),
  quoted('{ resource.service.name = `${x}` && .a = 1 }'),
  quoted('{ name != "${x}" }'),
  inside('regex', '{ span.http.route =~ "${x}" }'),
  inside('regex', '{ span.http.route !~ `GET ${x}.*` }'),
  named('{ name =~ "[${x}]" }'),
  { text: '{ span.a = ${x} }', innocent: 'prod' },
  { text: '{ .a = ${x} && .b = 1 }', innocent: 'prod' },
  { text: '{ name = ${x} }', innocent: 'prod' },
  { text: '{ name =~ ${x} }', innocent: 'prod' },
  { text: '{ status = ${x} }', innocent: 'error' },
  { text: '{ kind != ${x} }', innocent: 'server' },
  timed('{ duration > ${x} }'),
  numbered('{ duration > ${x}ms }'),
  numbered('{ span.http.status_code >= ${x} }'),
  numbered('{ .a + ${x} > 3 }'),
  named('{ span.${x} = 1 }'),
  named('{ .a.${x} != nil }'),
  named('{ span.${x}.b = 1 }'),
  named('{ span."${x}" = 1 }'),
  { text: '{ ${x} = "y" }', innocent: 'span.a' },
  { text: '{ ${x} }', innocent: 'span.a' },
  { text: '{ } | select(${x}, .b)', innocent: 'span.a' },
  { text: '{ } | by(${x})', innocent: 'span.a' },
  { text: '{ } | rate() by (${x})', innocent: 'span.a' },
  named('{ } | rate() by (resource.${x})'),
  { text: '{ } | avg(${x}) > 3', innocent: 'span.a' },
  { text: '{ } | quantile_over_time(${x}, 0.9)', innocent: 'span.a' },
  { text: '{ } | quantile_over_time(duration, ${x})', innocent: '0.9' },
  numbered('{ } | count() > ${x}'),
  timed('{ } | avg(duration) > ${x}'),
  numbered('{ } | rate() > ${x}'),
  numbered('({ } | rate()) * ${x}'),
  numbered('{ } | rate() | topk(${x})'),
  numbered('{ } | compare({ .a }, ${x})'),
  { text: '{ } | rate() with (sample=${x})', innocent: '3' },
  named('{ .a = 1 } // ${x}\n'),
  named('{ .a /* ${x} */ = 1 }'),
  { text: '${x} | rate()', innocent: '{ }' },
  { text: '{ } >> ${x}', innocent: '{ }' },
  { text: '{ ${x}.a = 1 }', innocent: 'span' },
  { text: '{ } | ${x}() by (name)', innocent: 'rate' },
];

/** Where the two trees may differ: the product lets a value be a number, a duration or a text there. */
const constants = new Set(['String', 'Integer', 'Float', 'Duration', 'Boolean', 'Status', 'Kind', 'Number', 'Bytes', 'LiteralExpr']);
const filters = new Set(['Matcher', 'NumberFilter', 'UnitFilter']);

function shape(node: SyntaxNode): string {
  if (constants.has(node.name)) return 'constant';
  if (/^(?:Attribute|Intrinsic|ScopedIntrinsic)$/.test(node.name)) return 'field';
  if (node.name === 'UnitFilter' && node.firstChild !== null) return shapeOf('filter', node.firstChild);
  return shapeOf(filters.has(node.name) && node.parent?.name === 'LabelFilter' ? 'filter' : node.name, node);
}

function shapeOf(name: string, node: SyntaxNode): string {
  const inner: string[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/Comment$/.test(child.name)) inner.push(shape(child));
  }
  return `${name}(${inner.join(' ')})`;
}

function treeShape(grammar: Grammar, text: string): string {
  const tree = readQuery(grammar, text).tree;
  if (tree === null) throw new Error(`not valid: ${JSON.stringify(text)}`);
  return shape(tree.topNode);
}

/** The string that the value was written into, without its quotes and escapes. */
function contentAround(template: Known, written: string): string {
  const before = /[^"`]*$/.exec(template.text.slice(0, template.from))?.[0] ?? '';
  const after = /^[^"`]*/.exec(template.text.slice(template.to))?.[0] ?? '';
  const whole = before + written + after;
  return template.text[template.from - before.length - 1] === '`' ? whole : unescapeString(whole);
}

interface Known extends Template {
  slot: Slot;
  from: number;
  to: number;
  expected: string;
}

function known(language: Language, grammar: Grammar, templates: readonly Template[]): Known[] {
  return templates.map((template) => {
    const placeholders = findPlaceholders(template.text, 'query');
    const [slot] = language.slots?.(template.text, placeholders) ?? [];
    const [hole] = placeholders;
    if (slot === undefined || hole === undefined) throw new Error(`no slot in ${template.text}`);
    const filled = template.text.replace('${x}', () => writeValue(slot, template.innocent).text ?? template.innocent);
    const expected = slot[0] === 'nowhere' ? '' : treeShape(grammar, filled);
    return { ...template, slot, from: hole.from, to: hole.to, expected };
  });
}

describe.each([
  { language: logql, grammar: logqlGrammar, templates: logqlTemplates },
  { language: traceql, grammar: traceqlGrammar, templates: traceqlTemplates },
])(`values in $language.title (seed ${seed}) @fault-30`, ({ language, grammar, templates }) => {
  const all = known(language, grammar, templates);

  it('change nothing but their own place', () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...all), hostileValue, (template, value) => {
        const written = writeValue(template.slot, value);
        if (written.text === undefined) {
          counts.refused++;
          return;
        }
        counts.taken++;
        const filled = template.text.slice(0, template.from) + written.text + template.text.slice(template.to);
        expect(filled).not.toMatch(/[\u200b\u202e\u2028\ufeff\0\r]/u);
        // A `$` of the value would be read as a placeholder here, and by nothing else.
        expect(treeShape(grammar, filled.replaceAll('$', '€')), JSON.stringify(filled)).toBe(template.expected);
        if (template.reads !== undefined) {
          const read = inner[template.reads];
          expect(read(contentAround(template, written.text))).toBe(read(contentAround(template, template.innocent)));
        }
        if (template.decodes) {
          const raw = template.text[template.from - 1] === '`';
          expect(raw ? written.text : unescapeString(written.text)).toBe(value);
        }
      }),
      { seed, numRuns: 10_000 },
    );
    expect(counts.taken).toBeGreaterThan(1000);
    expect(counts.refused).toBeGreaterThan(1000);
  });

  it.each(all.filter(({ slot }) => slot[0] !== 'nowhere'))('takes an ordinary value in $text', ({ slot, innocent }) => {
    expect(writeValue(slot, innocent).refused).toBeUndefined();
  });
});
