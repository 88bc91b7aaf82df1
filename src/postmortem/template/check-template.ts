/** Checks a team's template without an incident. */
import { emptyState } from '../../incident/state.ts';
import { documentOf } from '../document.ts';
import { fillTemplate, type Nearest } from './fill-template.ts';
import type { TemplateProblem } from './slots.ts';

/** What is wrong with a template, by place: it is the same for every incident. */
export function checkTemplate(template: string, nearest?: Nearest): readonly TemplateProblem[] {
  return fillTemplate(template, documentOf(emptyState), nearest).problems;
}
