/** A value that a responder fills in once: `${namespace}` in queries and commands. */
import { z } from 'zod';
import { unsuited } from '../fill/value.ts';
import type { DeepReadonly } from '../plain/readonly.ts';
import { patternFault } from './pattern.ts';

/** Names that may stand between `${` and `}`: what Prometheus, shells and Grafana all take. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected letters, digits and underscores, not starting with a digit');

export const variableSchema = z
  .strictObject({
    description: z.string().describe('What the value is, in the words a responder would use.').optional(),
    default: z.union([z.string(), z.number()]).transform(String).describe('Used until the responder fills in another.').optional(),
    pattern: z
      .string()
      // What comes after asks the expression, so nothing else is looked at where it cannot be used.
      .superRefine((pattern, context) => {
        const message = patternFault(pattern);
        if (message !== undefined) context.addIssue({ code: 'custom', message, continue: false });
      })
      .meta({ format: 'regex' })
      .describe('A regular expression that the whole value must match.')
      .optional(),
    choices: z
      .array(z.union([z.string(), z.number()]).transform(String))
      .min(1)
      .describe('The only values it may take.')
      .optional(),
    regex: z
      .boolean()
      .describe(
        'Whether the value is itself a regular expression: then a regex matcher gets it as it is. Without it, every character of a value means itself.',
      )
      .optional(),
  })
  .superRefine((variable, context) => {
    const reason = variable.default === undefined ? '' : unsuited(variable, variable.default);
    if (reason !== '') context.addIssue({ code: 'custom', path: ['default'], message: `${reason}, as this variable demands` });
  })
  .describe('A variable: `${name}` in a query or command.');
export type Variable = DeepReadonly<z.infer<typeof variableSchema>>;

export const variablesSchema = z.record(variableName, variableSchema);

/** Declarations by name. */
export type Variables = Readonly<Record<string, Variable>>;

/** Several declarations as one: of the same name, each later one adds to and overrides the earlier, field by field. */
export function mergeVariables(...declarations: readonly Variables[]): Variables {
  const merged = new Map<string, Variable>();
  for (const [name, variable] of declarations.flatMap((variables) => Object.entries(variables))) {
    merged.set(name, { ...merged.get(name), ...variable });
  }
  return Object.fromEntries(merged);
}

/** The declarations of these names; a name that nobody declared has an empty one. */
export function pickVariables(variables: Variables, names: Iterable<string>): Variables {
  return Object.fromEntries([...names].map((name) => [name, Object.hasOwn(variables, name) ? (variables[name] ?? {}) : {}]));
}
