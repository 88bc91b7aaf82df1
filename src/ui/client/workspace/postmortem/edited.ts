/** A postmortem that somebody edited, as it is kept on this device: per incident and form. */
import type { FormName } from './forms.ts';

export interface Edited {
  readonly text: string;
  /** How many events the log had when the text was written from it, or when somebody chose to keep the text as it is. */
  readonly events: number;
}

/** The preference that it is kept as. */
export function editedName(incident: string, form: FormName): string {
  return `postmortem:${incident}:${form}`;
}

export function writeEdited({ text, events }: Edited): string {
  return JSON.stringify({ text, events });
}

/** What was edited; undefined when nothing was, or when it cannot be read. */
export function readEdited(kept: string | undefined): Edited | undefined {
  if (!kept) return undefined;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null || !('text' in value) || !('events' in value)) return undefined;
    const { text, events } = value;
    return typeof text === 'string' && typeof events === 'number' ? { text, events } : undefined;
  } catch {
    return undefined;
  }
}
