/** Numbered lists as steps, where a team writes them so: under headings that say what to do. */
import type { Root } from 'mdast';
import type { SectionKind } from './compiled.ts';
import { takeHeadingId } from './heading-id.ts';
import { plainText } from './plain-text.ts';
import { sectionKind } from './section.ts';

const kinds: ReadonlySet<SectionKind> = new Set(['stabilise', 'triage', 'mitigation', 'verify']);

/** Follows the headings of a text. A heading of no known kind is about what the one above it is. */
export class StepHeadings {
  readonly #above: { depth: number; isToDo: boolean }[] = [];

  /** Whether numbered lists below the last heading are what to do. */
  get isToDo(): boolean {
    return this.#above.at(-1)?.isToDo ?? false;
  }

  heading(depth: number, words: string): void {
    while ((this.#above.at(-1)?.depth ?? 0) >= depth) this.#above.pop();
    const kind = sectionKind(words);
    this.#above.push({ depth, isToDo: kind === 'other' ? this.isToDo : kinds.has(kind) });
  }
}

/** Makes steps of the items of numbered lists that stand directly under such headings. Changes the tree. */
export function makeNumberedSteps(tree: Root): void {
  const headings = new StepHeadings();
  for (const node of tree.children) {
    if (node.type === 'heading') headings.heading(node.depth, plainText(takeHeadingId(node.children).children));
    if (node.type !== 'list' || node.ordered !== true || !headings.isToDo) continue;
    for (const item of node.children) item.checked ??= false;
  }
}
