/** All that a page needs of a text in some language, made once: its HTML, the values it takes, what it does. */

import type { MissingForm, MissingPlan } from '../fill/missing.ts';
import { fillIn } from '../fill/value.ts';
import { type Html, html, trusted } from '../markup/html.ts';
import type { Unfilled } from '../open/unfilled.ts';
import { assessPrompted } from './danger/clients.ts';
import { type Assessment, assessment, together } from './danger/danger.ts';
import type { Programs } from './danger/row.ts';
import { codeHtml, type Hole } from './highlight.ts';
import type { Language, LeftAlone } from './language.ts';
import { type ConsoleLine, parseConsole } from './languages/console/parse.ts';
import { isShellPrompt } from './languages/console/prompt.ts';
import { type Assigned, assignedAfter, nothingAssigned } from './languages/shell/assigned.ts';
import { shell } from './languages/shell/index.ts';
import { text } from './languages/text/index.ts';
import { pathLayers } from './path-part.ts';
import { assignedNames, findPlaceholders, isOnlyDeclared, type Placeholder } from './placeholder.ts';
import type { Variables } from './variable.ts';

export interface Code {
  /** HTML of the text; of a terminal session, its commands are `.cmd`. */
  html: string;
  /** The text as it is shown: defaults are in it. */
  shown: string;
  /** What of it has no value yet. */
  unfilled: Unfilled;
  /** Names of the variables whose values go into it, in order. */
  variables: string[];
  /** What running it does; null where there is nothing to run. */
  assessment: Assessment | null;
  /** Why no parser has judged it: there is none, the text passes a limit, or its checker leaves it alone; null where one has. */
  unchecked: Unchecked | null;
}

export type Unchecked = 'no checker' | 'limit' | LeftAlone;

/** Reads a text that is ready to be copied; `variables` are those declared where it stands, `programs` the team's own. */
export function readCode(language: Language, text: string, variables: Variables, programs?: Programs): Code {
  const read = language.id === 'console' ? readSession : readText;
  return read(language, text, variables, programs, { earlier: nothingAssigned });
}

/** What is known of a text from around it. */
interface Surroundings {
  /** What earlier commands of the same session have set. */
  earlier: Assigned;
  /** How the whole that it is copied with fails without values. */
  form?: MissingForm;
}

function readText(language: Language, text: string, variables: Variables, programs: Programs | undefined, around: Surroundings): Code {
  const declared = new Set(Object.keys(variables));
  const holes = findHoles(language, text, variables, around);
  return {
    html: codeHtml(language, text, holes, declared),
    shown: shownText(text, holes),
    unfilled: unfilledIn(text, holes),
    variables: [...new Set(holes.map((hole) => hole.variable).filter((name) => name !== ''))],
    assessment: language.assess?.(text, declared, programs) ?? null,
    unchecked: uncheckedBecause(language, text, declared),
  };
}

function uncheckedBecause(language: Language, text: string, declared: ReadonlySet<string>): Unchecked | null {
  if (language.diagnose === null) return 'no checker';
  if ((language.limit?.(text, declared) ?? null) !== null) return 'limit';
  return language.leavesAlone?.(text, declared) ?? null;
}

const uncheckedNotes: Readonly<Record<Unchecked, string>> = {
  'no checker': ', no checker',
  limit: ', not checked',
  other: ', not checked',
  sample: ', a sample, not checked',
  template: ', a template, not checked',
};

/** What follows the name of its language on the page; empty for a text that was checked, and for plain text. */
export function uncheckedNote(language: Language, { unchecked }: Pick<Code, 'unchecked'>): string {
  return unchecked === null || language.id === text.id ? '' : uncheckedNotes[unchecked];
}

/** The places for values in a text, with what stands there by default. */
export function findHoles(
  language: Language,
  text: string,
  variables: Variables,
  { earlier, form }: Surroundings = { earlier: nothingAssigned },
): Hole[] {
  const declared = new Set(Object.keys(variables));
  // What is only shown is no form to fill in: of data, just the places that somebody declared.
  const placeholders = findPlaceholders(text, language.kind, declared, earlier).filter(
    ({ name }) => !isOnlyDeclared(language.kind) || declared.has(name),
  );
  if (placeholders.length === 0) return [];
  const slots = language.slots?.(text, placeholders) ?? [];
  const plan = missingPlan(language, text, placeholders);
  return placeholders.map((placeholder, at): Hole => {
    const slot = slots[at] ?? [...pathLayers(text, placeholder), 'plain'];
    const name = variableOf(placeholder, declared);
    const variable = variables[name];
    const written = variable?.default === undefined ? undefined : fillIn(variable, slot, variable.default);
    return {
      ...placeholder,
      slot,
      variable: name,
      filled: written?.text ?? null,
      missing: [form ?? plan.form, plan.places[at] ?? 'as-is'],
      misfit: written?.refused ?? '',
    };
  });
}

function missingPlan(language: Language, text: string, placeholders: readonly Placeholder[]): MissingPlan {
  return language.missing?.(text, placeholders) ?? { form: 'unsure', places: [] };
}

/**
 * The variable that a placeholder means: `$NAMESPACE`, `<namespace>` and `{{namespace}}` are `namespace`, unless a variable
 * is declared in the very same spelling. Empty for what Grafana alone fills in.
 */
export function variableOf({ kind, name }: Placeholder, declared: ReadonlySet<string>): string {
  if (kind === 'grafana') return '';
  return declared.has(name) ? name : name.toLowerCase().replace(/\W+/g, '_');
}

function shownText(text: string, holes: readonly Hole[]): string {
  return holes
    .toReversed()
    .reduce((shown, { from, to, filled }) => (filled === null ? shown : shown.slice(0, from) + filled + shown.slice(to)), text);
}

function unfilledIn(text: string, holes: readonly Hole[]): Unfilled {
  const open = holes.filter(({ filled }) => filled === null);
  return {
    values: [...new Set(open.map(({ variable }) => variable).filter((name) => name !== ''))],
    grafana: [...new Set(open.filter(({ variable }) => variable === '').map(({ from, to }) => text.slice(from, to)))],
  };
}

/** Each command of a session is read for itself; what is typed into another client (`mysql> `) is not a shell's. */
function readSession(
  language: Language,
  session: string,
  variables: Variables,
  programs: Programs | undefined,
  { earlier }: Surroundings,
): Code {
  const declared = new Set(Object.keys(variables));
  let assigned = earlier;
  const lines = parseConsole(session);
  const form = formOfSession(lines, variables);
  const variableNames = new Set<string>();
  const assessments: Assessment[] = [];
  let at = 0;
  const body = lines.map((line, index): Html => {
    const end = index < lines.length - 1 ? '\n' : '';
    if (line.kind === 'output') return html`<span class="out">${line.text}</span>${end}`;
    const inShell = isShellPrompt(line.prompt);
    const command = readText(inShell ? shell : text, line.text, variables, programs, { earlier: assigned, form });
    if (inShell) assigned = assignedAfter(assigned, assignedNames(line.text, declared));
    for (const name of command.variables) variableNames.add(name);
    // The prompts of further lines are taken out of a command: then its first line stands for all of it.
    const whole = session.indexOf(line.text, at);
    const firstLine = line.text.split('\n', 1)[0] ?? '';
    const from = whole === -1 ? Math.max(at, session.indexOf(firstLine, at)) : whole;
    const { harms, unknown } = (inShell ? command.assessment : null) ?? assessPrompted(line.prompt, line.text);
    const placed = harms.map((harm) =>
      whole === -1 ? { ...harm, from, to: from + firstLine.length } : { ...harm, from: from + harm.from, to: from + harm.to },
    );
    assessments.push(assessment(placed, unknown));
    at = from + firstLine.length;
    return html`<span class="prompt">${line.prompt}</span><span class="cmd">${trusted(command.html)}</span>${end}`;
  });
  const unchecked = (language.limit?.(session, declared) ?? null) === null ? null : 'limit';
  return {
    html: html`${body}`.text,
    shown: session,
    // A session is not sent anywhere.
    unfilled: { values: [], grafana: [] },
    variables: [...variableNames],
    assessment: assessments.length === 0 ? null : together(assessments),
    unchecked,
  };
}

/** The commands of a session are copied together: they fail together too. */
function formOfSession(lines: readonly ConsoleLine[], variables: Variables): MissingForm {
  const declared = new Set(Object.keys(variables));
  const commands = lines.filter((line) => line.kind === 'command');
  if (commands.some(({ prompt }) => !isShellPrompt(prompt))) return 'unsure';
  const text = commands.map((line) => line.text).join('\n');
  return missingPlan(shell, text, findPlaceholders(text, 'command', declared)).form;
}
