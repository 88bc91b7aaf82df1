import { describe, expect, it, test } from 'vitest';
import type { WhereConfig } from '../../../src/open/config.ts';
import { readCode } from '../../../src/query/code.ts';
import { whereItRuns } from '../../../src/query/open-markup.ts';
import { languageById } from '../../../src/query/registry.ts';
import { type HtmlElement, parseHtml } from '../../support/html.ts';

const open: WhereConfig['open'] = {
  grafana: { url: 'https://grafana.example.com', orgId: 1, datasources: { promql: 'p', sql: 's' } },
  prometheus: { url: 'https://prometheus.example.com', version: 3 },
};
const runHere = { prometheus: 'https://prometheus.example.com', timeout: '10s' };
function shown(where: WhereConfig, language: string, text: string) {
  return whereItRuns(where, language, readCode(languageById(language), text, {}));
}

function links(text: string): HtmlElement[] {
  const [row] = parseHtml(shown({ open }, 'promql', text)?.text ?? '');
  return row?.children.filter(({ name }) => name === 'a') ?? [];
}

describe('the links of a query', () => {
  it('open elsewhere, and take no word of this page along', () => {
    const [grafana, prometheus] = links('up == 0 and "<x>"');
    expect(grafana?.attributes).toEqual({
      classname: 'open',
      rel: 'noreferrer noopener',
      target: '_blank',
      dataopen: 'grafana',
      href: expect.stringMatching(/^https:\/\/grafana\.example\.com\/explore\?/),
    });
    expect(new URL(prometheus?.attributes['href'] ?? '').searchParams.get('g0.expr')).toBe('up == 0 and "<x>"');
  });

  test.each([
    ['up{namespace="${namespace}"} / $x', 'Not filled in: namespace, x', 'Not filled in: namespace, x'],
    ['rate(up[$__rate_interval])', undefined, 'Not filled in: $__rate_interval'],
    ['up{a=~"${a:regex}"}', 'Not filled in: ${a:regex}', 'Not filled in: ${a:regex}'],
    ['up', undefined, undefined],
  ])('of `%s` say what is not filled in', (text, forGrafana, forPrometheus) => {
    expect(links(text).map(({ attributes }) => attributes['title'])).toEqual([forGrafana, forPrometheus]);
    expect(links(text).map(({ attributes }) => attributes['aria-description'])).toEqual([forGrafana, forPrometheus]);
  });
});

it('a link to a query with a missing value leads nowhere, and says what is missing', () => {
  for (const { attributes } of links('up{namespace="${namespace}"}')) {
    expect(attributes).toMatchObject({ dataopen: expect.any(String), title: 'Not filled in: namespace' });
    expect(attributes['href']).toBeUndefined();
  }
  expect(links('rate(up[$__rate_interval])').map(({ attributes }) => attributes['href'] !== undefined)).toEqual([true, false]);
});

describe('the row below a query', () => {
  it('has a button that waits for script, and the place of the answer', () => {
    const [row, answer] = parseHtml(shown({ open, runHere }, 'promql', 'up')?.text ?? '');
    expect(row?.children.map(({ name }) => name)).toEqual(['button', 'span', 'a', 'a']);
    expect(row?.children[0]?.attributes).toMatchObject({ type: 'button', classname: 'run', hidden: 'true' });
    expect(answer?.attributes['arialive']).toBe('polite');
  });

  it('is not there without settings, or for a language that goes nowhere', () => {
    expect(shown({}, 'promql', 'up')).toBeNull();
    expect(shown({ open, runHere }, 'kubectl', 'kubectl get pods')).toBeNull();
    expect(shown({ runHere }, 'logql', '{a="b"}')).toBeNull();
  });

  it('is not there for what changes something: Explore runs what it opens', () => {
    expect(shown({ open }, 'sql', 'select 1')).not.toBeNull();
    expect(shown({ open }, 'sql', 'delete from a')).toBeNull();
  });
});
