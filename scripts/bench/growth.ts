/**
 * How the time of each reader grows with its input: hostile texts at n, 2n, 4n and 8n, processor time of this process.
 * Prints JSON: the worst growth of each reader, and with `--all` every form.
 */
import { cleanForCopy } from '../../src/query/clean.ts';
import { readCode } from '../../src/query/code.ts';
import { detectLanguage } from '../../src/query/detect.ts';
import { languageById, prepareLanguages } from '../../src/query/registry.ts';
import { textProblems } from '../../src/query/text-problems.ts';
import { LineIndex } from '../../src/problem/position.ts';
import { hostileTexts } from '../../tests/support/hostile-queries.ts';

await prepareLanguages();
const only = process.argv[2];
const which = process.argv[3];
const base = Number(process.argv[4] ?? 500);
const cap = 3000;
const variables = { name: { default: 'x' } } as const;
for (const { language: id, name, make } of hostileTexts) {
  if (only !== undefined && only !== 'all' && id !== only) continue;
  if (which !== undefined && which !== '' && name !== which) continue;
  const language = languageById(id);
  const parts: Record<string, (text: string) => unknown> = {
    detect: (text) => detectLanguage(id === 'text' ? '' : id, text),
    clean: (text) => cleanForCopy(text, language.kind),
    code: (text) => readCode(language, text, variables),
    problems: (text) => { const lines = new LineIndex(text); return textProblems(text, language, 'f', (a, b) => lines.range(a, b), variables); },
  };
  for (const [part, run] of Object.entries(parts)) {
    const times: number[] = [];
    let threw = '';
    for (const n of [1, 2, 4, 8]) {
      const text = make(base * n);
      const before = process.cpuUsage();
      try { run(text); } catch (error) { threw = `${String(error).slice(0, 80)} at ${base * n}`; }
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
      if ((times.at(-1) ?? 0) > cap) break;
    }
    const last = times.at(-1) ?? 0;
    const ratio = last / Math.max(0.5, times.at(-2) ?? 0.5);
    if (threw !== '' || (last > 40 && ratio > 2.6) || last > 300) console.log(`${id} | ${name} | ${part} | ${times.map((t) => t.toFixed(0)).join(' ')} | ×${ratio.toFixed(1)} ${threw}`);
  }
}
