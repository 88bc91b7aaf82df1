/** What the docs say the program says and does, it says and does. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesReference } from '../../../src/command/files-reference.ts';
import { ciFile } from '../../../src/command/init/ci-files.ts';
import { packageManagerOf } from '../../../src/command/init/package-manager.ts';
import { maxDrawingBytes, maxDrawingDepth } from '../../../src/content/drawing/parse-svg.ts';
import { maxTextBytes, shownText } from '../../../src/content/text-file.ts';
import { mostOperators } from '../../../src/query/languages/sql/limit.ts';
import { longestYaml, mostAliases } from '../../../src/query/languages/yaml/documents.ts';
import { deepestBrackets, deepestTree, longestText, mostPlaceholders } from '../../../src/query/limits.ts';
import { maxLevels } from '../../../src/runbook/limits.ts';

const root = join(import.meta.dirname, '../../..');
const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');

it('docs/reference/configuration-files.md is the files (npm run reference)', () => {
  expect(page('reference/configuration-files.md')).toBe(filesReference());
});

it.each(['github', 'gitlab'] as const)('docs/how-to/ci.md shows the file that init writes for %s', (name) => {
  expect(page('how-to/ci.md')).toContain(
    `\`\`\`yaml\n${ciFile(name, { prefix: '', isInstalled: true, packages: packageManagerOf('/nowhere') })?.text}\`\`\``,
  );
});

it.each([
  ['a runbook', maxTextBytes, shownText],
  ['within each other', maxLevels],
  ['a drawing', maxDrawingBytes, maxDrawingDepth],
  ['a YAML file', longestYaml, mostAliases],
  ['a query or command', longestText, deepestBrackets],
  ['PromQL', deepestTree, mostPlaceholders],
  ['SQL', mostOperators, mostPlaceholders],
])('docs/reference/limits.md has the limits of %s', (of, ...limits) => {
  const rows = page('reference/limits.md').split('\n');
  const row = rows.filter((line) => line.startsWith('| ') && line.split('|')[1]?.includes(of)).join('\n');
  for (const limit of limits) expect(row).toMatch(new RegExp(`(?<![\\d,])${limit.toLocaleString('en-US')}(?![\\d,])`));
});

/** Examples of values in messages, words of parsers, and words of ours around them. */
const values = /\bMDX: expected a closing tag for|\b(?:PromQL|Shell|SQL|fatal)\b|40,000|, on every page/;

/** The words of a message that stand in the source as they are: what is between values. */
function piecesOf(message: string): string[] {
  return message
    .split(/…|`[^`]*`|“|”/)
    .flatMap((piece) => piece.split(values))
    .map((piece) => piece.replace(/^[\s,.:;?!]+|[\s,.:;]+$/g, ''))
    .filter((piece) => piece.length >= 8);
}

const sources = globSync('src/**/*.{ts,tsx,astro}', { cwd: join(root) })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
/** Titles that are no messages but what people see. */
const symptoms = /^(?:An old version comes back|The parameters of the alert's link are gone)/;
const messages = [...page('how-to/troubleshooting.md').matchAll(/^### (.+)$/gm)]
  .map(([, title = '']) => title)
  .filter((title) => !symptoms.test(title));

it.each(messages)('the program says: %s', (message) => {
  expect(piecesOf(message).filter((piece) => !sources.includes(piece))).toEqual([]);
});
