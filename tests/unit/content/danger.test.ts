/** Danger in sheets and runbooks: told from the text, with its place, and never made to look safer. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

function told(files: Record<string, string>) {
  const site = assemble(readSources(contentRoot({ 'runbooks/shop/a.md': '# A\n', ...files })), { base: '/' });
  return {
    site,
    problems: site.problems.map(({ check, severity, line, column, message }) => `${check} ${severity} ${line}:${column} ${message}`),
  };
}

const sheet = (entry: string) => ({ 'queries/s.yaml': `title: S\nqueries:\n  - id: q\n    title: Q\n${entry}` });

describe('in a sheet', () => {
  it('is told from the text', () => {
    const { site, problems } = told(
      sheet('    language: kubectl\n    query: kubectl -n a delete pod b\n    rollback: it comes back by itself\n'),
    );
    expect(site.sheets[0]?.queries[0]?.danger).toBe('destroys');
    expect(problems).toEqual([]);
  });

  it('cannot be declared less than it is', () => {
    const { site, problems } = told(
      sheet('    language: sql\n    query: |\n      select 1;\n      truncate orders\n    danger: read-only\n    rollback: none\n'),
    );
    expect(site.sheets[0]?.queries[0]?.danger).toBe('destroys');
    expect(problems).toEqual([expect.stringMatching(/^query\/danger warning 8:7 declared `read-only`, but it /)]);
  });

  it('can be declared where nothing tells', () => {
    const { site, problems } = told(
      sheet('    language: spl\n    query: "| delete"\n    danger: destroys\n    rollback: nothing undoes it\n'),
    );
    expect(site.sheets[0]?.queries[0]?.danger).toBe('destroys');
    expect(problems).toEqual([]);
  });

  it('wants to be undone', () => {
    expect(told(sheet('    language: bash\n    query: ls && rm -rf /data\n')).problems).toEqual([
      expect.stringMatching(/^query\/rollback warning 6:18 it .*, and nothing says what undoes it$/),
    ]);
    expect(told(sheet('    language: spl\n    query: x\n    danger: changes-state\n')).problems).toEqual([
      expect.stringMatching(/^query\/rollback error 6:12 it changes something, and nothing says what undoes it$/),
    ]);
  });
});

describe('in a runbook', () => {
  const runbook = (text: string) => told({ 'runbooks/shop/a.md': `# A\n\n${text}\n` }).problems;

  it('wants to be undone, at the command', () => {
    expect(runbook('```bash\nkubectl get pods\nkubectl delete pvc data\n```')).toEqual([
      expect.stringMatching(/^code\/rollback warning 5:1 it deletes Kubernetes objects, and nothing says what undoes it$/),
    ]);
    expect(runbook('```console\n$ kubectl get pods\na b\n$ kubectl scale deploy/a --replicas=0\n```')).toEqual([
      expect.stringMatching(/^code\/rollback info 6:3 /),
    ]);
  });

  it.each([
    '```bash undo="kubectl scale deploy/a --replicas=3"\nkubectl scale deploy/a --replicas=0\n```',
    '```bash\nkubectl scale deploy/a --replicas=0\n```\n\nUndo: scale it up again.',
    '```bash\nkubectl scale deploy/a --replicas=0\n```\n\nTo roll back, scale it up again.',
    '```bash\nkubectl get pods\n```',
  ])('is content with %j', (text) => {
    expect(runbook(text)).toEqual([]);
  });
});

it('a label that says another language than the text is told, and the text is treated as what it is', () => {
  const { site, problems } = told(sheet('    language: bash\n    query: sum by (x) (rate(a_total{b="c"}[5m]))\n'));
  expect(site.sheets[0]?.queries[0]).toMatchObject({ language: 'promql', languageTitle: 'PromQL' });
  expect(problems).toEqual(['code/language warning 5:15 labelled `bash`, reads as PromQL']);
});

it('SQL that a command hands to psql is read as SQL', () => {
  const { site } = told(sheet('    language: bash\n    query: psql -h db -c "delete from orders"\n    rollback: restore it\n'));
  expect(site.sheets[0]?.queries[0]?.danger).toBe('destroys');
  expect(told(sheet('    language: bash\n    query: psql -h db -c "select 1"\n')).site.sheets[0]?.queries[0]?.danger).toBe('read-only');
});
