/** Remembers compiled runbooks between builds, by all that they were compiled from. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CompileRunbook } from '../content/assemble.ts';
import { compile } from '../runbook/compile.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import { cacheRoot, digest } from './paths.ts';

export interface CachedCompile {
  compile: CompileRunbook;
  /** Names what a runbook was compiled from: equal keys, equal results. */
  keyOf: (compiled: CompiledRunbook) => string | undefined;
  /** Keeps what this build used, for the next one. */
  save: () => void;
}

/** A `compile` that remembers. `code` differs when any code differs; a file that cannot be read is an empty memory. */
export function cachedCompile(content: string, code: string): CachedCompile {
  const file = join(cacheRoot, 'compiled', digest(content));
  const remembered = load(file);
  const used = new Map<string, CompiledRunbook>();
  const surroundingsDigests = new Map<string, string>();
  const keys = new WeakMap<CompiledRunbook, string>();
  let changed = false;
  return {
    compile: (source, context, surroundings) => {
      let around = surroundingsDigests.get(surroundings);
      if (around === undefined) {
        around = digest(code, surroundings);
        surroundingsDigests.set(surroundings, around);
      }
      const key = digest(
        around,
        context.file,
        context.format,
        context.fallbackTitle,
        context.title ?? '',
        JSON.stringify([context.variables, context.overrides]),
        source,
      );
      const known = remembered.get(key);
      changed ||= known === undefined;
      const compiled = known ?? compile(source, context);
      used.set(key, compiled);
      keys.set(compiled, key);
      return compiled;
    },
    keyOf: (compiled) => keys.get(compiled),
    save: () => {
      if (!changed) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, serialize(used));
    },
  };
}

function load(file: string): Map<string, CompiledRunbook> {
  try {
    const loaded: unknown = deserialize(readFileSync(file));
    return loaded instanceof Map ? loaded : new Map();
  } catch {
    return new Map();
  }
}
