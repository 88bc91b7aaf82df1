/** JSON, YAML, HTTP requests, Redis, MongoDB: what is checked, what is left alone, and that nothing valid is called wrong. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/query/detect.ts';
import { languageById } from '../../../src/query/registry.ts';
import { verdictOf } from '../../../src/query/verdict.ts';
import { communityRunbooks, corpora, noCorpora } from '../../support/corpora.ts';

function found(id: string, text: string): string[] {
  return (languageById(id).diagnose?.(text) ?? []).map(({ from, to, message, expected }) => {
    const before = text.slice(0, from).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} \`${text.slice(from, to)}\` ${message}; ${expected}`;
  });
}
const verdict = (id: string, text: string) => (found(id, text).length > 0 ? 'refused' : verdictOf(languageById(id), [], text));

describe('JSON', () => {
  it.each([
    ['{"a": 1,}', '1:8 `,` found `,` before `}`; no comma behind the last one'],
    ['{"a": True}', '1:7 `True` found `True`; `true`'],
    ['{\n  "a": 1\n  "b": 2\n}', '3:3 `"b"` found `"b"`; `,` or a closing bracket'],
    ["{'a': 1}", "1:2 `'a'` found `'a'`; a name or value in double quotes"],
    ['{"a": 1', '1:8 `` found the end of the text; `,` or `}`'],
    ['{"a" 1}', '1:6 `1` found `1`; `:`'],
    ['{"a": 1}\n{"b": }', '2:7 `}` found `}`; a value'],
    ['{"a": "one\ntwo"}', '1:7 `"one` found `"one`; a closing `"` on the same line'],
  ])('%j is wrong', (text, problem) => expect(found('json', text)).toEqual([problem]));

  it.each([
    ['{"a": [1, 2.5e3, null, true, "\\u00e9"]}', 'valid'],
    ['{"a": 1}\n{"a": 2}\n', 'valid'],
    ['"text"', 'valid'],
    ['{"a": ${port}, "b": <name>, "c": {{name}}, "d": $PORT, "e": PORT}', 'valid'],
    ['{\n  // why\n  "a": 1, /* and */\n}', 'valid'],
    ['{"a": 1, ...}', 'unchecked'],
    ['{"a": <port>, <more>}', 'unchecked'],
    ['{"a": 1, …}', 'unchecked'],
    ['{"a": 1} # three of them', 'unchecked'],
    ['"a": 1,\n"b": 2', 'unchecked'],
    ['HTTP/1.1 200 OK\n\n{"a": 1', 'unchecked'],
    ['{"a": {{ .Values.port }} }', 'unchecked'],
    ['{% if a %}{"a": 1}{% endif %}', 'unchecked'],
    ['{"avg": NaN}', 'unchecked'],
    ['{"source": """\nmany lines\n"""}', 'unchecked'],
    ['', 'unchecked'],
  ])('%j is %s', (text, expected) => expect(verdict('json', text)).toBe(expected));

  it('of settings may have a comma before a closing bracket', () => {
    expect(verdict('jsonc', '{"a": 1,}')).toBe('valid');
    expect(languageById('json').leavesAlone?.('{"a": ...}')).toBe('sample');
    expect(languageById('json').leavesAlone?.('{"a": {{ .b }}}')).toBe('template');
  });
});

describe('YAML', () => {
  it.each([
    ['a: b: c', '1:4 `b` found a key inside of a value; quotes around text with `: ` in it, or the indentation of its neighbours'],
    ['a:\n\tb: 1', '2:1 `\t` found a tab; spaces for indentation'],
    ['a: 1\na: 2', '2:1 `a` `a` stands twice in its map; each key once'],
    ['a: "b', '1:4 `"` found no closing quote; the quote that began the text'],
    ['apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nsepc: {}', '5:1 `sepc` a Deployment has no field `sepc`; `spec`'],
    ['apiVersion: v1\nkind: Deployment\nmetadata: {name: a}', '1:13 `v1` `v1` has no Deployment; `apps/v1`'],
    ['apiVersion: apps/v1\nkind: Deploymnt', '2:7 `Deploymnt` `apps/v1` has no kind `Deploymnt`; `Deployment`'],
    ['apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}', '2:7 `Pod` a Pod without a name; `name` or `generateName` under `metadata`'],
    [
      'groups:\n- rules:\n  - alert: A\n    expr: |\n      sum(\n        rate(up[5m))\n      )',
      '6:19 `)` in the PromQL of `expr`, found `)`; `]` to close `up[`',
    ],
    [
      '- record: a:b\n  expr: rate(up)',
      '2:14 `up` in the PromQL of `expr`, found an instant vector in `rate`; a range vector such as `up[5m]`',
    ],
  ])('%j is wrong', (text, problem) => expect(found('yaml', text)).toEqual([problem]));

  it.each([
    ['a: 1\n---\nb: [2, {c: d}]', 'valid'],
    ['a: ${b}\nc: [${d}, <e>]\n${f}: 1\n${g}: 2\nh: {{name}}', 'valid'],
    ['summary: "{{ $labels.instance }}"\ntext: |\n  {{ .x }}', 'valid'],
    ['- alert: A\n  expr: rate(up{a="${b}"}[${window}])', 'valid'],
    ['- alert: A\n  expr: sum(rate({app="a"} |= "error" [5m])) > 1', 'valid'],
    [
      'apiVersion: operator.victoriametrics.com/v1\nkind: VMRule\nspec:\n  groups:\n  - rules:\n    - alert: A\n      expr: up keep_metric_names',
      'valid',
    ],
    ['apiVersion: example.com/v1\nkind: Deployment\nanything: 1', 'valid'],
    ['apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: a}', 'valid'],
    ['apiVersion: v1\nkind: Config\ncontexts: []', 'valid'],
    ['spec:\n  replicas: {{ .Values.replicas }}', 'unchecked'],
    ['{% for a in b %}\n- {{ a }}\n{% endfor %}', 'unchecked'],
    ['spec:\n  ...\n  replicas: 1', 'unchecked'],
    ['    a: 1\n  b: 2', 'unchecked'],
    ['a: 1 [1]\nb: [2]\n  c: 3 [3]', 'unchecked'],
  ])('%j is %s', (text, expected) => expect(verdict('yaml', text)).toBe(expected));
});

describe('HTTP requests', () => {
  it.each([
    ['POST a/_search\n{"size": 0,}', '2:11 `,` in the JSON of the body, found `,` before `}`; no comma behind the last one'],
    ['GET /_cat/indices\n\nGET /_serach', '3:6 `_serach` found the endpoint `_serach`; `_search`'],
    ['POTS /_search', '1:1 `POTS` found the method `POTS`; `POST`'],
    ['POST http://a/b HTTP/1.1\nContent-Type: application/json\n\n{"a": tru}', '4:7 `tru` in the JSON of the body, found `tru`; `true`'],
  ])('%j is wrong', (text, problem) => expect(found('http', text)).toEqual([problem]));

  it.each([
    ['POST /_bulk\n{"index": {}}\n{"a": 1}\n', 'valid'],
    ['PUT /_scripts/a\n{"script": {"source": """\n  return 1;\n"""}}', 'valid'],
    ['### one\nGET {{host}}/a\nAccept: text/plain\n\n### two\nPOST {{host}}/b\nContent-Type: text/plain\n\n{not json', 'valid'],
    ['GET _my_plugin/_do', 'valid'],
    ['POST /a/_search\n{"query": {...}}', 'unchecked'],
    ['HTTP/1.1 200 OK\n\n{"a": 1}', 'unchecked'],
  ])('%j is %s', (text, expected) => expect(verdict('http', text)).toBe(expected));

  it.each([
    ['', 'GET /_cat/indices', 'http'],
    ['console', 'GET _cluster/health', 'http'],
    ['json', 'PUT my-index/_settings\n{"a": 1}', 'http'],
    ['kibana', 'GET a', 'http'],
    ['elasticsearch', 'FROM logs | LIMIT 5', 'esql'],
    ['', 'GET key', 'text'],
    ['sql', 'DELETE FROM a/b', 'sql'],
    ['redis', 'GET a/b', 'redis'],
    ['js', 'db.a.find()', 'mongodb'],
    ['js', 'fetch("/a")', 'javascript'],
    ['json', 'curl -X DELETE http://a/b\n{"a": 1}', 'console'],
    ['yaml', 'kubectl delete pod/a\nkubectl delete pod/b', 'console'],
    ['json', 'alias | index', 'json'],
  ])('a fence labelled “%s” with %j is %s', (label, text, language) => expect(detectLanguage(label, text).language).toBe(language));

  it('that commands send have their JSON checked, and only where it is JSON', () => {
    expect(found('shell', `curl -XPOST http://a -d '{"a": 1,}'`)).toEqual([
      '1:33 `,` in the JSON of the body, found `,` before `}`; no comma behind the last one',
    ]);
    expect(found('shell', 'curl a -d "{\\"a\\": \\"$X\\" \\"b\\": 1}"')[0]).toContain('1:28');
    expect(found('shell', 'curl a -d @- <<EOF\n{"a": 1\nEOF')[0]).toContain('found the end of the text');
    for (const text of [
      `curl a -d '{"a": "'"$X"'"}'`,
      'curl a -d "{\\"a\\": $(date +%s), \\"b\\": ${c}}"',
      `curl a -d '{"a": <port>}'`,
      `curl a -d '{"a": ...}'`,
      `curl a -d 'match[]={a="b"}'`,
      `curl -H 'Content-Type: text/plain' -d '{"a"' a`,
      `curl a -d '{"index":{}}\n{"a":1}\n'`,
      `curl a -d '{ query { a } }'`,
      'curl a -d @file.json',
    ])
      expect(found('shell', text)).toEqual([]);
  });
});

describe('Redis', () => {
  it('names commands that are nearly one, and never judges the rest', () => {
    expect(found('redis', 'FLUSHAL\nGET a')).toEqual(['1:1 `FLUSHAL` found the command `FLUSHAL`; `FLUSHALL`']);
    expect(found('redis', '127.0.0.1:6379> CONFGI GET a\n1) "a"')[0]).toContain('1:17 `CONFGI`');
    expect(found('redis', 'JSON.GET a\nMYMODULE.DO a\nSCAN 0 MATCH a:*\nused_memory:1')).toEqual([]);
    expect(verdict('redis', 'GET a')).toBe('unchecked');
  });
});

describe('MongoDB', () => {
  it.each([
    ['db.a.find({b: })', '1:15 `}` found `}`; '],
    ['db.a.find({b: 1)', '1:16 `)` found `)`; '],
    ['use shop\ndb.a.find({', '2:12 `` found the end of the code; a closing bracket or an operand'],
  ])('%j is wrong', (text, problem) => expect(found('mongodb', text)).toEqual([problem]));

  it.each([
    ['db.a.find({b: ISODate("2024-01-01")}).sort({c: -1}).limit(5)', 'valid'],
    ['use admin\nshow dbs\nrs.status()', 'valid'],
    ['rs0 [direct: primary] shop> db.a.countDocuments()\n42', 'valid'],
    ['{ "a": 1, "b": { $gt: 2 } }', 'valid'],
    ['const cursor = db.a.find();\nwhile (cursor.hasNext()) { printjson(cursor.next()); }', 'valid'],
    ['db.a.find({_id: <id>, b: ${b}})', 'valid'],
    ['db.a.find({ ... })', 'unchecked'],
    ['{ a: 1, b: 2, }\n{ c', 'unchecked'],
  ])('%j is %s', (text, expected) => expect(verdict('mongodb', text)).toBe(expected));
});

describe('MySQL', () => {
  const statements = [
    'ALTER TABLE a DROP PARTITION p1;',
    'INSERT INTO a SET b = 1, c = 2;',
    "LOAD DATA INFILE 'x' INTO TABLE a;",
    'SELECT `b` FROM `a` LIMIT 5, 10;',
    'SHOW ENGINE INNODB STATUS\\G',
    'SHOW FULL PROCESSLIST;',
    'SHOW REPLICA STATUS\\G',
    'RESET MASTER;',
    "SELECT * FROM a INTO OUTFILE '/tmp/a';",
    "PURGE BINARY LOGS TO 'bin.000123';",
    'SET GLOBAL max_connections = 500;',
    'OPTIMIZE TABLE a;',
    'EXPLAIN FORMAT=JSON SELECT 1;',
    'CALL mysql.rds_kill(5);',
    'CHANGE REPLICATION SOURCE TO SOURCE_HOST = "a";',
  ];
  it.each(statements)('%s is never called wrong', (text) => {
    expect(found('mysql', text)).toEqual([]);
    expect(verdict('mysql', text)).toBe('unchecked');
    expect(found('sql', text)).toEqual([]);
  });
  it('is not called valid in a fence labelled `sql` where PostgreSQL refuses it', () => {
    for (const text of statements.slice(0, 6)) expect(verdict('sql', text), text).toBe('unchecked');
  });
});

describe.skipIf(noCorpora !== '')(`real YAML that nobody of this project wrote${noCorpora}`, () => {
  const files = noCorpora === '' ? globSync('{awesome-prometheus-alerts,kube-prometheus-rules}/**/*.{yml,yaml}', { cwd: corpora }) : [];
  it('is never called wrong', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => found('yaml', readFileSync(path.join(corpora, file), 'utf8')).length > 0)).toEqual([]);
  });
  it('holds in the fences of runbooks too', () => {
    expect(existsSync(communityRunbooks)).toBe(true);
    const wrong = globSync('content/**/*.md', { cwd: communityRunbooks }).flatMap((file) => {
      const text = readFileSync(path.join(communityRunbooks, file), 'utf8');
      return [...text.matchAll(/^```(\S*)\n([\s\S]*?)^```/gm)].flatMap(([, label = '', code = '']) => {
        const { language } = detectLanguage(label, code);
        return ['json', 'jsonc', 'yaml', 'http', 'redis', 'mongodb'].includes(language) ? found(language, code) : [];
      });
    });
    expect(wrong).toEqual([]);
  });
});
