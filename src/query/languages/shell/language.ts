/** A language of shell commands: the shell itself, and programs whose commands are lines of a shell. */
import type { Assessment } from '../../danger/danger.ts';
import type { Programs } from '../../danger/row.ts';
import type { Diagnosis, Language } from '../../language.ts';
import { colourShell } from './colour.ts';
import { shellMissing } from './missing.ts';
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
  assess: (reading: ShellReading, programs?: Programs) => Assessment;
}

export function shellLanguage({ id, title, aliases, dialect = 'bash', checks = [], assess }: ShellLanguage): Language {
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
    leavesAlone: (text, declared) => {
      const { failure } = readShell(text, declared);
      return dialect === 'kin' && failure !== null && failure.kind !== 'quote' ? 'other' : null;
    },
    highlight: (text, declared) => colourShell(readShell(text, declared)),
    slots: shellSlots,
    missing: shellMissing,
    assess: (text, declared, programs) => assess(readShell(text, declared), programs),
  };
}

function diagnosisOf({ from, to, message, expected }: Diagnosis): Diagnosis {
  return { from, to, message, expected };
}
