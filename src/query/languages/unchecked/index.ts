/** Languages that teams keep queries in and that nobody here can check: they have their name, and what they may change. */
import type { Assessment } from '../../danger/danger.ts';
import { assessShell } from '../../danger/with-sql.ts';
import type { Language } from '../../language.ts';
import { readShell } from '../shell/read.ts';
import { assessSql } from '../sql/harms.ts';
import { assessPowershell } from './powershell.ts';
import { assessKql, assessSearch, assessSpl } from './queries.ts';

type Assess = (text: string) => Assessment;

function unchecked(id: string, title: string, aliases: readonly string[], assess: Assess, kind: Language['kind'] = 'query'): Language {
  return { id, title, aliases, kind, diagnose: null, highlight: null, slots: null, assess: (text) => assess(text) };
}

export const uncheckedLanguages: readonly Language[] = [
  unchecked('spl', 'Splunk SPL', ['splunk'], assessSpl),
  // VictoriaMetrics' superset of PromQL (https://docs.victoriametrics.com/metricsql/): PromQL's checks would refuse what it takes.
  unchecked('metricsql', 'MetricsQL', ['victoriametrics'], assessSearch),
  unchecked('datadog', 'Datadog logs', ['dd', 'datadog-logs'], assessSearch),
  unchecked('datadog-apm', 'Datadog APM', ['datadog-traces'], assessSearch),
  unchecked('datadog-metrics', 'Datadog metrics', [], assessSearch),
  // One `name=value` a line, as Jaeger's page has them in its address.
  unchecked('jaeger', 'Jaeger search', [], assessSearch),
  unchecked('signoz-logs', 'SigNoz logs', ['signoz'], assessSearch),
  unchecked('signoz-traces', 'SigNoz traces', [], assessSearch),
  unchecked('sentry', 'Sentry search', [], assessSearch),
  unchecked('cloudwatch', 'CloudWatch Logs Insights', ['cwli', 'logs-insights', 'cloudwatch-logs-insights'], assessSearch),
  // A profile type of four or more parts with a label selector, as Pyroscope and Parca take it. PromQL takes it for one long name.
  {
    ...unchecked('profiles', 'Profile selector', ['pyroscope', 'parca'], assessSearch),
    accepts: (text) => /^\s*\w+(?::\w+){3,}\s*(?:\{|$)/.test(text),
  },
  unchecked('esql', 'ES|QL', ['es|ql'], assessSearch),
  unchecked('kql', 'KQL', ['kusto'], assessKql),
  unchecked('mysql', 'MySQL', ['mariadb'], assessSql),
  unchecked('sqlite', 'SQLite', ['sqlite3'], assessSql),
  unchecked('tsql', 'Transact-SQL', ['t-sql', 'mssql', 'sqlserver'], assessSql),
  unchecked('fish', 'fish', [], (text) => assessShell(readShell(text)), 'command'),
  unchecked('powershell', 'PowerShell', ['ps1', 'pwsh'], assessPowershell, 'command'),
  unchecked('cmd', 'Windows command prompt', ['bat', 'batch'], assessPowershell, 'command'),
];
