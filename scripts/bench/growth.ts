/**
 * How the time of each reader grows with its input: every hostile text at n, 2n, 4n and 8n, in processor time. Prints JSON: for each
 * language and for YAML the form that grew most over the last doubling, where it took long enough to be measured.
 */

import { readRuleFile } from '../../src/content/rules/rule-file.ts';
import { sheetSchema } from '../../src/content/schema/sheet.ts';
import { sourceFromText } from '../../src/content/source-file.ts';
import { readYaml } from '../../src/content/yaml.ts';
import { LineIndex } from '../../src/problem/position.ts';
import { cleanForCopy } from '../../src/query/clean.ts';
import { readCode } from '../../src/query/code.ts';
import { detectLanguage } from '../../src/query/detect.ts';
import { languageById, prepareLanguages } from '../../src/query/registry.ts';
import { textProblems } from '../../src/query/text-problems.ts';
import { compileAlone } from '../../tests/support/compile.ts';
import { hostileTexts as hostileMarkdown } from '../../tests/support/hostile-markdown.ts';
import { hostileTexts } from '../../tests/support/hostile-queries.ts';
import { hostileYaml } from '../../tests/support/hostile-yaml.ts';

/** Less is noise. */
const leastMs = 50;

export interface Growth {
  reader: string;
  /** The form that grew most; empty where none took long enough to be measured. */
  form: string;
  /** Its time at 8n in that at 4n: 2 is linear. */
  factor: number;
  /** The longest that any form took at any size, in milliseconds. */
  longest: number;
}

await prepareLanguages();
const only = process.argv[2];

function readQuery(id: string, text: string): void {
  const language = languageById(id);
  const lines = new LineIndex(text);
  detectLanguage(id, text);
  readCode(language, cleanForCopy(text, language.kind), {});
  textProblems(text, language, 'a.md', (from, to) => lines.range(from, to), {});
}

function readFile(text: string): void {
  readYaml({ file: 'queries/a.yaml', text }, sheetSchema, { check: 'sheet/schema' });
  readRuleFile(sourceFromText('alerts.yaml', text));
}

/** Processor time, in milliseconds. */
function timeOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const forms = [
  ...hostileTexts.map(({ language, name, make }) => ({
    reader: language,
    name,
    make,
    base: 250,
    read: (text: string) => readQuery(language, text),
  })),
  ...(['md', 'mdx'] as const).flatMap((format) =>
    hostileMarkdown.map(({ name, write }) => ({
      reader: format === 'md' ? 'Markdown' : 'MDX',
      name,
      make: write,
      base: 1000,
      read: (text: string) => void compileAlone(text.slice(0, 1_000_000), { format }),
    })),
  ),
  ...hostileYaml.map(({ name, make }) => ({ reader: 'yaml files', name, make, base: 500, read: readFile })),
].filter(({ reader }) => only === undefined || reader === only);

const worst = new Map<string, Growth>();
for (const { reader, name, make, base, read } of forms) {
  const times = [1, 2, 4, 8].map((factor) => {
    const text = make(base * factor);
    // The best of three: others on the machine, and the collector, only ever add.
    return Math.min(...[1, 2, 3].map(() => timeOf(() => read(text))));
  });
  const [, , half = 0, whole = 0] = times;
  const factor = whole < leastMs ? 0 : whole / Math.max(half, leastMs / 4);
  const known = worst.get(reader) ?? { reader, form: '', factor: 0, longest: 0 };
  const longest = Math.max(known.longest, ...times);
  worst.set(reader, factor > known.factor ? { reader, form: name, factor, longest } : { ...known, longest });
}
console.log(JSON.stringify([...worst.values()]));
