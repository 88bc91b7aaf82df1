/**
 * What is copied while a value is missing: a text that whoever gets it refuses, so that a half-filled command never runs.
 * Runs in the browser too.
 *
 * A shell runs what it has read before it reads on, and an expansion that fails ends one command line only: lines pasted below it
 * still run. So a text of several commands becomes one compound command that fails at its first word, and each missing value
 * fails at its own place as well, for whoever copies a single line out of it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02
 */

/** How a missing value is written where it stands: bare or between double quotes, between single quotes, in `$'…'`, or not at all. */
export const missingPlaces = ['bare', 'single', 'ansi', 'as-is'] as const;
export type MissingPlace = (typeof missingPlaces)[number];

/**
 * How the whole text is made to fail.
 * - `word`: one simple command, which fails where the value is missing. `line`: a guard in front. `group`: a guard in front of several
 *   lines that are one command. `lines`: a guard in front of every line, where some shell may
 *   not read them as one command.
 * - `query`: a first sign that its parser refuses. `statements`: the same in front of each statement.
 * - `unsure`: the same in front of each line and statement, and nobody here can make sure that it is refused.
 */
export const missingForms = ['word', 'line', 'group', 'lines', 'query', 'statements', 'unsure'] as const;
export type MissingForm = (typeof missingForms)[number];

export function isMissingForm(name: string): name is MissingForm {
  return missingForms.some((form) => form === name);
}

export function isMissingPlace(name: string): name is MissingPlace {
  return missingPlaces.some((place) => place === name);
}

/** Where a text has no values: how each place and the whole text are written. */
export interface MissingPlan {
  form: MissingForm;
  /** One for each placeholder, in their order. */
  places: readonly MissingPlace[];
}

/** A value that is missing: its variable, its placeholder as it is written in the text, and how it is copied there. */
export interface Missing {
  readonly variable: string;
  readonly written: string;
  readonly place: MissingPlace;
}

/** A text that is ready to be copied. */
export interface Refusable {
  text: string;
  /** Whether whoever gets it is sure to refuse it; otherwise ask before it is copied. */
  refused: boolean;
}

/**
 * Parameters that a shell sets itself: `${path:?…}` never fails in zsh, where `path` is the list of folders.
 * https://zsh.sourceforge.io/Doc/Release/Parameters.html
 */
const shellSets = new Set(
  (
    'aliases argv builtins cdpath commands dirstack errnos fignore fpath funcstack functions galiases histchars history historywords ' +
    'jobdirs jobstates jobtexts keymaps mailpath manpath module_path modules nameddirs options parameters patchars path pipestatus ' +
    'prompt psvar reswords saliases signals status sysparams terminfo termcap userdirs usergroups watch widgets zle_bracketed_paste zsh_eval_context'
  ).split(' '),
);

/**
 * A shell's word that fails with a message. A variable of that name that somebody has set in the terminal counts as the value, but for a
 * place where it is not read: there the placeholder itself would be sent, so the word is of a name that nobody sets.
 */
function expansion({ variable, written, place }: Missing): string {
  const own = /^\$\{?([A-Z][A-Z0-9_]*)\}?$/.exec(written)?.[1];
  const name = own ?? variable;
  const isTaken = place === 'as-is' || shellSets.has(name) || (own === undefined && /^[A-Z]+$/.test(name));
  return `\${${isTaken ? `missing_${name}` : name}:?fill in ${variable}}`;
}

/** What stands at the place of a missing value. */
export function writeMissing(missing: Missing): string {
  switch (missing.place) {
    case 'bare':
      return expansion(missing);
    case 'single':
      return `'"${expansion(missing)}"'`;
    case 'ansi':
      return `'"${expansion(missing)}"$'`;
    case 'as-is':
      return missing.written;
  }
}

/** `text` has every missing value written already. Without any it is returned as it is. */
export function refuseWithout(text: string, form: MissingForm, missing: readonly Missing[]): Refusable {
  if (missing.length === 0 || form === 'word') return { text, refused: true };
  const words = [...new Set(missing.map((one) => `"${expansion(one)}"`))];
  const guard = `: ${words.join(' ')}`;
  // No language here has a text that begins with this sign; psql and shells that take it for a redirect find no such file.
  const mark = `<fill in ${[...new Set(missing.map(({ variable }) => variable))].join(', ')}> `;
  switch (form) {
    case 'line':
      return { text: `${guard}; ${text}`, refused: true };
    case 'group':
      return { text: `{ ${guard}\n${text}\n}`, refused: true };
    case 'lines':
      return { text: text.replace(/^(?=.*\S)/gm, `${guard}; `), refused: true };
    case 'query':
      return { text: mark + text, refused: true };
    case 'statements':
      return { text: mark + text.replace(/;(?=\s*\S)/g, `; ${mark.trimEnd()}`), refused: true };
    case 'unsure':
      return { text: mark + text.replace(/;(?=[^\S\n]*\S)/g, `; ${mark.trimEnd()}`).replace(/\n(?=.*\S)/g, `\n${mark}`), refused: false };
  }
}
