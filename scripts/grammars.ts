/** `node scripts/grammars.ts`: makes the parser of TraceQL from the grammar beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildParserFile } from '@lezer/generator';

const folder = path.join(import.meta.dirname, '../src/query/languages/traceql');

/** The text of the parser's file. A test holds the one in the repository against it. */
export function generateParser(name: string): string {
  const grammar = readFileSync(path.join(folder, `${name}.grammar`), 'utf8');
  const { parser } = buildParserFile(grammar, { fileName: `${name}.grammar`, typeScript: true });
  const from = `made by scripts/grammars.ts from ${name}.grammar`;
  return `// biome-ignore-all format: ${from}\n// biome-ignore-all lint: ${from}\n// biome-ignore-all assist: ${from}\n${parser}`;
}

if (import.meta.main) writeFileSync(path.join(folder, 'parser.ts'), generateParser('traceql'));
