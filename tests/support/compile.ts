/** Compiles a text as if it stood alone on a site. */
import type { Query } from '../../src/query/query.ts';
import { compile } from '../../src/runbook/compile.ts';
import type { CompiledRunbook } from '../../src/runbook/compiled.ts';
import type { CompileContext } from '../../src/runbook/context.ts';

const errorRate: Query = {
  id: 'promql/error-rate',
  title: 'Error rate',
  language: 'promql',
  languageTitle: 'PromQL',
  verdict: 'valid',
  kind: 'query',
  template: 'sum(rate(http_requests_total{code=~"5.."}[5m]))',
  description: '',
  signal: 'errors',
  good: 'near zero',
  bad: 'rising',
  next: '',
  code: {
    html: 'sum(…)',
    shown: 'sum(…)',
    unfilled: { values: [], grafana: [] },
    variables: [],
    assessment: { danger: 'read-only', harms: [], unknown: [] },
    unchecked: null,
  },
  variables: {},
  danger: 'read-only',
  rollback: '',
  undo: '',
};

export function compileAlone(source: string, given: Partial<CompileContext> = {}): CompiledRunbook {
  return compile(source, {
    file: 'runbooks/shop/checkout.md',
    format: 'md',
    fallbackTitle: 'checkout',
    variables: {},
    overrides: {},
    allowCode: false,
    query: (id) => (id === errorRate.id || id === 'error-rate' ? errorRate : undefined),
    queryIds: () => [errorRate.id],
    where: {},
    programs: new Map(),
    link: (href) =>
      href.startsWith('./cart') ? { href: '/runbooks/shop/cart/' } : { dead: `no page of this site answers to \`${href}\``, hint: '' },
    image: (href) =>
      href === 'graph.png' ? { href: '/runbooks/shop/graph.png' } : { dead: `the image \`${href}\` is not there`, hint: '' },
    ...given,
  });
}

/** Problems as `check line:column message`, which reads well in an expectation. */
export function told(compiled: { problems: CompiledRunbook['problems'] }): string[] {
  return compiled.problems.map((problem) => `${problem.check} ${problem.line}:${problem.column} ${problem.message}`);
}

export function sectionHtml(compiled: CompiledRunbook, id: string): string {
  return compiled.sections.find((section) => section.id === id)?.html ?? '';
}
