/** Pieces that runbooks include: what the frontmatter of each declares. */
import type { Variables } from '../../query/variable.ts';
import { bounded, collect, type Read } from '../boundary.ts';
import type { SourceFile } from '../source-file.ts';
import type { ReadFrontmatter } from './draft.ts';

/** The variables of each piece, by its path. */
export function readPieces(pieces: readonly SourceFile[], read: ReadFrontmatter): Read<ReadonlyMap<string, Variables>> {
  const { value, problems } = collect(
    pieces.map((file) =>
      bounded(
        file.path,
        () => readPiece(file, read),
        () => [file.path, {}] as const,
      ),
    ),
  );
  return { value: new Map(value), problems };
}

function readPiece(file: SourceFile, read: ReadFrontmatter): Read<readonly [string, Variables]> {
  const { yaml, yamlOffset } = file.frontmatter;
  if (yaml === null) return { value: [file.path, {}], problems: file.problems };
  const { value, problems } = read({ file: file.path, text: yaml, within: { source: file.text, offset: yamlOffset } });
  return { value: [file.path, value?.variables ?? {}], problems: [...file.problems, ...problems] };
}
