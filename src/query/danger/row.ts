/** A program as data: what its calls read, change and destroy. Breakglass' own programs and a team's (`commands:`) have one schema. */
import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';

/** What kind of code a program is handed: `command` is words to run, `shell` a text of a shell; of `script` only some signs are known. */
export const codeKinds = ['command', 'shell', 'sql', 'redis', 'mongo', 'script', 'powershell', 'file'] as const;
export type CodeKind = (typeof codeKinds)[number];

/**
 * A call is written as it is typed: verbs, then options. `|` stands between alternatives, `*` for any part of a word, a lone
 * `*` for any word, `**` for any number of words, `$` for no further word. `volume rm`, `push -f|--force`, `* delete-*`, `--state=absent`. Several calls are divided by commas: `ls, config show`. The empty call
 * is the program without operands, `**` every call. The call that names most decides.
 */
const call = z.string();

const what = z.string().min(1).describe('What it does, to follow the word “it”: `restarts a unit`.');

const options = z.array(z.string().regex(/^-/, 'expected an option with its dashes, as in `--output`'));

export const programSchema = z
  .strictObject({
    programs: z.array(z.string().min(1)).min(1).describe('Names it is called by.'),
    manual: z.url().describe('Where its commands are documented.').optional(),
    takes: options.default([]).describe('Options that take the next word as their value.'),
    attached: options.default([]).describe('Options whose value is never the next word: `-pSECRET`.'),
    wordy: z.boolean().default(false).describe('Whether long options have one dash: `-auto-approve`.'),
    groups: z.array(z.string()).default([]).describe('Words that name a group of commands and are no verbs: `gcloud run`.'),
    reads: z.array(call).default([]).describe('Calls that only read.'),
    changes: z.record(call, what).default({}).describe('Calls that change something, with what they do.'),
    destroys: z.record(call, what).default({}).describe('Calls that delete or overwrite something, with what they do.'),
    writesTo: z
      .array(
        z
          .string()
          .regex(/^(?:[^-#\s]\S* )*(?:-\S*|#(?:\d+|last))$/, 'expected an option, `#1` or `#last`, behind the verbs it is for, if any'),
      )
      .default([])
      .describe(
        'Options, or operands (`#2`, `#last`), that name a file to write: outside working, home and temporary folders that is a change. Behind the verbs they are for, if any: `snapshot save #3`.',
      ),
    runsCode: z
      .record(z.string(), z.enum(codeKinds))
      .default({})
      .describe(
        'Where it is handed code: an option, an operand `#1`, the operands from one on `#2..`, what stands behind `--`, its input `<`.',
      ),
    rehearses: z.array(z.string()).default([]).describe('Options with which it only shows what it would do.'),
  })
  .describe('A program and what its calls do.');

/** As it is written in the tables. */
export type ProgramRow = z.input<typeof programSchema>;
export type Program = DeepReadonly<z.output<typeof programSchema>>;

/** Programs by name. */
export type Programs = ReadonlyMap<string, Program>;

/** Later rows replace earlier ones of the same name. */
export function programsByName(rows: readonly Program[]): Programs {
  return new Map(rows.flatMap((row) => row.programs.map((name) => [name, row] as const)));
}
