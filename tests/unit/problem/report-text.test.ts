/** Problems as text: what authors write can neither begin a line of the report nor steer a terminal. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/problem/problem.ts';
import { formatProblem } from '../../../src/problem/report-text.ts';

const problem: Problem = {
  check: 'link/unsafe',
  severity: 'error',
  file: 'runbooks/shop/a.md',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 4,
  message: 'the link `x` could run script and was left out',
  hint: 'mend it',
};

const hostile = ['\n::set-output name=a::b', '\r\nb', '\u2028c', '\u2029d', '\u001b[2Je', '\u009b2Jf', '\u0000g', '\u202eh', '\u200bi'];

describe('a problem', () => {
  it.each(['file', 'message', 'hint'] as const)('keeps its lines whatever is in its %s', (field) => {
    for (const text of hostile) {
      const lines = formatProblem({ ...problem, [field]: `x${text}` }, () => ['one']).split('\n');
      expect(lines).toHaveLength(4);
      expect(lines.join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202E\u200B]/u);
    }
  });

  it('shows the line it is about without what a terminal would obey, each character one column', () => {
    for (const text of hostile.filter((each) => !/[\r\n]/.test(each))) {
      const [, line = '', caret = ''] = formatProblem({ ...problem, endColumn: text.length + 2 }, () => [`x${text}`]).split('\n');
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202E\u200B]/u);
      expect(caret.length).toBe(line.length);
    }
  });
});
