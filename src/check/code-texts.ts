/** Every query and command of the content that is sent or typed, with its place. */

import { includedFiles } from '../content/includes.ts';
import type { Range } from '../problem/problem.ts';
import { languageById } from '../query/registry.ts';
import type { World } from './world.ts';

export interface CodeText {
  file: string;
  language: string;
  /** What is copied. */
  text: string;
  /** The code block, or the query of a sheet. */
  place: () => Range;
  /** The place of a part of it: its first mention within the block. */
  find: (part: string) => Range;
}

export function codeTexts(world: World): CodeText[] {
  const { site, source, locate } = world;
  const fences = site.runbooks.flatMap(({ file: runbook, compiled }) =>
    compiled.fences
      // What its parser refuses is mostly output, or a session of another program, under a wrong label: that has been reported.
      .filter(({ copy, language, verdict }) => copy !== '' && languageById(language).kind !== 'data' && verdict !== 'refused')
      .map(({ language, copy, line, column, endLine, endColumn, written }): CodeText => {
        const { file, ...range } = written ?? { file: runbook, line, column, endLine, endColumn };
        return { file, language, text: copy, place: () => range, find: (part) => within(file, range, part, world) };
      }),
  );
  const included = includedFiles(site.runbooks);
  const sheets = site.sheets.flatMap(({ file, queries }) =>
    queries.map(({ language, template, id }): CodeText => {
      const place = () => {
        const name = id.slice(id.lastIndexOf('/') + 1);
        // The sheet's queries keep their order but for those that were dropped: the id is what is sure.
        const text = source(file);
        const at = text === undefined ? -1 : text.text.search(new RegExp(`\\bid:\\s*["']?${name}["']?\\s*(?:[,}\\n]|$)`));
        return text === undefined || at === -1 ? locate(file, ['queries']) : text.range(at, at + 3);
      };
      return {
        file,
        language,
        text: template,
        place,
        find: (part) => within(file, { ...place(), endLine: place().line + template.split('\n').length + 12, endColumn: 1 }, part, world),
      };
    }),
  );
  return [...eachOnce(fences, included), ...sheets];
}

/** A block of a piece is in each runbook that includes it, and is one text. */
function eachOnce(texts: readonly CodeText[], included: ReadonlySet<string>): CodeText[] {
  const seen = new Set<string>();
  return texts.filter(({ file, place }) => {
    const key = `${file}:${place().line}:${place().column}`;
    return !included.has(file) || (!seen.has(key) && seen.add(key));
  });
}

function within(file: string, range: Range, part: string, { source }: World): Range {
  const text = source(file);
  if (text === undefined) return range;
  const from = text.lineStart(range.line);
  const at = text.text.indexOf(part, from);
  return at === -1 || at > text.lineStart(range.endLine + 1) ? range : text.range(at, at + part.length);
}
