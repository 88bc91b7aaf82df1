import { expect, test } from 'vitest';
import { readSheetQuery } from '../../../src/content/sheet-query.ts';
import type { Range } from '../../../src/problem/problem.ts';
import { onPage } from '../../../src/query/on-page.ts';

const range: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const { query } = readSheetQuery(
  'shop/scale',
  {
    id: 'scale',
    title: 'Scale',
    language: 'bash',
    variables: {},
    query: 'kubectl -n ${namespace} scale ${target}',
    rollback: 'kubectl -n ${namespace} get pods',
  },
  { namespace: { default: 'default' }, target: {} },
  { file: 'queries/shop.yaml', key: () => range, within: () => range },
);

test('a query has the defaults of the page, in the command and in what undoes it', () => {
  const shown = onPage(query, { namespace: { default: 'shop' }, other: { default: 'x' } });
  expect(shown.code.shown).toBe('kubectl -n shop scale ${target}');
  expect(shown.code.unfilled.values).toEqual(['target']);
  expect(shown.undo).toContain('>shop<');
  expect(query.code.shown).toBe('kubectl -n default scale ${target}');
});

test('it is the same query where the page has no others', () => {
  expect(onPage(query, { namespace: { default: 'default' }, constructor: { default: 'x' } })).toBe(query);
});
