/** Each kind of event in words: one line of the timeline. */
import { compareTexts, type EventId, type EventKind, type EventOf, type IncidentEvent, keyOf } from './event.ts';
import type { QueryUse } from './events/queries.ts';
import { incidentFieldTitles } from './field.ts';
import { lengthText } from './length-text.ts';
import { roleMeanings } from './role.ts';

/** Finds an event that another one speaks of. */
export type Lookup = (id: EventId) => IncidentEvent | undefined;

type Description<K extends EventKind> = (event: EventOf<K>, lookup: Lookup) => string;

const descriptions: { readonly [K in EventKind]: Description<K> } = {
  'incident-opened/1': ({ payload }) => `Incident opened: ${payload.title}`,
  'incident-renamed/1': ({ payload }) => `Renamed: ${payload.title}`,
  'services-changed/1': ({ payload: { added = [], removed = [] } }) =>
    [
      added.length === 0 ? '' : `Affects ${added.map(({ id, title }) => title ?? id).join(', ')}`,
      removed.length === 0 ? '' : `Does not affect ${removed.join(', ')}`,
    ]
      .filter((part) => part !== '')
      .join('. ') || 'Affected services: no change',
  'alert-received/1': ({ payload }) => `Alert ${payload.name}${labelled(payload.labels)}${after(payload.summary)}`,
  'step-completed/1': ({ payload }) => `Done: ${payload.step.text}`,
  'step-uncompleted/1': ({ payload }) => `Not done after all: ${payload.step.text}`,
  'step-skipped/1': ({ payload }) => `Skipped: ${payload.step.text} (${payload.reason})`,
  'step-marked-not-applicable/1': ({ payload }) => `Not applicable: ${payload.step.text}${inBrackets(payload.reason)}`,
  'step-blocked/1': ({ payload }) => `Blocked: ${payload.step.text} (${payload.reason})`,
  'step-noted/1': ({ payload }) => `At “${payload.step.text}”: ${payload.text}`,
  'note-written/1': ({ payload }) => payload.text,
  'query-copied/1': ({ payload }) => `Query copied: ${nameOf(payload.query)}`,
  'query-opened/1': ({ payload }) => `Query opened: ${nameOf(payload.query)}`,
  'query-run/1': ({ payload }) => `Query ${quotedName(payload.query)}${payload.result === undefined ? ' run' : after(payload.result)}`,
  'evidence-added/1': ({ payload: { evidence, caption } }) =>
    `Evidence: ${caption ?? (evidence.form === 'link' ? evidence.url : evidence.form === 'text' ? firstLine(evidence.text) : 'image')}`,
  'severity-set/1': ({ payload }) => `Severity ${payload.severity}${inBrackets(payload.reason)}`,
  'status-set/1': ({ payload }) => `Status: ${payload.status}`,
  'blast-radius-described/1': ({ payload }) =>
    `Impact: ${[payload.summary, named('users', payload.users), named('endpoints', payload.endpoints), named('regions', payload.regions), named('accounts', payload.accounts)].filter((part) => part !== undefined).join('; ') || 'none'}`,
  'milestone-set/1': ({ payload }) => `Milestone: ${payload.milestone}`,
  'role-taken/1': ({ payload }) => `${roleMeanings[payload.role].title}: ${payload.person}`,
  'role-handed-over/1': ({ payload }) =>
    `${roleMeanings[payload.role].title} handed over${payload.from === undefined ? '' : ` from ${payload.from}`} to ${payload.to}`,
  'variable-set/1': ({ payload: { name, value, origin, confirmed } }) => {
    if (value === '') return `${name} cleared`;
    const from = origin === 'alert' ? 'from an alert' : origin === 'link' ? 'from a link' : '';
    const notes = [from, from !== '' && confirmed === true ? 'confirmed' : ''].filter((note) => note !== '');
    return `${name} = ${value}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  },
  'hypothesis-proposed/1': ({ payload }) => `Hypothesis: ${payload.statement}`,
  'prediction-added/1': ({ payload }, lookup) => `Prediction for ${statementOf(payload.hypothesis, lookup)}: ${payload.statement}`,
  'hypothesis-evidence-added/1': ({ payload }, lookup) =>
    `Evidence ${payload.stance} ${statementOf(payload.hypothesis, lookup)}${predicted(payload.prediction, lookup)}${after(payload.text)}`,
  'hypothesis-continued/1': ({ payload }, lookup) => `Staying with ${statementOf(payload.hypothesis, lookup)}: ${payload.why}`,
  'hypothesis-confirmed/1': ({ payload }, lookup) => `Confirmed: ${statementOf(payload.hypothesis, lookup)}: ${payload.why}`,
  'hypothesis-rejected/1': ({ payload }, lookup) => `Rejected: ${statementOf(payload.hypothesis, lookup)}: ${payload.why}`,
  'fix-decision-answered/1': ({ payload }) =>
    `${payload.asked} ${payload.answered}${payload.move === undefined ? '' : ` → ${payload.move}`}`,
  'timebox-started/1': ({ payload }) => `Timebox of ${payload.minutes} min: ${payload.title}`,
  'timebox-extended/1': ({ payload }, lookup) =>
    `Timebox ${timeboxOf(payload.timebox, lookup)} extended by ${payload.minutes} min${after(payload.why)}`,
  'timebox-ended/1': ({ payload }, lookup) =>
    `Timebox ${timeboxOf(payload.timebox, lookup)} ${payload.how === 'expired' ? 'expired' : payload.how === 'done' ? 'done' : 'given up'}${after(payload.outcome)}`,
  'communication-sent/1': ({ payload }) => `Update (${payload.audience}): ${firstLine(payload.text)}`,
  'action-item-added/1': ({ payload }) => `Action item: ${payload.title}`,
  'action-item-changed/1': ({ payload }, lookup) => `Action item changed: ${payload.title ?? actionItemOf(payload.item, lookup)}`,
  'runbook-opened/1': ({ payload }) => `Runbook opened: ${payload.runbook.title ?? payload.runbook.id}`,
  'runbook-problem-noted/1': ({ payload }) =>
    `Runbook ${payload.problem}: ${payload.step === undefined ? (payload.runbook.title ?? payload.runbook.id) : `“${payload.step.text}”`}: ${payload.text}`,
  'lesson-noted/1': ({ payload }) => `${{ well: 'Went well', badly: 'Went badly', lucky: 'Lucky' }[payload.type]}: ${payload.text}`,
  'event-corrected/1': ({ payload }, lookup) =>
    `Corrected: ${quoted(payload.event, lookup)}${payload.text === undefined ? '' : ` → “${payload.text}”`}`,
  'event-retracted/1': ({ payload }, lookup) => `Removed: ${quoted(payload.event, lookup)}${after(payload.why)}`,
  'recorder-named/1': ({ payload }) => `Earlier lines without a name are by ${payload.person}`,
  'drill-begun/1': ({ payload }) =>
    `Drill started, nothing in it is real: ${payload.title}${payload.pace === 1 ? '' : ` (at ${payload.pace}× speed)`}`,
  'drill-time-skipped/1': ({ payload }) => `Drill: skipped ahead by ${lengthText(payload.seconds * 1000)}`,
  'drill-ended/1': () => 'Drill ended',
  'incident-joined/1': ({ payload }) => `Joined to ${otherIncident(payload.title)}`,
  'event-moved/1': ({ payload }, lookup) =>
    `Moved${payload.from === undefined ? ' to another incident' : ` from “${payload.from}”`}: ${quoted(payload.event, lookup)}`,
  'incident-related/1': ({ payload }) => `Related to ${otherIncident(payload.title)}`,
  'incident-deleted/1': () => 'Incident deleted',
  'field-set/1': ({ payload: { field, value } }) =>
    value === '' ? `${incidentFieldTitles[field]} cleared` : `${incidentFieldTitles[field]}: ${value}`,
  'event-starred/1': ({ payload }, lookup) => `${payload.starred ? 'Starred' : 'Star removed'}: ${quoted(payload.event, lookup)}`,
};

/** An event in words. Only `lookup` may reach other events, and only earlier ones: a line never changes when more arrives. */
export function describeEvent(event: IncidentEvent, lookup: Lookup): string {
  return descriptionOf(event, lookup);
}

/** The compiler follows a kind from the event to its description only through a type parameter. */
function descriptionOf<K extends EventKind>(event: EventOf<K>, lookup: Lookup): string {
  const description: Description<K> = descriptions[event.kind];
  return description(event, lookup);
}

function nameOf(query: QueryUse): string {
  return query.title ?? firstLine(query.text);
}

/** In quotes: titles are often questions, and what follows would run into them. */
function quotedName(query: QueryUse): string {
  return `“${nameOf(query)}”`;
}

function statementOf(id: EventId, lookup: Lookup): string {
  const event = lookup(id);
  return event?.kind === 'hypothesis-proposed/1' ? `“${event.payload.statement}”` : 'a hypothesis that is not in this log';
}

/** What was checked, where evidence speaks to a prediction. */
function predicted(id: EventId | undefined, lookup: Lookup): string {
  const event = id && lookup(id);
  return event?.kind === 'prediction-added/1' ? `: ${event.payload.statement}` : '';
}

function timeboxOf(id: EventId, lookup: Lookup): string {
  const event = lookup(id);
  return event?.kind === 'timebox-started/1' ? `“${event.payload.title}”` : 'that is not in this log';
}

function actionItemOf(id: EventId, lookup: Lookup): string {
  const event = lookup(id);
  return event?.kind === 'action-item-added/1' ? event.payload.title : 'one that is not in this log';
}

/** Events that speak of events could make a line grow with every link of a chain, so a quote does not quote. */
function quoted(id: EventId, lookup: Lookup): string {
  const event = lookup(id);
  if (event === undefined) return `an event that is not in this log (${keyOf(id)})`;
  if (event.kind === 'event-corrected/1') return 'a correction';
  if (event.kind === 'event-retracted/1') return 'a retraction';
  if (event.kind === 'event-moved/1') return 'a move';
  if (event.kind === 'event-starred/1') return 'a star';
  return `“${describeEvent(event, lookup)}”`;
}

function otherIncident(title: string | undefined): string {
  return title === undefined ? 'another incident' : `“${title}”`;
}

function firstLine(text: string): string {
  const line = /^.*/.exec(text.trim())?.[0] ?? '';
  return line === text ? text : `${line} …`;
}

/** The first few labels of an alert, which tell it from others of its name. Sorted: a file and the device that wrote it must read alike. */
function labelled(labels: Readonly<Record<string, string>> = {}): string {
  const most = 5;
  const all = Object.entries(labels)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([name, value]) => `${name}=${value}`);
  return all.length === 0 ? '' : ` (${all.slice(0, most).join(', ')}${all.length > most ? ' …' : ''})`;
}

function inBrackets(text: string | undefined): string {
  return text === undefined ? '' : ` (${text})`;
}

function after(text: string | undefined): string {
  return text === undefined ? '' : `: ${text}`;
}

function named(name: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${name}: ${text}`;
}
