/** The step that a query belongs to: as it was logged, else the one whose command reads the same once its values are filled in. */
import type { StepRef } from '../../incident/events/common.ts';
import type { QueryUse } from '../../incident/events/queries.ts';
import type { ListedStep } from '../../incident/events/runbooks.ts';

export interface StepNames {
  /** The words of the step that a query stands in; undefined where that is not known. */
  wordsOf(query: QueryUse, step?: StepRef): string | undefined;
}

/** @param listed the steps of the runbooks that were used */
export function stepNames(listed: ReadonlyMap<string, ListedStep>): StepNames {
  const withCommands = [...listed.values()].filter(({ commands = [] }) => commands.length > 0);
  /** A query is copied and run many times. */
  const known = new Map<string, string | undefined>();
  return {
    wordsOf(query, step) {
      if (step !== undefined) return step.text;
      if (query.id !== undefined) return undefined;
      const key = spaced(query.text);
      if (!known.has(key))
        known.set(key, withCommands.find(({ commands = [] }) => commands.some((command) => filled(command, query) === key))?.text);
      return known.get(key);
    },
  };
}

function filled(command: string, { values = {} }: QueryUse): string {
  const byName = new Map(Object.entries(values));
  return spaced(command.replaceAll(/\$\{(\w+)\}/g, (place, name: string) => byName.get(name) ?? place));
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** What a query is called: its own title, else the step that it stands in. */
export function queryName(query: QueryUse, words: string | undefined): string {
  return query.title ?? words ?? query.id ?? query.text;
}

const shells = new Set(['bash', 'sh', 'shell', 'zsh', 'fish', 'console', 'powershell', 'kubectl', 'git']);

/** `Command` for what a shell runs, `Query` for everything else. */
export function queryKind({ language }: QueryUse): 'Command' | 'Query' {
  return shells.has(language) ? 'Command' : 'Query';
}
