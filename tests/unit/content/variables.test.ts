/** Who declares a variable, and whose word counts. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { identityOfSite, scopeOfPage } from '../../../src/content/scope.ts';
import { contentRoot } from '../../support/content-root.ts';

const files = {
  'breakglass.yaml':
    'variables:\n  namespace: { description: The namespace, pattern: "[a-z]+" }\n  window: { default: 5m }\n  unused: { default: x }\n',
  'runbooks/shop/service.yaml': 'variables:\n  namespace: { default: shop }\n',
  'runbooks/shop/slow.mdx':
    '---\nvariables:\n  window: { default: 1h }\n  pod: {}\n---\n# Slow\n\n<Query id="shop/rate" />\n\nRun `kubectl -n ${namespace} logs ${pod}`.\n\n```bash\nkubectl -n ${namespace} describe pod <pod name>\necho $HOME ${UNDECLARED}\n```\n',
  'runbooks/other/fast.md': '# Fast\n\n```promql\nrate(a{namespace="${namespace}"}[${window}])\n```\n',
  'queries/shop.yaml':
    'title: Shop\nservice: shop\nvariables:\n  route: { choices: [/a, /b] }\n  window: { default: 15m }\nqueries:\n  - id: rate\n    title: Rate\n    language: promql\n    query: rate(a{namespace="${namespace}", route="${route}"}[${window}])\n    variables:\n      route: { default: /a }\n',
};

function site(changes: Record<string, string> = {}) {
  return assemble(readSources(contentRoot({ ...files, ...changes })), { base: '/' });
}

describe('the variables of a page', () => {
  it('are those in its queries and commands, in order', () => {
    const { runbooks, sheets } = site();
    const slow = runbooks.find((runbook) => runbook.id === 'shop/slow');
    expect(Object.keys(slow?.compiled.variables ?? {})).toEqual(['namespace', 'route', 'window', 'pod', 'pod_name']);
    expect(Object.keys(sheets[0]?.variables ?? {})).toEqual(['namespace', 'route', 'window']);
  });

  it('are declared by the settings, then the service, the sheet, the query, the runbook: each adds to the one before', () => {
    const { runbooks, sheets } = site();
    expect(sheets[0]?.variables).toEqual({
      namespace: { description: 'The namespace', pattern: '[a-z]+', default: 'shop' },
      route: { choices: ['/a', '/b'], default: '/a' },
      window: { default: '15m' },
    });
    const slow = runbooks.find((runbook) => runbook.id === 'shop/slow');
    expect(slow?.compiled.variables['window']).toEqual({ default: '1h' });
    expect(slow?.compiled.variables['namespace']?.default).toBe('shop');
    const fast = runbooks.find((runbook) => runbook.id === 'other/fast');
    expect(fast?.compiled.variables['namespace']?.default).toBeUndefined();
    expect(fast?.compiled.variables['window']).toEqual({ default: '5m' });
  });

  it('that a query uses and nobody declares are told, with the nearest name', () => {
    const { problems } = site({ 'runbooks/other/fast.md': '# Fast\n\n```promql\nrate(a{x="${nmespace}"}[${zz}])\n```\n' });
    expect(problems.map(({ check, message, hint, line, column }) => `${check} ${line}:${column} ${message}; ${hint}`)).toEqual([
      'variable/undeclared 4:11 `nmespace` is declared nowhere; did you mean `namespace`?',
      'variable/undeclared 4:25 `zz` is declared nowhere; declare it under `variables` here, in service.yaml or in breakglass.yaml',
    ]);
  });

  it('need no declaration where a collection has none', () => {
    const { problems } = site({ 'breakglass.yaml': '', 'runbooks/other/fast.md': '# Fast\n\n```promql\nrate(a{x="${y}"}[5m])\n```\n' });
    expect(problems.filter((problem) => problem.file.startsWith('runbooks/other'))).toEqual([]);
  });
});

describe('the scope of a service', () => {
  const scoped = { 'runbooks/shop/service.yaml': 'scope: { namespace: shop, cell: 7 }\n' };

  it('gives the defaults of its pages, and a runbook adds to and overrides it @fault-51', () => {
    const { runbooks, sheets, services } = site({
      ...scoped,
      'runbooks/shop/slow.mdx': '---\nscope: { namespace: shop-eu, pod: web }\n---\n# Slow\n\nRun `kubectl -n ${namespace} logs ${pod}`.\n',
    });
    expect(sheets[0]?.variables['namespace']).toEqual({ description: 'The namespace', pattern: '[a-z]+', default: 'shop' });
    const slow = runbooks.find((runbook) => runbook.id === 'shop/slow');
    const variables = slow?.compiled.variables ?? {};
    expect(variables['namespace']?.default).toBe('shop-eu');
    const shop = services.find(({ id }) => id === 'shop');
    expect(scopeOfPage(variables, shop?.scope, slow?.meta.scope)).toEqual({ namespace: 'shop-eu', pod: 'web' });
    expect([...identityOfSite({ services, runbooks })]).toEqual(expect.arrayContaining(['service', 'namespace', 'cell', 'pod']));
  });

  it('is not that of a page that gives another default', () => {
    const { runbooks } = site({
      ...scoped,
      'runbooks/shop/slow.mdx':
        '---\nvariables: { namespace: { default: other } }\n---\n# Slow\n\nRun `kubectl -n ${namespace} get pods`.\n',
    });
    const variables = runbooks.find((runbook) => runbook.id === 'shop/slow')?.compiled.variables ?? {};
    expect(variables['namespace']?.default).toBe('other');
    expect(scopeOfPage(variables, { namespace: 'shop' })).toEqual({});
  });

  it('must suit the variables declared beside it', () => {
    const { problems } = site({
      'runbooks/shop/service.yaml': 'variables:\n  namespace: { pattern: "[a-z]+" }\nscope:\n  namespace: Shop1\n',
      'runbooks/other/fast.md': '---\nvariables: { w: { choices: [a, b] } }\nscope: { w: c }\n---\n# Fast\n\n`echo ${w}`\n',
    });
    expect(problems.map(({ check, file, line, message }) => `${check} ${file}:${line} ${message}`)).toEqual(
      expect.arrayContaining([
        'service/schema runbooks/shop/service.yaml:4 `scope` gives namespace the value `Shop1`: expected [a-z]+, as the variable demands',
        'runbook/frontmatter runbooks/other/fast.md:3 `scope` gives w the value `c`: expected one of a, b, as the variable demands',
      ]),
    );
  });
});
