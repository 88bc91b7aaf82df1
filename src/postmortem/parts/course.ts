/** The course of the incident: what led up to it, how it was noticed and worked on. */
import type { PhrasingContent } from 'mdast';
import type { IncidentAlert } from '../../incident/alerts.ts';
import { isOutcomeAlone } from '../../incident/hypotheses.ts';
import { roleMeanings, roles } from '../../incident/role.ts';
import type { PostmortemDocument } from '../document.ts';
import { joined, link, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import type { TimelineRow } from '../record/timeline-rows.ts';
import { holders, lasted, reached } from './facts.ts';
import { type BlockPart, bullets, clock, labelled, prompt, when } from './part.ts';
import { confirmed, ended } from './summary.ts';

/** What came before the start, as the log has it. */
export const leadup: BlockPart = (document) => {
  const rows = before(document);
  return rows.length > 0
    ? [bullets(rows)]
    : [
        prompt(
          'what happened before: deploys, changes of configuration, traffic, a dependency. Which of them turned a weakness into an incident?',
        ),
      ];
};

/** How the system behaved otherwise than expected: what the confirmed hypothesis rests on. */
export const fault: BlockPart = (document) => {
  const links = confirmed(document).flatMap(({ predictions, evidence, outcomes }) => [
    ...evidence
      .filter(({ stance }) => stance === 'for')
      .map((found) => {
        const checked = predictions.find((prediction) => prediction.evidence.includes(found))?.statement;
        const words = [checked, isOutcomeAlone(found.text) ? undefined : found.text].filter((part) => part !== undefined);
        return ended(typedInline(words.join(': ')));
      }),
    ...outcomes.map(({ why }) => ended(typedInline(why))),
  ]);
  return links.length > 0
    ? [bullets(links)]
    : [prompt('the mechanism, link by link: what should have happened, what happened instead, what connects the one with the other.')];
};

/** What set it off: the last change before the start is a suspect, and named as such. */
export const trigger: BlockPart = (document) => {
  const last = before(document).at(-1);
  return last === undefined
    ? [prompt('the one event that turned a weakness into an incident. Nothing is recorded from before the start.')]
    : [bullets([labelled('Last recorded before the start', last)])];
};

/** When it was noticed, by what, and how long that took. */
export const detection: BlockPart = (document) => {
  const rows = noticed(document);
  const isKnown = document.alerts.length > 0 || document.variables.has('alertname') || rows.length > 0;
  return [
    bullets([
      ...alertsIn(document),
      labelled('Detected', reached('detected')(document)),
      labelled('Time to detect', lasted('detect')(document)),
      ...rows,
    ]),
    ...(isKnown ? [] : [prompt('what noticed first: an alert, a dashboard, a user? What would have halved this time?')]),
  ];
};

/** Who did what, how soon, and what held them up. */
export const response: BlockPart = (document) => [
  bullets([
    labelled('Acknowledged', reached('acknowledged')(document)),
    labelled('Time to acknowledge', lasted('acknowledge')(document)),
    ...roles
      .filter((role) => role === 'commander' || document.roles.history.some((entry) => entry.role === role))
      .map((role) => labelled(roleMeanings[role].title, holders(role)(document))),
    ...document.runbooks.map(({ title, steps, listed }) =>
      labelled('Runbook', [
        ...typedInline(title),
        ...text(`, ${steps.filter(({ became }) => became === 'completed').length} ${listed ? `of ${steps.length} steps` : 'steps'} done`),
      ]),
    ),
    ...heldUp(document),
  ]),
];

/** The steps that were blocked, with why. */
export function heldUp(document: PostmortemDocument): PhrasingContent[][] {
  return document.runbooks.flatMap(({ steps }) =>
    steps.flatMap(({ text: words, became, mark }) =>
      became !== 'blocked' || mark === undefined
        ? []
        : [
            labelled(`Blocked at ${clock(document, mark.at)} UTC`, [
              ...ended(typedInline(words)),
              ...text(' '),
              ...ended(typedInline(mark.reason ?? '')),
            ]),
          ],
    ),
  );
}

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

/** Each alert with its time, summary, labels and link; of records without such events the alert whose labels are among the values. */
function alertsIn(document: PostmortemDocument): PhrasingContent[][] {
  const { alerts, variables } = document;
  const named = variables.get('alertname');
  if (alerts.length === 0) return named === undefined ? [] : [labelled('Alert', typedInline(named))];
  return alerts.map((alert) => alertLine(document, alert));
}

function alertLine(document: PostmortemDocument, { name, labels, summary, source, firedAt, addedAt }: IncidentAlert): PhrasingContent[] {
  const shown = [...labels].map(([label, value]) => typedInline(`${label}=${value}`));
  return [
    ...labelled('Alert', typedInline(name)),
    ...text(firedAt === undefined ? `, added ${when(document, addedAt)}` : `, fired ${when(document, firedAt)}`),
    ...(summary === undefined ? [] : [...text(': '), ...typedInline(summary)]),
    ...(shown.length === 0 ? [] : [...text('; labels '), ...joined(shown, ', ')]),
    ...(source === undefined ? [] : [...text(' ('), ...link(source, ...text('source')), ...text(')')]),
  ];
}

function before(document: PostmortemDocument): PhrasingContent[][] {
  const { started, detected } = document.milestones;
  const start = started?.at ?? detected?.at;
  return start === undefined ? [] : logRows(document, (at) => at <= start);
}

/** The log from after the start until somebody took it. */
function noticed(document: PostmortemDocument): PhrasingContent[][] {
  const { started, detected, acknowledged } = document.milestones;
  const [from, to] = [started?.at ?? detected?.at, acknowledged?.at ?? detected?.at];
  return from === undefined || to === undefined ? [] : logRows(document, (at) => at > from && at <= to);
}

function logRows(document: PostmortemDocument, isWanted: (at: number) => boolean): PhrasingContent[][] {
  return document.timeline.filter(({ at, group, isKey }) => group === 'log' && isKey && isWanted(at)).map((row) => rowLine(document, row));
}

function rowLine(document: PostmortemDocument, row: TimelineRow): PhrasingContent[] {
  return [...text(`${clock(document, row.at)} UTC: `), ...ended(typedInline(row.text))];
}
