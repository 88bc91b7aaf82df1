/** What undoes a change, as pages show it: the commands in it can be copied like any other. */
import { type Html, html, trusted } from '../markup/html.ts';
import { type Code, readCode } from './code.ts';
import { dangerAttribute, whatOf } from './danger/markup.ts';
import type { Programs } from './danger/row.ts';
import { isCommandLine } from './languages/shell/command-line.ts';
import { shell } from './languages/shell/index.ts';
import type { Variables } from './variable.ts';

export interface Undo {
  html: string;
  /** Names of the variables in its commands. */
  variables: string[];
}

/** A text with commands between backquotes, or one command alone. */
export function readUndo(text: string, variables: Variables, programs?: Programs): Undo {
  const parts = isCommandLine(text) ? ['', text] : text.split('`');
  const used: string[] = [];
  const body = parts.map((part, at): Html | string => {
    if (at % 2 === 0) return part;
    if (!isCommandLine(part)) return html`<code>${part}</code>`;
    const code = readCode(shell, part, variables, programs);
    used.push(...code.variables);
    return runnable(code);
  });
  return { html: html`${body}`.text, variables: used };
}

/** A command in a line of text, with a button to copy it. */
export function runnable({ html: text, assessment }: Pick<Code, 'html' | 'assessment'>): Html {
  const danger = assessment?.danger ?? 'unknown';
  const what = whatOf(danger, assessment);
  return html`<code class="run"${dangerAttribute(danger)}${what !== '' && html` data-what="${what}"`}>${trusted(text)}</code>`;
}
