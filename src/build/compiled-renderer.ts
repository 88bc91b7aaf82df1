/** Compiled renderers on disk: one for each state of the code, made in a process of its own when it is not there yet. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../process/run-program.ts';
import { type Words, writtenWords } from '../words/translation.ts';
import { placeAtBase } from './any-base.ts';
import { missingForCode } from './code-needs.ts';
import { type ContentCode, noCode } from './code-runbooks.ts';
import type { MarkedTexts } from './marked-texts.ts';
import { cacheRoot, compiledFolder, digest, isInstalled, programRoot } from './paths.ts';
import { wordsInScripts } from './placed-words.ts';

export interface CompileInputs {
  content: string;
  base: string;
  /** The content's own code, and the version of the content that it may import from. */
  code: (ContentCode & { version: string }) | null;
  /** The words of the interface; undefined in English. */
  words: Words | undefined;
  /** Called when compiling is needed, which takes seconds. */
  onCompile: () => void;
}

export interface CompiledRenderer {
  /** Holds `server`, which renders. */
  folder: string;
  /** Holds what pages refer to, as a site at the base has it. */
  client: string;
  /** Holds the scripts of the service worker and of the break-glass file. */
  worker: string;
  words: Words | undefined;
  /** Names of scripts as the renderer writes them, and as they are in `client`. */
  renamed: ReadonlyMap<string, string>;
  /** Differs when any code, the base or the words differ. */
  digest: string;
}

/** The output of the bundler. */
export class CompileFailed extends Error {}

/** How many are kept: one for each version of the program in use, and for each content whose runbooks hold code. */
const keep = 4;
/** Another build may be loading one that was used so lately, milliseconds: no build takes so long. */
const stillInUse = 60 * 60_000;

/**
 * The compiled renderer for these inputs.
 * @throws {CompileFailed} with the bundler's words.
 */
export async function compiledRenderer({ code, content, base, words, onCompile }: CompileInputs): Promise<CompiledRenderer> {
  const hasCode = code !== null && code.files.length > 0;
  // Components that no runbook uses are compiled for nobody.
  const compiling = hasCode ? { files: code.files, components: code.components } : noCode;
  // English scripts have no trace of the words of other languages: a second set has.
  const texts: MarkedTexts = words === undefined ? 'strip' : 'call';
  const set = texts === 'strip' ? [] : [texts];
  const name = hasCode ? digest(codeDigest(), content, code.version, JSON.stringify(compiling), ...set) : digest(codeDigest(), ...set);
  const kept = join(cacheRoot, 'renderers', name);
  const comesCompiled = isInstalled && !hasCode;
  if (!markUsed(kept)) {
    if (comesCompiled) keepPlace(kept);
    else {
      const missing = isInstalled ? missingForCode() : undefined;
      if (missing !== undefined) throw new CompileFailed(missing);
      onCompile();
      await compile(kept, { content, code: compiling, texts });
    }
  }
  const folder = comesCompiled ? join(programRoot, compiledFolder, texts === 'strip' ? rendererFolder : markedRendererFolder) : kept;
  const client = join(kept, 'at', digest(base, writtenWords(words)));
  const worker = join(folder, 'worker');
  if (words === undefined) {
    placeAtBase(join(folder, 'client'), client, base);
    return { folder, client, worker, words, renamed: new Map(), digest: digest(name, base) };
  }
  const { change, renamed } = wordsInScripts(join(folder, 'client'), words);
  placeAtBase(join(folder, 'client'), client, base, change);
  placeAtBase(worker, `${client}-worker`, base, change);
  return { folder, client, worker: `${client}-worker`, words, renamed, digest: digest(name, base, writtenWords(words)) };
}

/** A place for what is made of the renderer that comes with the package. */
function keepPlace(folder: string): void {
  mkdirSync(join(folder, 'at'), { recursive: true });
  writeFileSync(join(folder, 'done'), '');
  forgetOld();
}

async function compile(folder: string, inputs: { content: string; code: ContentCode; texts: MarkedTexts }): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(cacheRoot, 'renderers'), { recursive: true });
  try {
    await runCompiler({ ...inputs, outDir: fresh });
    mkdirSync(join(fresh, 'at'));
    writeFileSync(join(fresh, 'done'), '');
    // Another build may have made the same renderer in the meantime: theirs is as good, and may be in use.
    if (existsSync(join(folder, 'done'))) rmSync(fresh, { recursive: true, force: true });
    else {
      rmSync(folder, { recursive: true, force: true });
      renameSync(fresh, folder);
    }
  } catch (error) {
    for (const left of [fresh, `${fresh}.scripts`]) rmSync(left, { recursive: true, force: true });
    if (!existsSync(join(folder, 'done'))) throw error;
  }
  forgetOld();
}

/** Astro and Vite take 450 MB and a second to load: a process of its own gives both back, and works beside this one. */
async function runCompiler(options: object): Promise<void> {
  const script = isInstalled
    ? join(programRoot, compiledFolder, 'compile-renderer.js')
    : join(programRoot, 'src', 'build', 'compile-renderer.ts');
  const { code, output } = await runProgram(process.execPath, [script, JSON.stringify(options)], { cwd: programRoot });
  if (code !== 0) throw new CompileFailed(output);
}

/** Notes that a renderer is used now. False when it is not there, or not whole. */
function markUsed(folder: string): boolean {
  try {
    const now = new Date();
    utimesSync(join(folder, 'done'), now, now);
    return true;
  } catch {
    return false;
  }
}

function forgetOld(): void {
  const root = join(cacheRoot, 'renderers');
  const modified = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const kept = readdirSync(root).map((name) => ({
    name,
    // One that is not whole is being made, or was left by a build that was killed.
    used: modified(join(root, name, 'done')) ?? modified(join(root, name)) ?? 0,
  }));
  for (const name of renderersToForget(kept, Date.now())) rmSync(join(root, name), { recursive: true, force: true });
}

/** The names of the renderers to delete: those that were not used for longest, and none that a build may be using. Times in milliseconds. */
export function renderersToForget(kept: readonly { readonly name: string; readonly used: number }[], now: number): string[] {
  const beyond = kept.toSorted((a, b) => b.used - a.used).slice(keep);
  return beyond.filter(({ used }) => now - used > stillInUse).map(({ name }) => name);
}

/** In the folder of the compiled program: the renderer, and the digest of the code that all of it was compiled from. */
export const rendererFolder = 'renderer';
/** The same with scripts that a site's words are put into. */
/** In the folder of a renderer with such scripts: the keys of the texts in Astro’s files. */
export const textsFile = 'texts.json';
export const markedRendererFolder = 'renderer-words';
export const digestFile = 'digest.txt';

let codeDigestOfThisRun: string | undefined;

/** Digest of everything that compiling reads but content: sources, public files, dependencies. Read once a run. */
export function codeDigest(): string {
  codeDigestOfThisRun ??= readCodeDigest();
  return codeDigestOfThisRun;
}

function readCodeDigest(): string {
  const parts: string[] = [process.version];
  if (isInstalled) return digest(...parts, readFileSync(join(programRoot, compiledFolder, digestFile), 'utf8'));
  for (const folder of ['src', 'public']) {
    const root = join(programRoot, folder);
    if (!existsSync(root)) continue;
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
      parts.push(path.slice(programRoot.length), readFileSync(path, 'latin1'));
  }
  parts.push(readFileSync(join(programRoot, 'package.json'), 'utf8'), readFileSync(join(programRoot, 'package-lock.json'), 'utf8'));
  return digest(...parts);
}
