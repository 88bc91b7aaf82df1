/** Values of a `scope` that do not suit the variable declared beside them. */

import { unsuited } from '../fill/value.ts';
import { ownValue } from '../plain/own-value.ts';
import type { CheckId, Problem, Range } from '../problem/problem.ts';
import type { Variables } from '../query/variable.ts';
import type { Scope } from './schema/scope.ts';

interface Declaring {
  readonly scope: Scope;
  readonly variables: Variables;
}

export function scopeProblems(
  { scope, variables }: Declaring,
  file: string,
  check: CheckId,
  locate: (path: readonly PropertyKey[]) => Range,
): Problem[] {
  return Object.entries(scope).flatMap(([name, value]): Problem[] => {
    const variable = ownValue(variables, name);
    const reason = variable === undefined ? '' : unsuited(variable, value);
    if (reason === '') return [];
    const message = `\`scope\` gives ${name} the value \`${value}\`: ${reason}, as the variable demands`;
    const hint = `change it, or what the variable \`${name}\` asks for`;
    return [{ check, severity: 'error', file, message, hint, ...locate(['scope', name]) }];
  });
}
