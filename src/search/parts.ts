/** A compiled runbook as the parts that search leads to: its sections, those of them that are checklists, and their steps. */
import { inOneLine } from '../plain/unspaced.ts';
import type { CompiledRunbook, Section, Step } from '../runbook/compiled.ts';

export const recordKinds = ['runbook', 'page', 'section', 'checklist', 'step', 'query', 'postmortem'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A part of a record that can be led to by itself. Its text is up to the next part's. */
export interface RecordPart {
  kind: RecordKind;
  /** Its anchor on the page. */
  id: string;
  title: string;
  text: string;
}

export function partsOf({ sections, steps }: Pick<CompiledRunbook, 'sections' | 'steps'>): RecordPart[] {
  const byId = new Map(steps.toReversed().map((step) => [step.id, step]));
  return sections.flatMap((section) =>
    sectionParts(
      section,
      section.steps.flatMap((id) => byId.get(id) ?? []),
    ),
  );
}

/** The text of a section is cut where its steps begin: nothing is indexed twice. A step whose words are not found as they are ends the section. */
function sectionParts({ id, title, text }: Section, steps: readonly Step[]): RecordPart[] {
  const parts: RecordPart[] = [{ kind: steps.length > 0 ? 'checklist' : 'section', id, title, text: '' }];
  let rest = inOneLine(text);
  for (const step of steps) {
    const words = inOneLine(step.text).trim();
    const at = rest.indexOf(words);
    const before = parts.at(-1);
    if (at !== -1 && before !== undefined) {
      before.text = rest.slice(0, at).trim();
      rest = rest.slice(at + words.length);
    }
    parts.push({ kind: 'step', id: step.id, title: words, text: '' });
  }
  const last = parts.at(-1);
  if (last !== undefined) last.text = rest.trim();
  return parts;
}
