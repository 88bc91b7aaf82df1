/** A language of shell commands: the shell itself, and programs whose commands are lines of a shell. */
import type { Diagnosis, Harm, Language } from '../language.ts';
import { colourShell } from './colour.ts';
import { readShell, type ShellReading } from './read.ts';
import { shellSlots } from './slots.ts';

export interface ShellLanguage {
  id: string;
  title: string;
  aliases: readonly string[];
  /** `bash`: what bash refuses is wrong. `kin`: a shell with words of its own, of which only an open quote is sure to be wrong. */
  dialect?: 'bash' | 'kin';
  /** What else can be wrong with commands that the shell takes. */
  checks?: readonly ((reading: ShellReading) => readonly Diagnosis[])[];
  harms?: (reading: ShellReading) => Harm[];
}

export function shellLanguage({ id, title, aliases, dialect = 'bash', checks = [], harms }: ShellLanguage): Language {
  return {
    id,
    title,
    aliases,
    kind: 'command',
    diagnose(text, declared) {
      const reading = readShell(text, declared);
      const { failure } = reading;
      if (failure !== null) return dialect === 'bash' || failure.kind === 'quote' ? [diagnosisOf(failure)] : [];
      return checks.flatMap((check) => check(reading));
    },
    limit: (text, declared) => readShell(text, declared).limit,
    highlight: (text, declared) => colourShell(readShell(text, declared)),
    slots: shellSlots,
    harms: harms === undefined ? null : (text, declared) => harms(readShell(text, declared)),
  };
}

function diagnosisOf({ from, to, message, expected }: Diagnosis): Diagnosis {
  return { from, to, message, expected };
}
