/** The list of languages and the labels that lead to them. */
import { describe, expect, it } from 'vitest';
import { findLanguage, languageById, languageByLabel, languages } from '../../../src/query/registry.ts';

describe('registry', () => {
  it('has every language, and no label twice', () => {
    expect(
      languages.map(
        ({ id, title, kind, diagnose, highlight }) =>
          `${id} (${title}): ${kind}${diagnose ? ', checked' : ''}${highlight ? ', coloured' : ''}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "promql (PromQL): query, checked, coloured",
        "logql (LogQL): query, checked, coloured",
        "traceql (TraceQL): query, checked, coloured",
        "sql (SQL): query, checked, coloured",
        "kubectl (kubectl): command, checked, coloured",
        "git (git): command, checked, coloured",
        "shell (Shell): command, checked, coloured",
        "zsh (zsh): command, checked, coloured",
        "ksh (ksh): command, checked, coloured",
        "console (Shell session): command, checked, coloured",
        "yaml (YAML): data",
        "json (JSON): data",
        "text (Text): data",
        "jq (jq): command, checked",
        "spl (Splunk SPL): query",
        "metricsql (MetricsQL): query",
        "datadog (Datadog): query",
        "cloudwatch (CloudWatch Logs Insights): query",
        "esql (ES|QL): query",
        "kql (KQL): query",
        "mysql (MySQL): query",
        "sqlite (SQLite): query",
        "tsql (Transact-SQL): query",
        "fish (fish): command",
        "powershell (PowerShell): command",
        "cmd (Windows command prompt): command",
      ]
    `);
    const labels = languages.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    expect(labels.filter((label) => label !== label.toLowerCase())).toEqual([]);
  });

  it.each([
    ['promql', 'promql'],
    ['Prometheus', 'promql'],
    ['MetricsQL', 'metricsql'],
    ['logql', 'logql'],
    ['loki', 'logql'],
    ['tempo', 'traceql'],
    ['postgres', 'sql'],
    ['PostgreSQL', 'sql'],
    ['psql', 'sql'],
    ['sql', 'sql'],
    ['mysql', 'mysql'],
    ['sh', 'shell'],
    ['bash', 'shell'],
    ['zsh', 'zsh'],
    ['dash', 'shell'],
    ['fish', 'fish'],
    ['pwsh', 'powershell'],
    ['bat', 'cmd'],
    ['console', 'console'],
    ['shell-session', 'console'],
    ['terminal', 'console'],
    ['kubectl', 'kubectl'],
    ['git', 'git'],
    ['yml', 'yaml'],
    ['json', 'json'],
    ['', 'text'],
    ['txt', 'text'],
    ['plaintext', 'text'],
    ['splunk', 'spl'],
    ['es|ql', 'esql'],
    ['kusto', 'kql'],
    ['jq', 'jq'],
    ['py', 'python'],
    ['Dockerfile', 'dockerfile'],
    ['c++', 'cpp'],
    ['elasticsearch', 'http'],
    ['redis-cli', 'redis'],
    ['mongosh', 'mongodb'],
    ['ndjson', 'json'],
    ['jsonc', 'jsonc'],
    ['rexx', 'rexx'],
    ['language-promql', 'promql'],
    [' bash ', 'shell'],
    ['sh{name=x}', 'shell'],
    ['sh name=x', 'shell'],
  ])('“%s” is %s', (label, id) => expect(languageByLabel(label).id).toBe(id));

  it('says when it does not know', () => {
    expect(findLanguage('cobol')).toBeUndefined();
    expect(languageByLabel('???').id).toBe('text');
    expect(languageByLabel('Cobol')).toMatchObject({ id: 'cobol', title: 'cobol', kind: 'code', diagnose: null });
    expect(languageById('cobol').id).toBe('cobol');
    expect(languageById('promql').title).toBe('PromQL');
  });
});
