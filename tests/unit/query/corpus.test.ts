/** Real runbooks and rules that nobody of this project wrote: every fence is what a reader takes it for, every rule is valid. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findOddCharacters } from '../../../src/query/clean.ts';
import { detectLanguage } from '../../../src/query/detect.ts';
import { commandsOf } from '../../../src/query/languages/console/parse.ts';
import { languageById } from '../../../src/query/registry.ts';

const corpora = path.join(import.meta.dirname, '../../../../shared/corpora');
const runbooks = path.join(corpora, 'prometheus-operator-runbooks/content/runbooks');
const absent = existsSync(runbooks) ? '' : ' (skipped: no ../shared/corpora beside the repository)';

interface CorpusFence {
  label: string;
  code: string;
  detected: string;
}

/** Fences by their lines: enough for Markdown that is well formed, and one in the corpus that is never closed. */
function readFences(): CorpusFence[] {
  const fences: CorpusFence[] = [];
  for (const file of globSync('**/*.md', { cwd: runbooks }).sort()) {
    let open: { indent: string; label: string; code: string[] } | null = null;
    const close = () => {
      if (open === null) return;
      const code = open.code.join('\n');
      fences.push({ label: open.label, code, detected: detectLanguage(open.label, code).language });
      open = null;
    };
    for (const line of readFileSync(path.join(runbooks, file), 'utf8').split('\n')) {
      const mark = /^(\s*)```(.*)$/.exec(line);
      if (mark === null) open?.code.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
      else if (open === null) open = { indent: mark[1] ?? '', label: mark[2] ?? '', code: [] };
      else close();
    }
    close();
  }
  return fences;
}

describe.skipIf(absent !== '')(`the fences of the Prometheus community’s runbooks${absent}`, () => {
  const fences = absent === '' ? readFences() : [];

  it('are what a reader takes them for', () => {
    const table: Record<string, number> = {};
    for (const { label, detected } of fences) table[`${label} → ${detected}`] = (table[`${label} → ${detected}`] ?? 0) + 1;
    expect(table).toEqual({ 'shell → console': 37, 'shell → shell': 6, 'promql → promql': 14, 'console → console': 6, 'txt → text': 3 });
  });

  it('copy no prompt, no output and no empty text', () => {
    for (const { code } of fences.filter(({ detected }) => detected === 'console')) {
      const copied = commandsOf(code);
      expect(copied).not.toBe('');
      expect(copied).not.toMatch(/^\s*(?:\$|#|NAME\s|level=|\.\.\.)/m);
    }
  });

  it('hold no query that is called wrong, and no odd character', () => {
    for (const { code, detected } of fences) {
      expect(languageById(detected).diagnose?.(code) ?? []).toEqual([]);
      expect(findOddCharacters(code)).toEqual([]);
    }
  });
});

describe.skipIf(absent !== '')(`published alert rules${absent}`, () => {
  it('are valid PromQL, every one', () => {
    const { diagnose } = languageById('promql');
    const expressions = globSync('{awesome-prometheus-alerts,kube-prometheus-rules}/**/*.{yml,yaml}', { cwd: corpora }).flatMap((file) =>
      expressionsIn(parse(readFileSync(path.join(corpora, file), 'utf8'))),
    );
    expect(expressions.length).toBeGreaterThan(600);
    expect(expressions.filter((expression) => diagnose?.(expression).length !== 0)).toEqual([]);
  });
});

/** Every `expr` in a rule file, however it is wrapped. */
function expressionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'expr' && typeof inner === 'string' ? [inner] : expressionsIn(inner)));
}
