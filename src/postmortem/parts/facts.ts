/** Facts that stand in a line: names, times, lengths. */
import type { PhrasingContent } from 'mdast';
import { type Duration, type DurationName, durationText } from '../../incident/durations.ts';
import type { IncidentField } from '../../incident/field.ts';
import { type Milestone, milestoneTimes } from '../../incident/milestone.ts';
import type { Role } from '../../incident/role.ts';
import { severityMeanings } from '../../incident/severity.ts';
import { utc } from '../../incident/zone.ts';
import { text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { dayIn } from '../record/instant.ts';
import { type InlinePart, when } from './part.ts';
import { severityTimes } from './severity-times.ts';

const unknown = text('unknown');

export const title: InlinePart = ({ facts }) => orUnknown(typedInline(facts.title));
export const id: InlinePart = ({ facts }) => orUnknown(typedInline(facts.id));
export const services: InlinePart = ({ services: titles }) => orUnknown(typedInline(titles.join(', ')));
export const status: InlinePart = ({ facts }) => text(facts.status ?? 'unknown');

/** The days from the beginning to the end, in UTC. */
export const date: InlinePart = (document) => {
  const { from, to } = document.extent;
  if (from === undefined) return unknown;
  const [first, last] = [dayIn(utc, from.at), dayIn(utc, Math.max(from.at, to ?? from.at))];
  return text(first === last ? first : `${first} to ${last}`);
};

/** The worst severity; where there were several, also the last, and how long each applied. */
export const severity: InlinePart = (document) => {
  const { severity: last, worstSeverity: worst, severities } = document.facts;
  if (last === undefined || worst === undefined) return unknown;
  const meaning = `(${lower(severityMeanings[worst].impact)})`;
  if (severities.length < 2) return text(`${worst} ${meaning}`);
  const lastOne = worst === last ? '' : `, ${last} at the end`;
  return text(`${worst} at worst ${meaning}${lastOne}; ${severityTimes(document)}`);
};

/** How far the document itself is: a draft, until people say otherwise; with what is open of its action items. */
export const documentStatus: InlinePart = ({ actionItems, facts }) => {
  const open = actionItems.filter(({ done }) => !done).length;
  const items = actionItems.length === 0 ? 'no action items yet' : open === 0 ? 'action items done' : 'action items in progress';
  return text(`Draft, ${facts.status === 'resolved' ? '' : 'incident not resolved, '}${items}`);
};

/** Who wrote the log that the document is made from. */
export const authors: InlinePart = ({ recorders }) => orUnknown(typedInline(recorders.join(', ')));

/** What was written into a field of the incident. */
export const field =
  (name: IncidentField): InlinePart =>
  ({ fields }) =>
    orUnknown(typedInline(fields.get(name) ?? ''));

export const people: InlinePart = (document) => orUnknown(typedInline(document.people.join(', ')));

/** All who held a role, in order. */
export const holders =
  (role: Role): InlinePart =>
  ({ roles }) => {
    const persons = [...new Set(roles.history.filter((entry) => entry.role === role).map(({ person }) => person))];
    return persons.length === 0 ? text('nobody recorded') : typedInline(persons.join(', then '));
  };

/** When a milestone was reached; for a start that nobody recorded, the time that it cannot lie behind. */
export const reached =
  (milestone: Milestone): InlinePart =>
  (document) => {
    const at = document.milestones[milestone]?.at;
    if (at !== undefined) return text(when(document, at));
    const { from } = document.extent;
    return milestone === 'started' && from !== undefined ? text(`unknown (${from.was} ${when(document, from.at)})`) : unknown;
  };

/** How long something took; where that is unknown, with what is missing. */
export const lasted =
  (name: DurationName): InlinePart =>
  ({ durations }) => {
    const duration = durations[name];
    return text(withReason(duration));
  };

/** How long users were affected, over all periods. */
export const affected: InlinePart = ({ impact }) => text(withReason(impact));

/** A duration in words, with what is missing or contradictory where it is not known. */
export function withReason(duration: Duration): string {
  if (duration.known) return durationText(duration);
  const { missing } = duration;
  const reason =
    duration.why === 'contradictory'
      ? `${duration.order[0]} is before ${duration.order[1]}`
      : `${missing.map((name) => milestoneTimes[name]).join(' and ')} not recorded`;
  return `${durationText(duration)} (${reason})`;
}

function orUnknown(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  return nodes.length === 0 ? unknown : nodes;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
