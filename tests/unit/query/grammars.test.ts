/** The parsers that are made from grammars are those of the grammars beside them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { generateParser } from '../../../scripts/grammars.ts';

it.each(['traceql'])('the parser of %s is up to date: node scripts/grammars.ts', (name) => {
  const kept = readFileSync(path.join(import.meta.dirname, `../../../src/query/languages/${name}/parser.ts`), 'utf8');
  expect(kept === generateParser(name)).toBe(true);
});
