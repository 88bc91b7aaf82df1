/** All parts by name. Shapes take their sections from here, and a team's template names them as slots. */
import * as actions from './actions.ts';
import * as causes from './causes.ts';
import * as course from './course.ts';
import * as facts from './facts.ts';
import * as impact from './impact.ts';
import * as lessons from './lessons.ts';
import * as messaging from './messaging.ts';
import * as narrative from './narrative.ts';
import type { BlockPart, InlinePart } from './part.ts';
import * as periods from './periods.ts';
import * as recovery from './recovery.ts';
import { summary } from './summary.ts';
import * as supporting from './supporting.ts';
import * as timeline from './timeline.ts';

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
  recovery: recovery.recovery,
  repairs: recovery.repairs,
  durations: recovery.durations,
  responders: course.responders,
  timeline: timeline.timeline,
  'timeline-with-links': timeline.timelineWithLinks,
  'timeline-rest': timeline.timelineRest,
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
  'backlog-and-recurrence': lessons.backlogAndRecurrence,
  'action-items': actions.actionItems,
  prevention: actions.preventionAnswered,
  'prevention-boxes': actions.preventionBoxes,
  'runbook-follow-ups': actions.runbookFollowUps,
  messages: supporting.messages,
  'internal-email': messaging.internalEmail,
  'external-message': messaging.externalMessage,
  background: narrative.background,
  'what-was-hard': narrative.whatWasHard,
  narrative: narrative.narrative,
  enablers: narrative.enablers,
  mitigators: narrative.mitigators,
  risks: narrative.risks,
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
  number: facts.field('number'),
  ticket: facts.field('ticket'),
  chat: facts.field('chat'),
  call: facts.field('call'),
  tags: facts.field('tags'),
  customers: facts.field('customers'),
  authors: facts.authors,
  'document-status': facts.documentStatus,
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
