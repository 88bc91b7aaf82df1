import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { classOf } from '../../../../src/query/danger/class-of.ts';
import { type Assessment, assessment } from '../../../../src/query/danger/danger.ts';
import { assessShell } from '../../../../src/query/danger/with-sql.ts';
import { readShell } from '../../../../src/query/languages/shell/read.ts';
import { findLanguage } from '../../../../src/query/registry.ts';
import { commandsByClass } from './commands.ts';

const declared = new Set(['namespace', 'pod']);
/** The harms as lines: the harmful text, its class, what it does. */
function told(text: string): string[] {
  return classOf(readShell(text, declared)).harms.map(({ from, to, danger, what }) => `${text.slice(from, to)}: ${danger}, ${what}`);
}

describe.each(Object.entries(commandsByClass))('commands of the class %s', (danger, commands) => {
  it.each(commands)('%s', (command) => {
    const reading = readShell(command, declared);
    expect(reading.failure).toBeNull();
    const { danger: found, harms, unknown } = assessShell(reading);
    expect({ found, harms: harms.map(({ what }) => what), unknown }).toMatchObject({ found: danger });
    if (danger === 'unknown') expect(unknown).not.toEqual([]);
  });
});

it('holds more than 250 commands, none twice', () => {
  const all = Object.values(commandsByClass).flat();
  expect(all.length).toBeGreaterThan(250);
  expect(new Set(all).size).toBe(all.length);
});

describe('a command inside something else', () => {
  const wraps: readonly ((command: string) => string)[] = [
    (command) => `( ${command}\n)`,
    (command) => `if true; then ${command}\nfi`,
    (command) => `echo a | while read x; do ${command}\ndone`,
    (command) => `x=$(${command}\n)`,
    (command) => `true; ${command}`,
    (command) => `f() { ${command}\n}\nf`,
  ];

  it.each(Object.entries(commandsByClass))('keeps its class, %s', (danger, commands) => {
    // bash takes no empty group.
    for (const command of commands.filter((text) => !text.startsWith('#'))) {
      for (const wrap of wraps) {
        const reading = readShell(wrap(command), declared);
        expect([reading.text, reading.failure, assessShell(reading).danger]).toEqual([reading.text, null, danger]);
      }
    }
  });
});

/** They change nothing, but slow the process that they look at or make it wait: the sheet asks before one is copied. */
const slowing = ['syscalls-summary', 'syscalls-network', 'syscalls-files', 'jvm-histogram'];

describe('the query sheets of this repository', () => {
  const sheet = z.object({
    queries: z.array(z.object({ id: z.string(), language: z.string(), query: z.string(), danger: z.string().default('read-only') })),
  });
  const folder = path.join(import.meta.dirname, '../../../../queries');
  const commands = globSync('*.yaml', { cwd: folder })
    .sort()
    .flatMap((file) => sheet.parse(parse(readFileSync(path.join(folder, file), 'utf8'))).queries)
    .filter(({ language }) => findLanguage(language)?.kind === 'command');

  it('say of each command what it does', () => {
    expect(commands.length).toBeGreaterThan(90);
    const classed = commands.map(({ id, query }) => {
      const names = new Set([...query.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name));
      return `${id}: ${assessShell(readShell(query, names)).danger}`;
    });
    expect(classed).toEqual(commands.map(({ id, danger }) => `${id}: ${slowing.includes(id) ? 'read-only' : danger}`));
    expect(commands.filter(({ id, danger }) => slowing.includes(id) && danger === 'changes-state').map(({ id }) => id)).toEqual(slowing);
  });
});

describe('a harm', () => {
  it('stands where the program stands, without what is around it', () => {
    expect(told('echo start; sudo -u root rm -rf /x # gone')).toEqual(['rm -rf /x: destroys, deletes folders with all that is in them']);
    expect(told('kubectl get pods -o name | xargs -n1 kubectl delete')).toEqual(['kubectl delete: destroys, deletes Kubernetes objects']);
  });

  it('of a redirection is the redirection', () => {
    expect(told('date > /etc/motd')).toEqual(['> /etc/motd: changes-state, writes over a file']);
    expect(told('for p in a b; do date; done > out.txt')).toEqual([]);
  });

  it('inside text that another shell reads stands at that text', () => {
    expect(told('ssh web-1 "sudo systemctl restart nginx"')).toEqual(['"sudo systemctl restart nginx": changes-state, restarts a unit']);
    expect(told("sh -c 'rm ${pod}'")).toEqual(["'rm ${pod}': destroys, deletes files"]);
  });

  it('comes in the order of the text', () => {
    expect(told('rm a; systemctl stop x; rm b').map((line) => line.split(':')[0])).toEqual(['rm a', 'systemctl stop x', 'rm b']);
  });

  it('is told with placeholders of every kind in its words', () => {
    expect(told('kubectl -n ${namespace} delete pod ${pod}')).toHaveLength(1);
    expect(told('kubectl -n <namespace> delete pod <pod>')).toHaveLength(1);
    expect(told('kubectl -n $NAMESPACE delete pod $POD')).toHaveLength(1);
    expect(told('kubectl -n {{namespace}} delete pod {{pod}}')).toHaveLength(1);
  });
});

describe('what is not known', () => {
  it('keeps a text from being called read-only, and hides no harm', () => {
    expect(classOf(readShell('kubectl get pods; ./fix.sh'))).toEqual({ danger: 'unknown', harms: [], unknown: ['fix.sh'] });
    expect(classOf(readShell('./fix.sh; rm x'))).toMatchObject({ danger: 'destroys', unknown: ['fix.sh'] });
  });

  it('is a broken text’s rest', () => {
    expect(classOf(readShell('kubectl get pods; done')).danger).toBe('unknown');
  });
});

describe('SQL in a command', () => {
  const assessSql = (sql: string): Assessment =>
    /^drop/i.test(sql)
      ? assessment([{ from: 0, to: 4, danger: 'destroys', what: 'drops a table' }], [])
      : assessment([], /^select/i.test(sql) ? [] : [sql]);
  const classed = (text: string) => classOf(readShell(text), { assessSql });

  it('is classed by who knows SQL', () => {
    expect(classed('psql -h db -c "SELECT 1"').danger).toBe('read-only');
    expect(classed('kubectl exec db-0 -- psql -c "DROP TABLE x"')).toMatchObject({
      danger: 'destroys',
      harms: [{ what: 'drops a table', from: 29, to: 43 }],
    });
    expect(classed('mysql -e "VACUUM"').danger).toBe('unknown');
    expect(classed('psql -c "$SQL"').danger).toBe('unknown');
    expect(classed('psql -c "SELECT 1" -f more.sql').danger).toBe('unknown');
  });
});
