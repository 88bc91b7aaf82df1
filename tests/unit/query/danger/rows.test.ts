/** Rows of programs: what they may say, and that they say the same thing of the same verb. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsReference } from '../../../../src/command/commands-reference.ts';
import { programKinds, programRows } from '../../../../src/query/danger/programs/index.ts';
import { judges } from '../../../../src/query/danger/programs.ts';
import { programSchema, programsByName } from '../../../../src/query/danger/row.ts';
import { assessShell } from '../../../../src/query/danger/with-sql.ts';
import { readShell } from '../../../../src/query/languages/shell/read.ts';

const calls = (keys: readonly string[]) => keys.flatMap((key) => key.split(', '));

describe('the rows that everybody has', () => {
  it('name a program once', () => {
    const names = programRows.flatMap((row) => row.programs);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice).toEqual([]);
  });

  it('write options behind words, and alternatives of one kind', () => {
    const wrong = programRows.flatMap((row) =>
      calls([...row.reads, ...Object.keys(row.changes), ...Object.keys(row.destroys)]).filter((call) => {
        const parts = call.split(' ').filter((part) => part !== '');
        const first = parts.findIndex((part) => part.startsWith('-'));
        const wordBehind = first !== -1 && parts.slice(first).some((part) => !part.startsWith('-') && !['*', '**', '$'].includes(part));
        const mixed = parts.some((part) => {
          const alternatives = part.split('|');
          return part.startsWith('-')
            ? !part.includes('=') && alternatives.some((one) => !one.startsWith('-'))
            : alternatives.some((one) => one.startsWith('-'));
        });
        return wordBehind || mixed;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('read by an option of one letter only where one manual explains it', () => {
    // `-c` checks the settings of haproxy, and starts fluent-bit with those behind it.
    const everything = new Set(['', '*', '**']);
    const wrong = programRows
      .filter((row) => row.programs.length > 1 && row.manual === undefined)
      .filter((row) => calls([...Object.keys(row.changes), ...Object.keys(row.destroys)]).some((call) => everything.has(call)))
      .flatMap((row) =>
        calls(row.reads)
          .filter((call) => call.startsWith('-') && !call.includes(' '))
          .flatMap((call) => call.split('|'))
          .filter((option) => /^-[A-Za-z]$/.test(option) && !['-V', '-h'].includes(option))
          .map((option) => `${option} of ${row.programs.join(', ')}`),
      );
    expect(wrong).toEqual([]);
  });

  it('do not read by a verb that destroys, unless something behind it decides', () => {
    const destroying = /^(?:delete|destroy|purge|drop|rm|truncate|wipe|flushall)$/;
    const found = programRows.flatMap((row) =>
      calls(row.reads)
        .filter((call) => !call.includes('-'))
        .flatMap((call) => call.split(' '))
        .flatMap((part) => part.split('|'))
        .filter((word) => destroying.test(word))
        .map((word) => `${row.programs[0]} ${word}`),
    );
    expect(found).toEqual([]);
  });
});

/** Programs that do the same job: a verb reads in all of them or in none. */
const siblings: readonly (readonly string[])[] = [
  ['docker', 'podman', 'nerdctl', 'crictl'],
  ['docker-compose', 'podman-compose'],
  ['terraform', 'tofu', 'terragrunt'],
  ['kubectl', 'oc', 'k'],
  ['redis-cli', 'valkey-cli'],
  ['apt', 'apt-get', 'dnf', 'yum', 'zypper', 'apk', 'brew'],
  ['vault', 'bao'],
  ['iptables', 'ip6tables', 'iptables-nft', 'iptables-legacy'],
  ['mysql', 'mariadb'],
  ['mongosh', 'mongo'],
  ['npm', 'yarn', 'pnpm'],
  ['gh', 'glab'],
  ['service', 'rc-service'],
];

describe('siblings', () => {
  const verbs = [
    ...new Set(
      programRows
        .flatMap((row) => calls([...row.reads, ...Object.keys(row.changes), ...Object.keys(row.destroys)]))
        .flatMap((call) => (call.split(' ')[0] ?? '').split('|')),
    ),
  ].filter((verb) => /^[a-z][a-z-]*$/.test(verb));

  it.each(siblings.map((programs) => ({ programs })))('$programs', ({ programs }) => {
    const apart = verbs.flatMap((verb) => {
      const answers = programs.map((program) => `${assessShell(readShell(`${program} ${verb} x`)).danger}`);
      return answers.includes('read-only') && answers.some((answer) => answer === 'changes-state' || answer === 'destroys')
        ? [`${verb}: ${programs.map((program, at) => `${program} ${answers[at]}`).join(', ')}`]
        : [];
    });
    expect(apart).toEqual([]);
  });
});

describe('a program of the team', () => {
  const programs = programsByName([
    programSchema.parse({
      programs: ['shopctl'],
      takes: ['-n', '--namespace'],
      reads: ['status', 'orders list|show'],
      changes: { restart: 'restarts a shop', 'config set': 'changes the settings of a shop' },
      destroys: { 'orders purge': 'deletes orders', 'restart --wipe': 'deletes the data of a shop' },
      writesTo: ['--output'],
      runsCode: { '--sql': 'sql', '--': 'command' },
      rehearses: ['--dry-run'],
    }),
    programSchema.parse({ programs: ['docker'], reads: ['**'] }),
  ]);
  const assessed = (text: string) => assessShell(readShell(text), programs);

  it.each([
    ['shopctl -n shop status', 'read-only'],
    ['sudo shopctl orders list', 'read-only'],
    ['shopctl restart web', 'changes-state'],
    ['shopctl restart web --wipe', 'destroys'],
    ['shopctl orders purge --dry-run', 'read-only'],
    ['shopctl orders purge', 'destroys'],
    ['shopctl orders frob', 'unknown'],
    ['shopctl config get x', 'unknown'],
    ["shopctl --sql 'DROP TABLE a'", 'destroys'],
    ['shopctl exec web -- rm -rf /data', 'destroys'],
    ['shopctl status --output /etc/x', 'changes-state'],
    ['docker rm -f x', 'read-only'],
  ])('%s: %s', (command, danger) => expect(assessed(command).danger).toBe(danger));

  it('says what it does in the words of the row', () => {
    expect(assessed('shopctl restart web').harms.map(({ what }) => what)).toEqual(['restarts a shop']);
  });

  it('is refused with keys that no row has', () => {
    expect(programSchema.safeParse({ programs: ['a'], read: ['b'] }).success).toBe(false);
    expect(programSchema.safeParse({ programs: [] }).success).toBe(false);
    expect(programSchema.safeParse({ programs: ['a'], takes: ['output'] }).success).toBe(false);
  });
});

it('every program of the rows or with code is reached by its name', () => {
  const names = new Set([...programKinds.flatMap(({ rows }) => rows.flatMap((row) => row.programs)), ...Object.keys(judges)]);
  expect(names.size).toBeGreaterThan(700);
});

it('docs/reference/commands.md has what the rows have (npm run reference)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/reference/commands.md'), 'utf8');
  expect(page).toBe(commandsReference());
});
