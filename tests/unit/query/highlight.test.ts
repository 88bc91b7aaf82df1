/** Code as HTML. */
import { describe, expect, it } from 'vitest';
import { readCode } from '../../../src/query/code.ts';
import { languageById } from '../../../src/query/registry.ts';
import type { Variables } from '../../../src/query/variable.ts';

function html(language: string, text: string, variables: Variables = {}): string {
  return readCode(languageById(language), text, variables).html;
}

describe('the HTML of code', () => {
  it('colours PromQL from its grammar', () => {
    expect(html('promql', 'sum by (pod) (rate(a_total{code=~"5.."}[5m])) > 0.5 # why')).toBe(
      '<span class="tk-keyword">sum</span> <span class="tk-keyword">by</span> (<span class="tk-label">pod</span>) (<span class="tk-function">rate</span>(<span class="tk-name">a_total</span>{<span class="tk-label">code</span><span class="tk-operator">=~</span><span class="tk-string">"5.."</span>}[<span class="tk-number">5m</span>])) <span class="tk-operator">&gt;</span> <span class="tk-number">0.5</span> <span class="tk-comment"># why</span>',
    );
  });

  it('colours LogQL from its grammar', () => {
    expect(html('logql', '{app="a"} |= "x" | json | d > 1s')).toBe(
      '{<span class="tk-label">app</span><span class="tk-operator">=</span><span class="tk-string">"a"</span>} <span class="tk-operator">|=</span> <span class="tk-string">"x"</span> <span class="tk-operator">|</span> <span class="tk-keyword">json</span> <span class="tk-operator">|</span> <span class="tk-label">d</span> <span class="tk-operator">&gt;</span> <span class="tk-number">1s</span>',
    );
  });

  it('colours TraceQL from its grammar', () => {
    expect(html('traceql', '{ resource.service.name = "a" && status = error } | rate() by (name)')).toBe(
      '{ <span class="tk-label">resource.service.name</span> <span class="tk-operator">=</span> <span class="tk-string">"a"</span> <span class="tk-operator">&amp;&amp;</span> <span class="tk-label">status</span> <span class="tk-operator">=</span> <span class="tk-keyword">error</span> } <span class="tk-operator">|</span> <span class="tk-function">rate</span>() <span class="tk-keyword">by</span> (<span class="tk-label">name</span>)',
    );
  });

  it('makes a hole of each placeholder, with its variable', () => {
    const holes = (language: string, text: string, variables?: Variables) =>
      [...html(language, text, variables).matchAll(/<var ([^>]*)>(.*?)<\/var>/g)].map(
        ([, attributes = '', inner = '']) => `${/data-variable="(\w+)"/.exec(attributes)?.[1] ?? 'grafana'}: ${inner}`,
      );
    expect(holes('promql', 'a{b="x-${c}"}[$__range]')).toEqual(['c: ${c}', 'grafana: $__range']);
    expect(holes('mysql', "select '${a}' < $B")).toEqual(['a: ${a}', 'b: $B']);
    expect(holes('kubectl', 'kubectl -n ${ns} get ${kind} <pod name> $POD', { ns: {} })).toEqual([
      'ns: ${ns}',
      'pod_name: &lt;pod name&gt;',
      'pod: $POD',
    ]);
    expect(holes('yaml', 'a: ${b}\nc: ${d}', { b: {} })).toEqual(['b: ${b}']);
  });

  it('shows a default in its place, and keeps what is written', () => {
    expect(html('spl', 'index=${index}', { index: { default: 'main' } })).toBe(
      'index=<var data-variable="index" data-slot="plain" data-written="${index}">main</var>',
    );
    // A default that cannot stand there is left out: check reports it.
    expect(html('spl', 'index=${index}', { index: { default: 'a b' } })).toBe(
      'index=<var data-variable="index" data-slot="plain">${index}</var>',
    );
  });

  it('marks the place where a query breaks', () => {
    expect(html('promql', 'rate(a[5m)')).toContain('<span class="tk-error">)</span>');
    expect(html('traceql', '{ } | rate() > 10')).not.toContain('tk-error');
  });

  it('never takes a line end or an outer blank into a span', () => {
    expect(html('traceql', '/* one\n   two */\n{ }')).toBe(
      '<span class="tk-comment">/* one</span>\n   <span class="tk-comment">two */</span>\n{ }',
    );
  });

  it('escapes what has no language', () => {
    expect(html('text', '<script>alert("&")</script>')).toBe('&lt;script&gt;alert("&amp;")&lt;/script&gt;');
  });
});
