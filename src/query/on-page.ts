/** A query on the page of a runbook that gives its variables other defaults than its sheet does. */
import { readCode } from './code.ts';
import type { Query } from './query.ts';
import { languageById } from './registry.ts';
import { readUndo } from './undo.ts';
import { mergeVariables, pickVariables, type Variables } from './variable.ts';

/** The query with these defaults in it, so that the page reads right before any script runs; the same query where none is another. */
export function onPage(query: Query, overrides: Variables): Query {
  const others = Object.entries(query.variables).flatMap(([name, declared]) => {
    const own = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    return own?.default !== undefined && own.default !== declared.default ? [name] : [];
  });
  if (others.length === 0) return query;
  const variables = mergeVariables(query.variables, pickVariables(overrides, new Set(others)));
  return {
    ...query,
    code: readCode(languageById(query.language), query.template, variables),
    undo: readUndo(query.rollback, variables).html,
    variables,
  };
}
