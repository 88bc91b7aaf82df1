/** `scope`: the values of the variables that identify a service's own things. */
import { z } from 'zod';
import { type Variables, variableName } from '../../query/variable.ts';

export const scopeSchema = z.record(variableName, z.union([z.string().min(1), z.number()]).transform(String));
export type Scope = Readonly<z.infer<typeof scopeSchema>>;

/** The scope as declarations: each value is the default of its variable. */
export function scopeVariables(scope: Scope): Variables {
  return Object.fromEntries(Object.entries(scope).map(([name, value]) => [name, { default: value }]));
}
