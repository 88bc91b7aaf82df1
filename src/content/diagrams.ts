/** The Mermaid diagrams of a content root, drawn before anything is compiled. */
import type { Diagram } from '../runbook/diagram.ts';
import { diagramsIn } from '../runbook/diagram.ts';
import type { Sources } from './read.ts';

/** Draws diagrams; answers one for each text. Never rejects: what cannot be drawn is `not-drawn`, with the reason. */
export type DrawDiagrams = (texts: readonly string[]) => Promise<ReadonlyMap<string, Diagram>>;

/** What became of every Mermaid diagram of these sources, by its text. A file that cannot be parsed has none: compiling reports it. */
export async function drawDiagrams({ runbookFiles, postmortemFiles }: Sources, draw: DrawDiagrams): Promise<ReadonlyMap<string, Diagram>> {
  const texts = new Set(
    [...runbookFiles, ...postmortemFiles].flatMap(({ path, text, failure }) => (failure === undefined ? textsIn(path, text) : [])),
  );
  return texts.size === 0 ? new Map() : await draw([...texts]);
}

function textsIn(path: string, text: string): readonly string[] {
  const format = /\.(mdx?)$/i.exec(path)?.[1]?.toLowerCase();
  if (format !== 'md' && format !== 'mdx') return [];
  try {
    return diagramsIn(text, format, path);
  } catch {
    // Whatever is wrong with this file is reported when it is compiled, inside its boundary.
    return [];
  }
}
