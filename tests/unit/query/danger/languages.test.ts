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

describe.each([
  ['http', 'GET /_cat/indices?v', 'read-only'],
  ['http', 'POST a/_search\n{"query": {"match": {"b": "delete"}}}', 'read-only'],
  ['http', 'POST /_msearch\n{}\n{"query": {}}', 'read-only'],
  ['http', 'POST /_validate/query', 'read-only'],
  ['http', 'POST /_analyze\n{"text": "a"}', 'read-only'],
  ['http', 'GET /_cluster/allocation/explain', 'read-only'],
  ['http', 'HTTP/1.1 200 OK\n\n{"a": 1}', 'read-only'],
  ['http', 'PUT /_cluster/settings\n{"transient": {}}', 'changes-state'],
  ['http', 'POST /_reindex\n{}', 'changes-state'],
  ['http', 'POST /_cluster/reroute?retry_failed', 'changes-state'],
  ['http', 'POST /_bulk\n{"index": {}}\n{"a": 1}', 'changes-state'],
  ['http', 'POST /_aliases\n{"actions": []}', 'changes-state'],
  ['http', 'POST /a/_update_by_query', 'changes-state'],
  ['http', 'POST /graphql\n\n{"query": "mutation { a }"}', 'changes-state'],
  ['http', 'GET http://a:10000/quitquitquit', 'changes-state'],
  ['http', 'DELETE /logs-2020', 'destroys'],
  ['http', 'GET /_cat/indices\n\nDELETE /logs-2020', 'destroys'],
  ['http', 'POST logs/_delete_by_query\n{"query": {"match_all": {}}}', 'destroys'],
  ['http', 'POST /_bulk\n{"delete": {"_id": 1}}', 'destroys'],
  ['http', 'POST /logs/_close', 'destroys'],
  ['http', 'POST /logs/_forcemerge?max_num_segments=1', 'destroys'],
  ['http', 'POST /_snapshot/a/b/_restore', 'destroys'],
  ['http', '@host = a', 'unknown'],
  ['redis', 'INFO memory\nSLOWLOG GET 10', 'read-only'],
  ['redis', '127.0.0.1:6379> GET a\n"FLUSHALL"', 'read-only'],
  ['redis', 'CONFIG SET maxmemory 1gb', 'changes-state'],
  ['redis', '127.0.0.1:6379> GET a\n"b"\n127.0.0.1:6379> DEL a', 'destroys'],
  ['redis', '$ redis-cli FLUSHALL', 'destroys'],
  ['redis', 'FLUSHAL', 'unknown'],
  ['mongodb', 'db.a.find({drop: 1})', 'read-only'],
  ['mongodb', 'use admin\nshow dbs', 'read-only'],
  ['mongodb', 'db.a.updateOne({b: 1}, {$set: {c: 2}})', 'changes-state'],
  ['mongodb', 'rs0:PRIMARY> rs.stepDown()', 'changes-state'],
  ['mongodb', 'db.a.deleteMany({})', 'destroys'],
  ['mongodb', 'db.a.find().forEach(db.b.remove)', 'destroys'],
  ['mongodb', 'db.a["drop"](); db.a.find()', 'unknown'],
  ['mongodb', 'db.a.aggregate([{$out: "b"}])', 'changes-state'],
  // The bare program only shows something; its options do not.
  ['shell', 'crm_resource --cleanup', 'unknown'],
  ['shell', 'vercel --prod', 'changes-state'],
  ['shell', 'mysqld_safe --skip-grant-tables', 'changes-state'],
  ['shell', 'zpool', 'read-only'],
  ['shell', 'systemctl --failed --no-pager', 'read-only'],
  // A word with one dash that a row names is one option.
  ['shell', 'keytool -delete -alias a', 'destroys'],
  ['shell', 'goose -version', 'read-only'],
  ['shell', 'keytool -changealias -alias a', 'changes-state'],
  ['shell', 'curl --cacert <ca.pem> -X DELETE http://a', 'unknown'],
  ['shell', 'cat <in >out', 'read-only'],
  ['shell', 'scp host:/var/log/a.log .', 'read-only'],
  ['shell', 'scp a.txt user@${host}:/etc/a', 'changes-state'],
  ['python', 'print(cleanup())', 'unknown'],
  ['python', 'import os\nos.remove("/srv/a")', 'destroys'],
  ['rexx', "say 'hello'", 'unknown'],
  ['go', 'x := 1', 'unknown'],
  ['powershell', 'Get-EventLog -LogName System -Newest 20', 'read-only'],
  ['powershell', 'Set-Service -Name a -StartupType Disabled', 'changes-state'],
  ['powershell', 'New-Item C:\\a -ItemType Directory', 'changes-state'],
  ['powershell', 'Stop-Process -Name a -Force', 'changes-state'],
  ['powershell', 'Clear-EventLog -LogName System', 'destroys'],
  ['powershell', 'Get-ADUser a | Set-ADUser -Enabled $false', 'changes-state'],
  ['powershell', 'Frobnicate-Thing', 'unknown'],
] as const)('%s: %j', (language, text, expected) => {
  it(`is ${expected}`, () => expect(danger(language, text)).toBe(expected));
});
