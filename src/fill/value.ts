/** Whether a value suits its variable, and how it stands in a text. Runs in the browser too. */
import { type Slot, writeValue } from './layer.ts';
import { refuse, type Written } from './rule.ts';

/** What is asked of a value; the part of a variable's declaration that a browser needs. */
export interface Demands {
  pattern?: string | undefined;
  choices?: readonly string[] | undefined;
  regex?: boolean | undefined;
}

/** Longer than any name, and short enough for every pattern that a declaration may have: the page asks it with each key. */
const longest = 500;

/** Why the value does not suit the variable; empty when it does. */
export function unsuited(demands: Demands, value: string): string {
  if (demands.choices !== undefined && !demands.choices.includes(value)) return `expected one of ${demands.choices.join(', ')}`;
  if (demands.pattern !== undefined && value.length > longest) return `expected at most ${longest} characters`;
  if (demands.pattern !== undefined && !new RegExp(`^(?:${demands.pattern})$`, 'u').test(value)) return `expected ${demands.pattern}`;
  return '';
}

/** The value as it stands in that slot, or why it cannot stand there. A value that is a regex goes into a regex as it is. */
export function fillIn(demands: Demands, slot: Slot, value: string): Written {
  const reason = unsuited(demands, value);
  if (reason !== '') return refuse(reason);
  if (demands.regex !== true) return writeValue(slot, value);
  const own = slot.filter((layer) => layer !== 'search-text').map((layer) => (layer === 'regex' ? 're2' : layer));
  return writeValue(own, value);
}
