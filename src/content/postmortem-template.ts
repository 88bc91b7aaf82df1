/** Checks the team's template of postmortems: slots that are none, and slots where no value may stand. */
import { nearest } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import type { Sources } from './read.ts';

/** All problems of the template; none where the settings name none. A parser of Markdown is loaded for it, so only sites with one wait. */
export async function templateProblems({ template }: Pick<Sources, 'template'>): Promise<readonly Problem[]> {
  if (template === undefined) return [];
  const { text, lines, problems } = template;
  const { checkTemplate } = await import('../postmortem/template/check-template.ts');
  const found = checkTemplate(text, nearest).map(({ line, column, message, hint }): Problem => {
    const from = lines.lineStart(line) + column - 1;
    const slot = /^\{\{[^{}\n]*\}\}/.exec(text.slice(from))?.[0] ?? '';
    const place = lines.range(from, from + slot.length);
    return { check: 'postmortem/slot', severity: 'error', file: template.path, message, hint, ...place };
  });
  return [...problems, ...found];
}
