/** Each check has its file, its test, its place in the documentation, and speaks of its own example. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readingChecks } from '../../../src/check/reading-checks.ts';
import { checkNames, checks } from '../../../src/check/registry.ts';
import { checksReference, exampleProblems } from '../../../src/command/checks-reference.ts';

const root = join(import.meta.dirname, '../../..');

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const name = id.replace('/', '-');

  it('has a file and a test of its name', () => {
    expect(existsSync(join(root, `src/check/checks/${name}.ts`))).toBe(true);
    expect(existsSync(join(root, `tests/unit/check/checks/${name}.test.ts`))).toBe(true);
  });

  it('speaks of its example', async () => {
    expect(await exampleProblems(check)).not.toEqual([]);
  });
});

it('every file is in the registry', () => {
  expect(readdirSync(join(root, 'src/check/checks')).sort()).toEqual(checks.map(({ id }) => `${id.replace('/', '-')}.ts`).sort());
});

it('names are given once', () => {
  expect(new Set(checkNames).size).toBe(checks.length + readingChecks.length);
});

it('docs/reference/checks.md says what the checks say (npm run reference)', async () => {
  expect(readFileSync(join(root, 'docs/reference/checks.md'), 'utf8')).toBe(await checksReference());
});

it('what reading and compiling tell is listed, and nothing else', () => {
  const files = ['content', 'runbook', 'query', 'build', 'check'].flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^checks[/\\]|told-while-reading/.test(file))
      .map((file) => readFileSync(join(root, 'src', room, file), 'utf8')),
  );
  const groups = [...new Set(readingChecks.map(({ id }) => id.split('/')[0]))].join('|');
  const named = new Set([...files.join('\n').matchAll(new RegExp(`'((?:${groups})/[a-z-]+)'`, 'g'))].map(([, name]) => name));
  expect([...named].sort()).toEqual(readingChecks.map(({ id }) => id).sort());
});
