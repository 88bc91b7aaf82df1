/** Numbered lists under headings that say what to do → steps. */
import { StepHeadings } from '../runbook/numbered-steps.ts';
import { plainWords } from './anchors.ts';
import { codeFollower, type Line, type Remarks } from './remarks.ts';

/** What the report calls each. */
export const stepRemark = 'an item of a numbered list is a step';

/** Each item at the margin gets a box; what is indented belongs to it. */
export function withSteps(lines: readonly Line[], remarks: Remarks): Line[] {
  const isCode = codeFollower();
  const headings = new StepHeadings();
  return lines.map((line) => {
    if (isCode(line.text)) return line;
    const [, signs = '', words = ''] = /^(#{1,6})[ \t]+(.*)$/.exec(line.text) ?? [];
    if (signs !== '') headings.heading(signs.length, plainWords(words));
    const item = /^(\d{1,3}[.)][ \t]+)(?!\[[ xX]\]\s)(\S.*)$/.exec(line.text);
    if (item === null || !headings.isToDo) return line;
    remarks.changed(line.at, stepRemark);
    return { ...line, text: `${item[1]}[ ] ${item[2]}` };
  });
}
