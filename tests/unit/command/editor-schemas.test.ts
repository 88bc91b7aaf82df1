import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { editorSchemaFiles } from '../../../src/command/editor-schemas.ts';

const root = join(import.meta.dirname, '../../..');

it('schemas/ holds what the schemas say, and nothing else (npm run reference)', () => {
  const files = readdirSync(join(root, 'schemas'))
    .sort()
    .map((name): [string, string] => [name, readFileSync(join(root, 'schemas', name), 'utf8')]);
  expect(new Map(files)).toEqual(new Map([...editorSchemaFiles()].sort()));
});

it('frontmatter of other generators is neither offered nor refused', () => {
  const schema: { properties: object; patternProperties: object; additionalProperties: boolean } = JSON.parse(
    editorSchemaFiles().get('runbook.json') ?? '',
  );
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties)).not.toContain('weight');
  const [pattern = ''] = Object.keys(schema.patternProperties);
  for (const key of ['weight', 'sidebar_position', '$schema']) expect(new RegExp(pattern, 'u').test(key), key).toBe(true);
  expect(new RegExp(pattern, 'u').test('titel')).toBe(false);
});

it('every YAML file of the starter content names its schema', () => {
  const files = ['breakglass.yaml', ...globSync('{queries,runbooks}/**/*.yaml', { cwd: root })];
  const named = files.map((file) => {
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
    return [file, normalize(join(dirname(file), path))];
  });
  const expected = (file: string) => {
    if (file === 'breakglass.yaml') return 'settings';
    return file.startsWith('queries') ? 'sheet' : file.includes('/drills/') ? 'drill' : 'service';
  };
  expect(named).toEqual(files.map((file) => [file, `schemas/${expected(file)}.json`]));
});

it('words that only the program knows are listed: an editor offers them and marks others', () => {
  const schemaOf = (name: string) => JSON.parse(editorSchemaFiles().get(name) ?? '');
  const { language } = schemaOf('sheet.json').properties.queries.items.properties;
  expect(language.enum).toEqual(expect.arrayContaining(['promql', 'kubectl', 'bash']));
  expect(language.enum).not.toContain('promqll');
  const { severity, ignore } = schemaOf('settings.json').properties.check.properties;
  for (const { enum: checks } of [severity.propertyNames, ignore.items.properties.check]) {
    expect(checks).toContain('step/readable');
    expect(checks).not.toContain('step/readble');
  }
  const { lastReviewed } = schemaOf('runbook.json').properties;
  const { timezone } = schemaOf('settings.json').properties;
  const fits = ({ pattern }: { pattern: string }, text: string) => new RegExp(pattern, 'u').test(text);
  expect(['2026-01-31', '2026-13-01', '31.1.2026'].map((text) => fits(lastReviewed, text))).toEqual([true, false, false]);
  expect(['Europe/Berlin', 'UTC', 'CET', 'Berlin', '+01:00'].map((text) => fits(timezone, text))).toEqual([true, true, true, false, false]);
});
