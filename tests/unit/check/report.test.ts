/** The same problems for code scanning and for GitHub’s annotations; for people see report-text. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/check/registry.ts';
import { githubReport } from '../../../src/check/report/github.ts';
import { sarifReport } from '../../../src/check/report/sarif.ts';
import type { Problem } from '../../../src/problem/problem.ts';

const place = { line: 3, column: 5, endLine: 3, endColumn: 9 };
const problems: Problem[] = [
  {
    check: 'step/readable',
    severity: 'info',
    file: 'runbooks/shop/größe 1.md',
    message: '100 % of it, is: wrong',
    hint: 'mend it',
    ...place,
  },
  {
    ...place,
    check: 'text/invisible',
    severity: 'error',
    file: '../rules/a.yaml',
    message: 'zero width space',
    hint: '',
    endLine: 4,
    fix: { ...place, text: '' },
  },
];

describe('GitHub annotations', () => {
  it('escape what would end them, and lead from the repository to the file', () => {
    expect(githubReport(problems, 'docs/').split('\n')).toEqual([
      '::notice file=docs/runbooks/shop/größe 1.md,line=3,endLine=3,col=5,endColumn=9,title=step/readable::100 %25 of it, is: wrong%0Amend it',
      '::error file=rules/a.yaml,line=3,endLine=4,title=text/invisible::zero width space',
    ]);
  });
});

describe('SARIF', () => {
  const { runs } = JSON.parse(sarifReport(problems, { prefix: 'docs/', version: '1.2.3', checks }));

  it('names the rules that found something, with what authors read about them', () => {
    const { rules } = runs[0].tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(['step/readable', 'text/invisible']);
    expect(rules[0].help.text).toContain('Begin with the verb');
    expect(runs[0].results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([0, 1]);
  });

  it('has levels, places from the repository, and the mend', () => {
    expect(runs[0].columnKind).toBe('utf16CodeUnits');
    expect(runs[0].results[0]).toMatchObject({
      level: 'note',
      message: { text: '100 % of it, is: wrong\nmend it' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/runbooks/shop/gr%C3%B6%C3%9Fe%201.md' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
    });
    expect(runs[0].results[1]).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'rules/a.yaml' } } }],
      fixes: [
        { artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 3, startColumn: 5 }, insertedContent: { text: '' } }] }] },
      ],
    });
  });
});
