/**
 * Where an incident stands, in a few lines: for who joins late, and for the next shift. Taken from the log alone; what it does not say is
 * called unknown, never guessed.
 */

import { moveWithoutHelp } from './did-not-help.ts';
import type { StepRef } from './events/common.ts';
import { extentOf } from './extent.ts';
import { factsOf } from './facts.ts';
import { type ChangeMade, changesMade } from './fixed-by.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import { lengthText } from './length-text.ts';
import { updateDue } from './nudges.ts';
import { roleMeanings, roles } from './role.ts';
import { rolesOf } from './roles.ts';
import { runbooksUsed, type UsedRunbook } from './runbooks-used.ts';
import { eventsOf, type IncidentState } from './state.ts';
import { decidingMark, stepKey } from './steps.ts';
import { timeboxesOf } from './timebox.ts';
import { beginningOf, wasReopened } from './window.ts';

export interface CatchUpOptions {
  readonly now: number;
  /** A time as its readers read it. */
  readonly time: (at: number) => string;
  /** Whether a step changes the state of a system. */
  readonly isChange: (step: StepRef) => boolean;
  /** The title of a service; its id when left out. */
  readonly serviceTitle?: (id: string) => string;
  /** The steps of a runbook that count here; all of them when left out. */
  readonly stepsOf?: (runbook: UsedRunbook) => UsedRunbook['steps'];
}

export interface CatchUpLine {
  readonly name: string;
  readonly facts: readonly string[];
  /** Whether the log does not say it: `facts` then says so. */
  readonly isUnknown: boolean;
}

/** For who joins late. */
export function catchUpOf(state: IncidentState, options: CatchUpOptions): readonly CatchUpLine[] {
  return [...soFar(state, options), ...fromNow(state, options)];
}

/** For the next shift. */
export function handOverOf(state: IncidentState, options: CatchUpOptions): readonly CatchUpLine[] {
  return [...soFar(state, options), stillInPlace(state, options), ...fromNow(state, options)];
}

function soFar(state: IncidentState, options: CatchUpOptions): readonly CatchUpLine[] {
  return [
    seen(state, options),
    since(state, options),
    severity(state),
    people(state),
    cause(state),
    ruledOut(state),
    tried(state, options),
  ];
}

function fromNow(state: IncidentState, options: CatchUpOptions): readonly CatchUpLine[] {
  return [next(state, options), nextUpdate(state, options)];
}

/** The lines as plain text, below the title of the incident. */
export function catchUpText(title: string, lines: readonly CatchUpLine[]): string {
  const text = lines.map(({ name, facts }) =>
    facts.length === 1 ? `${name}: ${facts[0]}` : `${name}:\n${facts.map((fact) => `- ${fact}`).join('\n')}`,
  );
  return `${[title, ...text].join('\n')}\n`;
}

function line(name: string, facts: readonly string[], unknown: string): CatchUpLine {
  return facts.length > 0 ? { name, facts, isUnknown: false } : { name, facts: [unknown], isUnknown: true };
}

function seen(state: IncidentState, { serviceTitle = (id) => id }: CatchUpOptions): CatchUpLine {
  const { blastRadius = {}, services } = factsOf(state);
  const { summary, users, endpoints, regions, accounts } = blastRadius;
  const more: readonly (readonly [string, string | undefined])[] = [
    ['Users', users],
    ['Endpoints', endpoints],
    ['Regions', regions],
    ['Accounts', accounts],
    ['Affects', services.map(serviceTitle).join(', ')],
  ];
  const rest = more.flatMap(([name, text]) => (text ? [`${name}: ${text}`] : []));
  // What it affects says nothing of what anybody notices.
  const known = summary === undefined ? ['Unknown: nobody has written what users see.', ...rest] : [summary, ...rest];
  return { name: 'Users see', facts: known, isUnknown: summary === undefined };
}

function since(state: IncidentState, { now, time }: CatchUpOptions): CatchUpLine {
  const { from, to } = extentOf(state);
  const began = beginningOf(state);
  const until = to === undefined ? '' : `, until ${time(to)}`;
  const ago = (at: number) => lengthText(Math.max(0, (to ?? now) - at));
  if (began !== undefined && wasReopened(state)) return line('Since', [`${time(began)}, when it came back (${ago(began)})${until}`], '');
  if (from?.was === 'started') return line('Since', [`${time(from.at)} (${ago(from.at)})${until}`], '');
  if (from === undefined) return line('Since', [], 'Unknown.');
  const first = { detected: 'detected', opened: 'opened here', logged: 'first logged' }[from.was];
  return line('Since', [], `Unknown: ${first} at ${time(from.at)} (${ago(from.at)})${until}. Users may have noticed it before.`);
}

function severity(state: IncidentState): CatchUpLine {
  const { severity: level, status } = factsOf(state);
  const known = [...(level === undefined ? [] : [level]), ...(status === undefined ? [] : [status])].join(', ');
  const isUnknown = level === undefined;
  return { name: 'Severity', facts: [isUnknown ? `Unknown: not set${known === '' ? '' : `; ${known}`}.` : known], isUnknown };
}

function people(state: IncidentState): CatchUpLine {
  const { holders } = rolesOf(state);
  const facts = roles.flatMap((role) => {
    const persons = (holders.get(role) ?? []).map(({ person }) => person);
    return persons.length === 0 ? [] : [`${roleMeanings[role].title}: ${persons.join(', ')}`];
  });
  const noCommander = facts.length > 0 && !holders.get('commander')?.length ? ['No incident commander'] : [];
  return line('Who', [...noCommander, ...facts], 'Unknown: nobody has taken a role.');
}

function cause(state: IncidentState): CatchUpLine {
  const of = (standing: Hypothesis['standing'], words: string) =>
    hypothesesOf(state).flatMap((hypothesis) => (hypothesis.standing === standing ? [`${words}: ${withReason(hypothesis)}`] : []));
  return line(
    'Cause',
    [...of('confirmed', 'Confirmed'), ...of('disputed', 'Disputed'), ...of('open', 'Suspected')],
    'Unknown: no hypothesis is open.',
  );
}

function withReason({ statement, outcomes }: Hypothesis): string {
  const why = outcomes.at(-1)?.why;
  return why === undefined ? statement : `${statement}, because: ${why}`;
}

function ruledOut(state: IncidentState): CatchUpLine {
  return line(
    'Ruled out',
    hypothesesOf(state).flatMap((one) => (one.standing === 'rejected' ? [withReason(one)] : [])),
    'Nothing so far.',
  );
}

function noHelpOf(state: IncidentState): readonly (ChangeMade & { readonly move: string })[] {
  return eventsOf(state, 'note-written/1').flatMap(({ occurredAt, by, payload: { text } }) => {
    const move = moveWithoutHelp(text);
    return move === undefined ? [] : [{ at: occurredAt, by, text, move }];
  });
}

function tried(state: IncidentState, options: CatchUpOptions): CatchUpLine {
  const failed = noHelpOf(state);
  const made = changesMade(state, options.isChange);
  const known = new Set(made.map(({ text }) => text));
  const facts = [...made, ...failed.flatMap(({ move, ...one }) => (known.has(move) ? [] : [{ ...one, text: move }]))]
    .toSorted((a, b) => a.at - b.at)
    .map((one) => doneText(one, options) + (failed.some(({ move }) => move === one.text) ? '. It did not help' : ''));
  const marks = [...state.steps.values()].flatMap((step) => decidingMark(step) ?? []);
  const others = marks.filter((mark) => mark.kind === 'completed' && !options.isChange(mark.step)).toSorted((a, b) => a.at - b.at);
  const last = others.at(-1);
  // A step without a command may still be a change that somebody made by hand: it is named, not called harmless.
  const rest =
    last === undefined
      ? []
      : [
          `${others.length === 1 ? '1 step' : `${others.length} steps`} without a command that changes a system, the last: ${last.step.text}`,
        ];
  return line('Tried', [...facts, ...rest], 'Nothing so far.');
}

function doneText({ at, by, text }: ChangeMade, { time }: CatchUpOptions): string {
  return `${time(at)} ${text}${by === undefined ? '' : ` (${by})`}`;
}

function stillInPlace(state: IncidentState, options: CatchUpOptions): CatchUpLine {
  const made = changesMade(state, options.isChange).map((one) => doneText(one, options));
  return line('Still in place, as far as the log says', made, 'Nothing that changes a system was ticked.');
}

function next(state: IncidentState, { time, stepsOf = ({ steps }) => steps }: CatchUpOptions): CatchUpLine {
  if (factsOf(state).status === 'resolved') return line('Next', ['Nothing: it is resolved.'], '');
  const boxes = timeboxesOf(state).flatMap(({ ended, endsAt, title }) => (ended === undefined ? [`Until ${time(endsAt)}: ${title}`] : []));
  const steps = runbooksUsed(state).flatMap((runbook) => {
    const all = stepsOf(runbook) ?? [];
    const found = all.find(({ id }) => {
      const mark = decidingMark(state.steps.get(stepKey({ runbook: runbook.id, id })));
      return mark === undefined || mark.kind === 'blocked';
    });
    const mark = found && decidingMark(state.steps.get(stepKey({ runbook: runbook.id, id: found.id })));
    const blocked = mark === undefined ? '' : `. Blocked${mark.reason === undefined ? '' : `: ${mark.reason}`}`;
    return found === undefined ? [] : [`${found.text} (${runbook.title ?? runbook.id})${blocked}`];
  });
  return line('Next', [...boxes, ...steps], 'Unknown: no step is open in a runbook.');
}

function nextUpdate(state: IncidentState, { now, time }: CatchUpOptions): CatchUpLine {
  if (factsOf(state).status === 'resolved') return line('Next update', ['None: it is resolved.'], '');
  const due = updateDue(state);
  const facts = due === undefined ? [] : [due >= now ? `${time(due)}, in ${lengthText(due - now)}` : `Due since ${time(due)}`];
  return line('Next update', facts, 'Unknown: none was promised, and no severity says when.');
}
