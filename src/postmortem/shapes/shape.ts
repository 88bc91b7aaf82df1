/** A shape: which parts of the document stand under which headings, in which order. */
import type { RootContent } from 'mdast';
import { incidentFieldTitles } from '../../incident/field.ts';
import type { PostmortemDocument } from '../document.ts';
import { heading, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { bullets, labelled, promptWords } from '../parts/part.ts';
import { type BlockPartName, blockParts, type InlinePartName, inlineParts } from '../parts/parts.ts';
import { hasRest } from '../parts/timeline.ts';

export interface Section {
  readonly heading: string;
  readonly parts?: readonly BlockPartName[];
  readonly sections?: readonly Section[];
}

export interface Shape {
  readonly title: string;
  /** Where its sections and their order come from. */
  readonly source: string | undefined;
  /** What stands before the document's title, such as `Postmortem`. */
  readonly heading: string;
  /** Labelled facts below the title; a text instead of a part's name is for people to fill in. */
  readonly lead: readonly (readonly [label: string, value: InlinePartName | { readonly toWrite: string }])[];
  readonly sections: readonly Section[];
  /** Whether what the timeline leaves out stands at the end, where there is any. */
  readonly appendix?: boolean;
}

/** The document in a shape. */
export function shaped(document: PostmortemDocument, shape: Shape): readonly RootContent[] {
  return [
    heading(1, ...text(`${shape.heading}: `), ...inlineParts.title(document)),
    bullets([
      ...shape.lead.map(([label, value]) =>
        labelled(label, typeof value === 'string' ? inlineParts[value](document) : text(`${promptWords.toLowerCase()} ${value.toWrite}`)),
      ),
      ...[...document.fields].map(([name, value]) => labelled(incidentFieldTitles[name], typedInline(value))),
    ]),
    ...shape.sections.flatMap((section) => sectionBlocks(document, section, 2)),
    ...(shape.appendix === true && hasRest(document)
      ? sectionBlocks(document, { heading: 'Appendix: the rest of the log', parts: ['timeline-rest'] }, 2)
      : []),
  ];
}

function sectionBlocks(document: PostmortemDocument, section: Section, depth: 2 | 3): readonly RootContent[] {
  return [
    heading(depth, ...text(section.heading)),
    ...(section.parts ?? []).flatMap((part) => blockParts[part](document)),
    ...(section.sections ?? []).flatMap((inner) => sectionBlocks(document, inner, 3)),
  ];
}
