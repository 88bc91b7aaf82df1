/** Code as HTML. */
import { describe, expect, it } from 'vitest';
import { highlightToHtml } from '../../../src/query/highlight.ts';
import { languageById } from '../../../src/query/registry.ts';

function html(language: string, text: string, declared?: string[]): string {
  return highlightToHtml(languageById(language), text, declared && new Set(declared));
}

describe('highlightToHtml', () => {
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

  it('marks placeholders wherever they stand', () => {
    expect(html('promql', 'a{b="x-${c}"}[$__range]')).toBe(
      '<span class="tk-name">a</span>{<span class="tk-label">b</span><span class="tk-operator">=</span><span class="tk-string">"x-</span><span class="tk-variable">${c}</span><span class="tk-string">"</span>}[<span class="tk-variable">$__range</span>]',
    );
    expect(html('sql', "select '${a}' < 1")).toBe(`select '<span class="tk-variable">\${a}</span>' &lt; 1`);
    expect(html('kubectl', 'kubectl -n ${ns} get ${kind} <name>', ['ns'])).toBe(
      '<span class="tk-function">kubectl</span> <span class="tk-label">-n</span> <span class="tk-variable">${ns}</span> get <span class="tk-variable">${kind}</span> <span class="tk-variable">&lt;name&gt;</span>',
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
