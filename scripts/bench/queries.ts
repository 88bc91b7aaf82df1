/**
 * Checks and colours 1,000 different queries of all languages in this process and prints milliseconds as JSON. They are
 * those of the sheets, each many times with another number in it: no reading is kept from the one to the other.
 */
import { join } from 'node:path';
import { programRoot } from '../../src/build/paths.ts';
import { readCode } from '../../src/query/code.ts';
import { languageByLabel, prepareLanguages } from '../../src/query/registry.ts';
import { sheetTexts } from '../promtool/expressions.ts';

const wanted = 1000;

const filters = ['.items[] | select(.status.phase != "Running") | .metadata.name', 'group_by(.code) | map({code: .[0].code, n: length})'];
const sheets = [...sheetTexts(join(programRoot, 'queries')), ...filters.map((text) => ({ label: 'jq', text }))];
const comments: Readonly<Record<string, string>> = { sql: '--', traceql: '//' };
const queries = Array.from({ length: wanted }, (_, at) => {
  const { label, text } = sheets[at % sheets.length] ?? { label: 'text', text: '' };
  const language = languageByLabel(label);
  return { language, text: `${text}\n${comments[language.id] ?? '#'} ${at}` };
});

const spentBy = new Map<string, number>();
await prepareLanguages();
const started = performance.now();
for (const { language, text } of queries) {
  const before = performance.now();
  language.diagnose?.(text);
  readCode(language, text, {});
  spentBy.set(language.title, (spentBy.get(language.title) ?? 0) + performance.now() - before);
}
const spent = performance.now() - started;
const [slowest] = [...spentBy].sort(([, one], [, other]) => other - one);
console.log(
  JSON.stringify({
    queries: queries.length,
    languages: spentBy.size,
    spent,
    slowest: slowest === undefined ? '' : `most for ${slowest[0]}: ${slowest[1].toFixed(0)} ms`,
  }),
);
