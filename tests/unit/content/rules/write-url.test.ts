/** A link is written into rules, and nothing else changes. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readRuleFile } from '../../../../src/content/rules/rule-file.ts';
import { writeUrl } from '../../../../src/content/rules/write-url.ts';
import { sourceFromText } from '../../../../src/content/source-file.ts';
import { applyFixes } from '../../../../src/problem/fix.ts';
import { LineIndex } from '../../../../src/problem/position.ts';
import { unifiedDiff } from '../../../../src/problem/unified-diff.ts';
import { contentRoot } from '../../../support/content-root.ts';

const url = 'https://r.example.com/runbooks/a/b/';
const corpora = join(import.meta.dirname, '../../../../../shared/corpora');

function fixesOf(text: string) {
  return readRuleFile(sourceFromText('r.yaml', text)).alerts.flatMap((alert) => writeUrl(text, alert, url) ?? []);
}

const written = (text: string) => applyFixes(new LineIndex(text), fixesOf(text)).mended;
const inRule = (lines: string) => `groups:\n- name: g # why\n  rules:\n  - alert: A # note\n    expr: |\n      up == 0\n${lines}`;

describe('where there', () => {
  it.each([
    ['are no annotations', '    labels: {a: b} # last\n', `    labels: {a: b} # last\n    annotations:\n      runbook_url: ${url}\n`],
    ['are none and the rule ends with a block', '', `    annotations:\n      runbook_url: ${url}\n`],
    [
      'are sorted ones',
      '    annotations:\n      description: d\n      # of s\n      summary: s\n',
      `    annotations:\n      description: d\n      # of s\n      runbook_url: ${url}\n      summary: s\n`,
    ],
    [
      'are others',
      '    annotations:\n      summary: s\n      description: >-\n        a\n        b\n\n',
      `    annotations:\n      summary: s\n      description: >-\n        a\n        b\n      runbook_url: ${url}\n\n`,
    ],
    ['are some in braces', '    annotations: {summary: "s"}\n', `    annotations: {summary: "s", runbook_url: "${url}"}\n`],
    ['are empty braces', '    annotations: {}\n', `    annotations: { runbook_url: "${url}" }\n`],
    ['is an empty key', '    annotations:\n    for: 5m\n', `    annotations:\n      runbook_url: ${url}\n    for: 5m\n`],
    ['is a dead link', '    annotations:\n      runbook_url: http://x # old\n', `    annotations:\n      runbook_url: ${url} # old\n`],
    ['is one in quotes', "    annotations:\n      runbook_url: 'http://x'\n", `    annotations:\n      runbook_url: "${url}"\n`],
    ['is an empty link', '    annotations:\n      runbook_url:\n', `    annotations:\n      runbook_url: ${url}\n`],
  ])('%s', (_, lines, wanted) => {
    expect(written(inRule(lines))).toBe(inRule(wanted));
  });

  it('is a rule in braces', () => {
    expect(written('groups: [{name: g, rules: [{alert: A, expr: up}]}]')).toBe(
      `groups: [{name: g, rules: [{alert: A, expr: up, annotations: { runbook_url: "${url}" }}]}]`,
    );
  });

  it('is an alias, nothing is written', () => {
    expect(fixesOf(inRule('    annotations: *common\n').replace('groups:', 'x: &common {a: b}\ngroups:'))).toEqual([]);
  });
});

/** Each text, its fixes as a patch, applied by git. */
function applied(texts: Record<string, string>, lineEnd = '\n'): Record<string, string> {
  const patch = Object.entries(texts)
    .map(([file, text]) => unifiedDiff(file, text.replace(/\r\n/g, '\n'), fixesOf(text.replace(/\r\n/g, '\n')), lineEnd))
    .join('');
  const folder = contentRoot(texts);
  writeFileSync(join(folder, 'urls.patch'), patch);
  execFileSync('git', ['-C', folder, '-c', 'core.autocrlf=false', 'apply', 'urls.patch']);
  return Object.fromEntries(Object.keys(texts).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('as a patch that git applies', () => {
  const long = `groups:\n- name: g\n  rules:\n${Array.from({ length: 30 }, (_, at) => `  - ${at % 5 === 0 ? 'alert' : 'record'}: A${at}\n    expr: up\n${at % 10 === 0 ? '    annotations: {}\n' : ''}`).join('')}`;

  it('to many places of several files', () => {
    const texts = { 'a.yaml': long, 'b/b.yaml': inRule('') };
    expect(applied(texts)).toEqual({ 'a.yaml': written(long), 'b/b.yaml': written(inRule('')) });
  });

  it('whose heads say where each hunk stands before and after', () => {
    const patch = unifiedDiff('a.yaml', long, fixesOf(long));
    const heads = [...patch.matchAll(/^@@ -(\d+),\d+ \+(\d+),\d+ @@\n[ +-](.*)$/gm)];
    expect(heads.length).toBeGreaterThan(3);
    for (const [, before, after, line] of heads) {
      expect(long.split('\n')[Number(before) - 1]).toBe(line);
      expect(written(long).split('\n')[Number(after) - 1]).toBe(line);
    }
  });

  it('to files without a line end at their end, and with CRLF', () => {
    const open = inRule('    annotations: {}');
    expect(applied({ 'a.yaml': open })).toEqual({ 'a.yaml': written(open) });
    const early = `${inRule('    annotations: {}\n')}  - record: a\n    expr: b\n    labels: {}\n    x: y`;
    expect(applied({ 'a.yaml': early })).toEqual({ 'a.yaml': written(early) });
    expect(applied({ 'a.yaml': long.replaceAll('\n', '\r\n') }, '\r\n')).toEqual({ 'a.yaml': written(long).replaceAll('\n', '\r\n') });
  });

  it.skipIf(!existsSync(corpora))('to all rules of the corpora, and no other value changes', () => {
    const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
    const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(corpora, file), 'utf8')]));
    let alerts = 0;
    for (const [file, text] of Object.entries(applied(texts))) {
      const [before, after] = [texts[file] ?? '', text].map((yaml) => parseAllDocuments(yaml).map((document) => document.toJS()));
      const withUrl = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(withUrl);
        if (typeof value !== 'object' || value === null) return value;
        const entries = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUrl(inner)]));
        if (!('alert' in entries)) return entries;
        alerts++;
        return { ...entries, annotations: { ...(entries['annotations'] ?? {}), runbook_url: url } };
      };
      expect(after).toEqual(withUrl(before));
    }
    expect(alerts).toBeGreaterThan(500);
  });
});
