/** The danger of languages that are no shell: by what they can write, and unknown where nobody can tell. */
import { describe, expect, it } from 'vitest';
import { languageById, languages } from '../../../../src/query/registry.ts';

const danger = (language: string, text: string) => languageById(language).assess?.(text)?.danger;

it('no language that can be run is without an answer', () => {
  expect(languages.filter(({ kind, assess }) => (kind === 'data') !== (assess === null)).map(({ id }) => id)).toEqual([]);
});

describe.each([
  ['promql', 'sum(rate(a{b="c"}[5m]))', 'read-only'],
  ['logql', '{app="a"} |= "delete"', 'read-only'],
  ['traceql', '{ status = error }', 'read-only'],
  ['metricsql', 'rate(a)', 'read-only'],
  ['cloudwatch', 'fields @message | limit 20', 'read-only'],
  ['jq', '.items[] | del(.a)', 'read-only'],
  ['spl', 'index=a | stats count by b', 'read-only'],
  ['spl', 'index=a "| delete"', 'read-only'],
  ['spl', 'index=a | delete', 'destroys'],
  ['spl', 'index=a | outputlookup b.csv', 'changes-state'],
  ['spl', 'index=a | append [search index=b | collect index=c]', 'changes-state'],
  ['spl', '`all_hosts` | stats count', 'unknown'],
  ['spl', 'index=a | mycommand', 'unknown'],
  ['kql', 'requests | where success == false', 'read-only'],
  ['kql', '.show tables', 'read-only'],
  ['kql', '.drop table a', 'destroys'],
  ['kql', '.create table a (b: string)', 'changes-state'],
  ['mysql', 'SHOW ENGINE INNODB STATUS\\G', 'read-only'],
  ['mysql', 'SELECT `a` FROM `b` LIMIT 5, 10', 'read-only'],
  ['mysql', "SELECT `a` FROM b WHERE c = 'into outfile'", 'read-only'],
  ['mysql', "SELECT * FROM a INTO OUTFILE '/tmp/a'", 'changes-state'],
  ['mysql', 'RESET MASTER', 'destroys'],
  ['sql', 'RESET MASTER;', 'destroys'],
  ['sql', 'RESET work_mem;', 'read-only'],
  ['mysql', 'ALTER TABLE a DROP PARTITION p1', 'destroys'],
  ['mysql', 'INSERT INTO a SET b = 1', 'changes-state'],
  ['mysql', "LOAD DATA INFILE 'x' INTO TABLE a", 'changes-state'],
  ['mysql', 'PURGE BINARY LOGS BEFORE NOW()', 'destroys'],
  ['mysql', 'KILL 5', 'changes-state'],
  ['mysql', 'SET GLOBAL read_only = 1', 'changes-state'],
  ['mysql', 'SELECT 1; DROP TABLE `a`', 'destroys'],
  ['mysql', '/*!50000 DROP TABLE a */', 'destroys'],
  ['mysql', 'FROBNICATE TABLE a', 'unknown'],
  ['tsql', 'EXEC sp_who2', 'read-only'],
  ['tsql', 'EXEC dbo.cleanup', 'changes-state'],
  ['tsql', 'SELECT TOP 5 * FROM [a]', 'read-only'],
  ['tsql', 'SELECT * INTO b FROM [a]', 'changes-state'],
  ['sqlite', '.tables', 'read-only'],
  ['sqlite', 'PRAGMA integrity_check', 'read-only'],
  ['sql', 'select purge_old_events()', 'changes-state'],
  ['powershell', 'Get-Service | Where-Object Status -eq Stopped', 'read-only'],
  ['powershell', 'Restart-Service nginx', 'changes-state'],
  ['powershell', 'Get-ChildItem C:\\logs | Remove-Item -Recurse', 'destroys'],
  ['powershell', 'Remove-Item C:\\a -WhatIf', 'read-only'],
  ['powershell', 'Invoke-Expression $code', 'unknown'],
  ['powershell', '.\\fix.ps1', 'unknown'],
  ['powershell', 'kubectl delete pod x', 'destroys'],
  ['cmd', 'netstat -ano', 'read-only'],
  ['cmd', 'taskkill /F /PID 1', 'changes-state'],
  ['cmd', 'del /q C:\\a', 'destroys'],
  ['fish', 'kubectl get pods', 'read-only'],
  ['console', '$ kubectl get pods\nx 1/1 Running 0 1d\nmysql> DROP TABLE a;', 'destroys'],
  ['console', '127.0.0.1:6379> FLUSHALL', 'destroys'],
  ['console', '127.0.0.1:6379> INFO memory', 'read-only'],
  ['console', 'orders=# select 1;', 'read-only'],
] as const)('%s: %s', (language, text, expected) => {
  it(`is ${expected}`, () => expect(danger(language, text)).toBe(expected));
});

describe('a text that passes a limit is not read, and so is unknown', () => {
  it.each(['shell', 'sql', 'mysql'])('%s', (language) => {
    const long = language === 'shell' ? `${'echo a; '.repeat(60_000)}rm -rf /srv` : `select 1; ${'-- a\n'.repeat(60_000)} drop table a`;
    expect(danger(language, long)).toBe('unknown');
  });
});
