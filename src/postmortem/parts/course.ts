/** The course of the incident: what led up to it, how it was noticed, worked on and ended. */
import type { PhrasingContent } from 'mdast';
import { durationSpans } from '../../incident/durations.ts';
import { roleMeanings, roles } from '../../incident/role.ts';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { link, table, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { clockIn, minuteIn } from '../record/instant.ts';
import type { TimelineRow } from '../record/timeline-rows.ts';
import { holders, lasted, reached, withReason } from './facts.ts';
import { type BlockPart, bullets, labelled, prompt, sentence, when } from './part.ts';
import { confirmed, ended } from './summary.ts';

/** What came before the start. */
export const leadup: BlockPart = (document) => [
  prompt(
    'what happened before: deploys, changes of configuration, traffic, a dependency. How far back does the story begin?',
    before(document),
  ),
];

/** How the system behaved otherwise than expected. */
export const fault: BlockPart = (document) => [
  prompt(
    'the mechanism, link by link: what should have happened, what happened instead, what connects the one with the other.',
    confirmed(document).flatMap(({ predictions, evidence, outcomes }) => [
      ...evidence
        .filter(({ stance }) => stance === 'for')
        .map((found) => {
          const checked = predictions.find((prediction) => prediction.evidence.includes(found))?.statement;
          const words = [checked, found.text].filter((part) => part !== undefined);
          return ended(typedInline(words.join(': ')));
        }),
      ...outcomes.map(({ why }) => ended(typedInline(why))),
    ]),
  ),
];

/** What set it off. */
export const trigger: BlockPart = () => [
  prompt('the one event that turned a weakness into an incident. What came shortly before is a suspect, not yet the trigger.'),
];

/** When it was noticed, and how long that took. */
export const detection: BlockPart = (document) => [
  bullets([
    ...alertsIn(document),
    labelled('Detected', reached('detected')(document)),
    labelled('Time to detect', lasted('detect')(document)),
  ]),
  prompt('what noticed first: an alert, a dashboard, a user? What would have halved this time?', noticed(document)),
];

/** Who did what, and how soon. */
export const response: BlockPart = (document) => [
  bullets([
    labelled('Acknowledged', reached('acknowledged')(document)),
    labelled('Time to acknowledge', lasted('acknowledge')(document)),
    ...roles.map((role) => labelled(roleMeanings[role].title, holders(role)(document))),
    ...document.runbooks.map(({ title, steps, listed }) =>
      labelled('Runbook', [
        ...typedInline(title),
        ...text(`, ${steps.filter(({ became }) => became === 'completed').length} ${listed ? `of ${steps.length} steps` : 'steps'} done`),
      ]),
    ),
  ]),
  prompt('what slowed people down: access, missing knowledge, unclear ownership, a tool?'),
];

/** How users were helped, and how it was ended for good. */
export const recovery: BlockPart = (document) => {
  const { decisions, milestones, timeline } = document;
  const from = Math.min(
    ...confirmed(document).flatMap(({ outcomes }) => outcomes.map(({ at }) => at)),
    ...decisions.map(({ occurredAt }) => occurredAt),
  );
  const until = milestones.resolved?.at ?? Number.POSITIVE_INFINITY;
  return [
    bullets([
      labelled('Mitigated', reached('mitigated')(document)),
      labelled('Time to mitigate', lasted('mitigate')(document)),
      labelled('Resolved', reached('resolved')(document)),
      labelled('Time to resolve', lasted('resolve')(document)),
      ...decisions.map(({ payload }) =>
        labelled('Decision', typedInline(`${payload.asked} ${payload.answered}${payload.move === undefined ? '' : ` → ${payload.move}`}`)),
      ),
    ]),
    prompt('which change helped users, which one ended it, and what is still in place only for now.', [
      ...timeline.filter(({ at, source }) => source === 'log' && at >= from && at <= until).map(rowLine),
    ]),
  ];
};

/** The milestones and what lies between them. */
export const durations: BlockPart = (document) => [
  table(
    ['Measure', 'Length', 'From', 'To'],
    [
      ...(['detect', 'acknowledge', 'mitigate', 'resolve'] as const).map((name) => {
        const [from, to] = durationSpans[name];
        return [text(`Time to ${name}`), [...lasted(name)(document)], moment(document, from), moment(document, to)];
      }),
      ...(document.periods.length < 2
        ? []
        : [[text('Time with impact'), text(withReason(document.impact)), text(`${document.periods.length} periods`), text('')]]),
    ],
  ),
];

/** Who held which role. */
export const responders: BlockPart = (document) =>
  document.roles.history.length === 0
    ? [prompt('who took part, and in which role?', document.people.length === 0 ? [] : [typedInline(document.people.join(', '))])]
    : [
        bullets(
          document.roles.history.map(({ role, person, since }) => [
            ...labelled(roleMeanings[role].title, typedInline(person)),
            ...text(`, from ${when(document, since)}`),
          ]),
        ),
      ];

/** The timeline, whole. */
export const timeline: BlockPart = ({ timeline: rows, zone }) => {
  if (rows.length === 0) return [sentence('Nothing is recorded.')];
  return [
    table(
      ['Time (UTC)', ...(zone === undefined ? [] : [zone.name]), 'Event', 'Source'],
      rows.map((row) => [
        text(minute(row.at)),
        ...(zone === undefined ? [] : [text(clockIn(zone.zone, row.at))]),
        typedInline(row.text + correction(row)),
        typedInline(row.by === undefined ? row.source : `${row.source}, ${row.by}`),
      ]),
    ),
  ];
};

/** A correction within the minute shown is none to a reader. */
function correction({ at, correctedFrom: from }: TimelineRow): string {
  return from === undefined || minute(from) === minute(at) ? '' : ` (first recorded as ${minute(from)} UTC)`;
}

function minute(at: number): string {
  return minuteIn(utc, at);
}

function moment(document: PostmortemDocument, milestone: keyof PostmortemDocument['milestones']): PhrasingContent[] {
  const at = document.milestones[milestone]?.at;
  return text(`${milestone}${at === undefined ? '' : ` ${minute(at)} UTC`}`);
}

/** Each alert with its time, summary and link; of records without such events the alert whose labels are among the values. */
function alertsIn(document: PostmortemDocument): PhrasingContent[][] {
  const { alerts, variables } = document;
  const named = variables.get('alertname');
  if (alerts.length === 0) return named === undefined ? [] : [labelled('Alert', typedInline(named))];
  return alerts.map(({ name, summary, source, firedAt, addedAt }) => [
    ...labelled('Alert', typedInline(name)),
    ...text(firedAt === undefined ? `, added ${when(document, addedAt)}` : `, fired ${when(document, firedAt)}`),
    ...(summary === undefined ? [] : [...text(': '), ...typedInline(summary)]),
    ...(source === undefined ? [] : [...text(' ('), ...link(source, ...text('source')), ...text(')')]),
  ]);
}

function before(document: PostmortemDocument): PhrasingContent[][] {
  const { started, detected } = document.milestones;
  const start = started?.at ?? detected?.at;
  return start === undefined ? [] : document.timeline.filter(({ at, source }) => at < start && source === 'log').map(rowLine);
}

/** The log from the start until somebody took it. */
function noticed({ milestones, timeline: rows }: PostmortemDocument): PhrasingContent[][] {
  const { started, detected, acknowledged } = milestones;
  const [from, to] = [started?.at ?? detected?.at, acknowledged?.at ?? detected?.at];
  if (from === undefined || to === undefined) return [];
  return rows.filter(({ at, source }) => source === 'log' && at >= from && at <= to).map(rowLine);
}

function rowLine(row: TimelineRow): PhrasingContent[] {
  return [...text(`${minute(row.at)} UTC: `), ...ended(typedInline(row.text))];
}
