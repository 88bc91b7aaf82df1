/** The condition under which a step applies: `<!-- when: region == eu -->` at the end of its words, or the same in a comment of MDX. */

import type { Nodes, PhrasingContent } from 'mdast';
import { html } from '../markup/html.ts';
import { type Condition, describeCondition, namesIn, parseCondition } from '../plain/condition.ts';
import { didYouMean } from '../problem/nearest.ts';
import { mergeVariables } from '../query/variable.ts';
import { t } from '../words/text.ts';
import type { Work } from './work.ts';

export interface StepCondition {
  /** As it is written. */
  readonly text: string;
  readonly condition: Condition;
}

/** The condition in a comment; one that cannot be read, and a second one, is reported, and then the step always applies. */
export function readCondition(inline: readonly PhrasingContent[], work: Work): StepCondition | undefined {
  const comments = inline.filter((child) => conditionOf(child) !== undefined);
  for (const comment of comments) work.conditions.add(comment);
  const [comment, second] = comments;
  const text = comment === undefined ? undefined : conditionOf(comment);
  if (comment === undefined || text === undefined) return undefined;
  if (second !== undefined) {
    work.report(
      'step/condition',
      'error',
      second,
      'the step has a condition already',
      'write one, as in `when: region == eu and tier != free`',
    );
    return undefined;
  }
  const parsed = parseCondition(text);
  if ('found' in parsed) {
    const hint = 'write it as `when: region == eu`, or `when: severity <= 2 and tier != free`';
    const message = parsed.found === '' ? 'a comparison is missing' : `\`${parsed.found}\` is no condition`;
    work.report('step/condition', 'error', comment, message, hint);
    return undefined;
  }
  const declared = mergeVariables(work.declared, work.context.overrides);
  const names = namesIn(parsed.condition).filter((name) => name !== 'severity');
  for (const name of names) {
    if (Object.hasOwn(declared, name)) continue;
    const hint = didYouMean(name, ['severity', ...Object.keys(declared)]);
    work.report('step/condition', 'warning', comment, `\`${name}\` is no variable that is declared here`, hint);
  }
  for (const { name, operator, value } of parsed.condition.flat()) {
    const { choices } = (Object.hasOwn(declared, name) && declared[name]) || {};
    if (choices === undefined || !/^[!=]=$/.test(operator) || choices.some((choice) => choice.trim() === value.trim())) continue;
    const never = `\`${name}\` is never \`${value}\`, so this is always ${operator === '==' ? 'false' : 'true'}`;
    work.report('step/condition', 'warning', comment, never, didYouMean(value, choices));
  }
  work.uses(names, work.declared);
  return { text, condition: parsed.condition };
}

/** Whoever writes a condition elsewhere than at the words of a step expects it to do something. */
export function reportStrayCondition(node: Nodes, work: Work): void {
  if (conditionOf(node) === undefined || work.conditions.has(node)) return;
  work.report(
    'step/condition',
    'warning',
    node,
    'a condition that belongs to no step does nothing',
    'write it at the end of the words of a step',
  );
}

function conditionOf(node: Nodes): string | undefined {
  const holdsComment = node.type === 'html' || node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
  return holdsComment ? conditionIn(node.value) : undefined;
}

function conditionIn(comment: string): string | undefined {
  return /^\s*(?:\/\*|<!--)\s*when:\s*([\s\S]*?)\s*(?:\*\/|-->)\s*$/i.exec(comment)?.[1];
}

/** Its line below the words of the step. Hidden places take the values that it depends on, as those of commands do: script reads them there. */
export function conditionLine({ text, condition }: StepCondition): string {
  const places = namesIn(condition).filter((name) => name !== 'severity');
  const variables = places.map((name) => html`<var data-variable="${name}" data-slot="" hidden>${`\${${name}}`}</var>`);
  return html`<p class="step-when note" data-when="${text}"><span>${t`Only if ${describeCondition(condition)}`}</span>${variables}</p>`
    .text;
}
