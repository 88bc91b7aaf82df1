/** Holds the table of faults and the tests that it rests on together. Printed by `npm run faults`. */
import { describe, expect, it } from 'vitest';
import { type FaultRow, faultRows } from '../faults.ts';
import { faultTestsIn, findFaultTests, formatFaultTable } from '../support/fault-tests.ts';

describe('the table of faults', () => {
  const tests = findFaultTests();
  const covered = new Set(tests.map(({ row }) => row));
  const numbers = (rows: readonly FaultRow[]) => rows.map(({ row }) => row);

  it('holds every row once, in order', () => {
    expect(numbers(faultRows)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('has a test for every row without a reason why there is none', () => {
    expect(numbers(faultRows.filter(({ row, missing }) => missing === undefined && !covered.has(row)))).toEqual([]);
  });

  it('gives no such reason for a row that has a test: delete its `missing`', () => {
    expect(numbers(faultRows.filter(({ row, missing }) => missing !== undefined && covered.has(row)))).toEqual([]);
  });

  it('knows every row that a test names', () => {
    const known = new Set(numbers(faultRows));
    expect(tests.filter(({ row }) => !known.has(row))).toEqual([]);
  });

  it('names each test in print', () => {
    const table = formatFaultTable();
    for (const { file, title } of tests) expect(table).toContain(title === undefined ? file : `${file}: ${title}`);
  });
});

describe('tests of a fault', () => {
  it('are found by the tags of their titles', () => {
    const text = [
      "it('holds @fault-3 @fault-14', () => {});",
      "describe(`of many (seed ${seed}) @fault-5`, () => { it('is no title of a row', () => {}); });",
      "it.each(['a'])('%s stays @long @fault-7', () => {});",
      "test('by options', { tag: ['@long', '@fault-8'] }, () => {});",
      "const rows = { hang: '@fault-9' };",
      "test('what a test does', () => { expect('@fault-10').toBe(1); });",
    ].join('\n');
    expect(faultTestsIn('a.test.ts', text)).toEqual([
      { row: 3, file: 'a.test.ts', title: 'holds' },
      { row: 14, file: 'a.test.ts', title: 'holds' },
      { row: 5, file: 'a.test.ts', title: 'of many (seed …)' },
      { row: 7, file: 'a.test.ts', title: '%s stays' },
      { row: 8, file: 'a.test.ts', title: 'by options' },
      { row: 9, file: 'a.test.ts', title: undefined },
    ]);
  });
});
