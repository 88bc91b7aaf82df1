/** Remembers compiled runbooks and their frontmatter between builds, by all that they were made from. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CompileRunbook } from '../content/assemble/compiling.ts';
import { type FrontmatterRead, type ReadFrontmatter, readFrontmatter } from '../content/assemble/draft.ts';
import type { RememberRecords } from '../content/assemble/postmortems.ts';
import type { KeptRecords } from '../content/kept-record.ts';
import type { YamlSource } from '../content/yaml.ts';
import { compile } from '../runbook/compile.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import { cacheRoot, digest } from './paths.ts';

export interface CachedCompile {
  compile: CompileRunbook;
  frontmatter: ReadFrontmatter;
  rememberRecords: RememberRecords;
  /** Names what a runbook was compiled from: equal keys, equal results. */
  keyOf: (compiled: CompiledRunbook) => string | undefined;
  /** Keeps what this build used, for the next one. */
  save: () => void;
  /** One for the next reading in this process, which remembers what this one used. */
  next: () => CachedCompile;
}

/** A `compile` that remembers. `code` differs when any code differs; a file that cannot be read is an empty memory. */
export function cachedCompile(content: string, code: string): CachedCompile {
  const file = join(cacheRoot, 'compiled', digest(content));
  return remembering(file, code, load(file));
}

function remembering(file: string, code: string, remembered: Memory): CachedCompile {
  const used: Memory = emptyMemory();
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
      const known = remembered.runbooks.get(key);
      changed ||= known === undefined;
      const compiled = known ?? compile(source, context);
      used.runbooks.set(key, compiled);
      keys.set(compiled, key);
      return compiled;
    },
    frontmatter: (source) => {
      const key = digest(code, source.file, String(source.within?.offset), source.text);
      const known = remembered.frontmatter.get(key);
      changed ||= known === undefined;
      const { value, problems, locate } = known === undefined ? readFrontmatter(source) : atHand(known, source);
      used.frontmatter.set(key, known ?? { value, problems });
      return { value, problems, locate };
    },
    rememberRecords: (text, writing, read) => {
      const key = digest(code, JSON.stringify(writing), text);
      const known = remembered.records.get(key);
      changed ||= known === undefined;
      const records = known ?? read(text, writing);
      used.records.set(key, records);
      return records;
    },
    keyOf: (compiled) => keys.get(compiled),
    save: () => {
      if (!changed) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, serialize(used));
    },
    next: () => remembering(file, code, used),
  };
}

interface Memory {
  runbooks: Map<string, CompiledRunbook>;
  frontmatter: Map<string, Pick<FrontmatterRead, 'value' | 'problems'>>;
  records: Map<string, KeptRecords>;
}

function emptyMemory(): Memory {
  return { runbooks: new Map(), frontmatter: new Map(), records: new Map() };
}

/** Only who asks for places has it read again. */
function atHand(known: Pick<FrontmatterRead, 'value' | 'problems'>, source: YamlSource): FrontmatterRead {
  let read: FrontmatterRead | undefined;
  return {
    ...known,
    locate: (path) => {
      read ??= readFrontmatter(source);
      return read.locate(path);
    },
  };
}

function load(file: string): Memory {
  try {
    const loaded: unknown = deserialize(readFileSync(file));
    if (isMemory(loaded)) return loaded;
  } catch {
    // A file that cannot be read is an empty memory.
  }
  return emptyMemory();
}

/** The file is our own and keyed by the digest of the code: only a file of an older shape has to be recognised. */
function isMemory(loaded: unknown): loaded is Memory {
  return typeof loaded === 'object' && loaded !== null && 'runbooks' in loaded && 'frontmatter' in loaded && 'records' in loaded;
}
