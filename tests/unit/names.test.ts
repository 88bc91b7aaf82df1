/** Names that the vocabulary of this project gave up: what they meant has a word of the field. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Words within names: `tellOffline` has `tell`. Use describe, report, announce, notify, show. */
const bannedWords = new Set(['tell', 'tells', 'told', 'telling', 'say', 'says', 'said', 'saying', 'untold', 'unsaid', 'hearsay']);
/** Whole names, and what stands for them now. */
const bannedNames = new Map([
  ['sayAddress', 'replaceAddress'],
  ['goTo', 'navigate'],
  ['Elsewhere', 'Redirect'],
]);
/** Kept, because older versions of the site wrote or send them: a mark of a drill's result, and what a service worker reports. */
const kept = new Map([
  ['unsaid', ['src/drill/result.ts', 'src/drill/result-schema.ts', 'src/drill/words.ts']],
  [
    'said',
    ['src/offline/page/describe.ts', 'src/offline/page/offline.ts', 'src/offline/shared/failure.ts', 'src/offline/worker/install.ts'],
  ],
]);

function namesIn(file: string, text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return names;
}

function banned(file: string, text: string): string[] {
  return namesIn(file, text).flatMap((name) => {
    const words = name.replace(/^#/, '').split(/(?=[A-Z])|_/);
    const isBanned = bannedNames.has(name) || words.some((word) => bannedWords.has(word.toLowerCase()));
    return isBanned && kept.get(name)?.includes(file) !== true ? [`${file}: ${name}`] : [];
  });
}

describe('names', () => {
  it('have none of the words that were given up', () => {
    const files = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
        .filter((file) => /\.tsx?$/.test(file)),
    );
    expect(files.length).toBeGreaterThan(800);
    expect(files.flatMap((file) => banned(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });

  it('are found within longer ones', () => {
    expect(banned('a.ts', 'const tellOffline = 1; f(saysNothing); x.said; class A { #told = 2 }')).toHaveLength(4);
    expect(banned('a.ts', 'const retell = "told"; // says')).toEqual([]);
  });
});
