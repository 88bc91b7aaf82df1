/** All parts by name. Shapes take their sections from here, and a team's template names them as slots. */
import * as actions from './actions.ts';
import * as causes from './causes.ts';
import * as course from './course.ts';
import * as facts from './facts.ts';
import * as impact from './impact.ts';
import * as lessons from './lessons.ts';
import type { BlockPart, InlinePart } from './part.ts';
import * as periods from './periods.ts';
import { summary } from './summary.ts';
import * as supporting from './supporting.ts';

/** Parts that stand between headings. */
export const blockParts = {
  summary,
  leadup: course.leadup,
  fault: course.fault,
  trigger: course.trigger,
  impact: impact.impact,
  'impact-table': impact.impactTable,
  periods: periods.periods,
  'periods-if-several': periods.periodsIfSeveral,
  'time-in-severity': periods.timeInSeverity,
  detection: course.detection,
  response: course.response,
  recovery: course.recovery,
  durations: course.durations,
  responders: course.responders,
  timeline: course.timeline,
  'root-causes': causes.rootCauses,
  'contributing-factors': causes.contributingFactors,
  'five-whys': causes.fiveWhys,
  hypotheses: causes.hypotheses,
  'went-well': lessons.lessons('well'),
  'went-badly': lessons.lessons('badly'),
  lucky: lessons.lessons('lucky'),
  lessons: lessons.allLessons,
  'open-questions': lessons.openQuestions,
  'backlog-check': lessons.backlogCheck,
  recurrence: lessons.recurrence,
  'action-items': actions.actionItems,
  prevention: actions.preventionAnswered,
  'prevention-boxes': actions.preventionBoxes,
  'runbook-follow-ups': actions.runbookFollowUps,
  messages: supporting.messages,
  steps: supporting.steps,
  queries: supporting.queries,
  evidence: supporting.evidence,
  variables: supporting.variables,
  record: supporting.record,
} as const satisfies Readonly<Record<string, BlockPart>>;
export type BlockPartName = keyof typeof blockParts;

/** Parts that stand in a line. */
export const inlineParts = {
  title: facts.title,
  id: facts.id,
  date: facts.date,
  severity: facts.severity,
  status: facts.status,
  services: facts.services,
  people: facts.people,
  commander: facts.holders('commander'),
  scribe: facts.holders('scribe'),
  'communications-lead': facts.holders('communications'),
  started: facts.reached('started'),
  detected: facts.reached('detected'),
  acknowledged: facts.reached('acknowledged'),
  mitigated: facts.reached('mitigated'),
  resolved: facts.reached('resolved'),
  'time-to-detect': facts.lasted('detect'),
  'time-to-acknowledge': facts.lasted('acknowledge'),
  'time-to-mitigate': facts.lasted('mitigate'),
  'time-to-resolve': facts.lasted('resolve'),
  'time-with-impact': facts.affected,
} as const satisfies Readonly<Record<string, InlinePart>>;
export type InlinePartName = keyof typeof inlineParts;

export function isBlockPart(name: string): name is BlockPartName {
  return Object.hasOwn(blockParts, name);
}

export function isInlinePart(name: string): name is InlinePartName {
  return Object.hasOwn(inlineParts, name);
}
