/** Decides what of a runbook stands open: what to do now. The rest is folded where the author put it. */

import type { CompiledRunbook, Section, SectionKind } from '../runbook/compiled.ts';
import { t } from '../words/text.ts';
import { oneLine } from './words.ts';

export interface ShownSection {
  section: Section;
  title: string;
  folded: boolean;
  /** What stands beside the title of a folded section. */
  line: string;
}

/** Good to know, and not what to do next. */
const later: ReadonlySet<SectionKind> = new Set(['meaning', 'impact', 'prevention', 'reference']);

/** The sections in the author's order. Where no section has something to do, and in docs, all are open. */
export function readingOrder(compiled: CompiledRunbook, isDocs = false): ShownSection[] {
  const sections = compiled.sections.filter((section) => !isInSummary(section, compiled));
  const hasWork = !isDocs && sections.some((section) => !isForLater(section));
  return sections.map((section) => {
    const folded = hasWork && isForLater(section);
    return {
      section,
      title: section.title === '' ? t`About` : section.title,
      folded,
      line: folded ? foldLine(section.text, compiled.summary) : '',
    };
  });
}

/** An introduction without anything to tick or to run explains, it does not instruct. */
function isForLater(section: Section): boolean {
  if (section.kind === 'intro') return section.steps.length === 0 && !/<(?:figure|div)\b/.test(section.html);
  return later.has(section.kind);
}

/** An introduction that is nothing but the summary, which stands under the title already. */
function isInSummary(section: Section, compiled: CompiledRunbook): boolean {
  return (
    section.kind === 'intro' &&
    compiled.sections.length > 1 &&
    section.text.length < 400 &&
    !/<(?!\/?(?:p|code|strong|em)>)/.test(section.html) &&
    flat(section.text) === compiled.summary
  );
}

/** The first words of a folded text that are not in the summary. */
function foldLine(text: string, summary: string): string {
  const shown = summary.replace(/ …$/, '');
  const whole = flat(text.slice(0, summary.length + 300));
  return oneLine(shown !== '' && whole.startsWith(shown) ? whole.slice(shown.length) : whole);
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
