/** Languages that teams keep queries in and that nobody here can check: they have their name, and say no more. */
import type { Language } from '../language.ts';

function unchecked(id: string, title: string, aliases: readonly string[], kind: Language['kind'] = 'query'): Language {
  return { id, title, aliases, kind, diagnose: null, highlight: null, slots: null, harms: null };
}

export const uncheckedLanguages: readonly Language[] = [
  unchecked('spl', 'Splunk SPL', ['splunk']),
  // VictoriaMetrics' superset of PromQL (https://docs.victoriametrics.com/metricsql/): PromQL's checks would refuse what it takes.
  unchecked('metricsql', 'MetricsQL', ['victoriametrics']),
  unchecked('datadog', 'Datadog', ['dd']),
  unchecked('cloudwatch', 'CloudWatch Logs Insights', ['cwli', 'logs-insights', 'cloudwatch-logs-insights']),
  unchecked('esql', 'ES|QL', ['es|ql', 'elasticsearch']),
  unchecked('kql', 'KQL', ['kusto']),
  unchecked('mysql', 'MySQL', ['mariadb']),
  unchecked('sqlite', 'SQLite', ['sqlite3']),
  unchecked('tsql', 'Transact-SQL', ['t-sql', 'mssql', 'sqlserver']),
  unchecked('fish', 'fish', [], 'command'),
  unchecked('powershell', 'PowerShell', ['ps1', 'pwsh'], 'command'),
  unchecked('cmd', 'Windows command prompt', ['bat', 'batch'], 'command'),
];
