/** A value that a responder fills in once: `${namespace}` in queries and commands. */
import { z } from 'zod';

/** Names that may stand between `${` and `}`: what Prometheus, shells and Grafana all take. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected letters, digits and underscores, not starting with a digit');

export const variableSchema = z
  .strictObject({
    description: z.string().describe('What the value is, in the words a responder would use.').optional(),
    default: z.union([z.string(), z.number()]).transform(String).describe('Used until the responder fills in another.').optional(),
    pattern: z.string().describe('A regular expression that the whole value must match.').optional(),
    choices: z
      .array(z.union([z.string(), z.number()]).transform(String))
      .min(1)
      .describe('The only values it may take.')
      .optional(),
  })
  .describe('A variable: `${name}` in a query or command.');
export type Variable = z.infer<typeof variableSchema>;

export const variablesSchema = z.record(variableName, variableSchema);

/** All names of several declarations. */
export function declaredNames(...declarations: readonly Record<string, Variable>[]): ReadonlySet<string> {
  return new Set(declarations.flatMap((variables) => Object.keys(variables)));
}
