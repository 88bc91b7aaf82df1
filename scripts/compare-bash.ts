/**
 * `node scripts/compare-bash.ts [--files DIR] [--seed N] [--mutants N] [--show]`: does our check of shell commands say what
 * `bash -n` says? Asked of the commands in our own runbooks and query sheets, of the constructs in `tests/fixtures/shell`, of
 * every fence in the Markdown files of a folder, and of mutants of them all. Placeholders are filled with a word, for both.
 * `--show` lists what bash refuses and we take. Exit 1 when a text that bash takes is called wrong, or the agreement on
 * mutants is under 95 %.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { cleanForCopy } from '../src/query/clean.ts';
import { detectLanguage } from '../src/query/detect.ts';
import { sessionCommands } from '../src/query/languages/console/session.ts';
import { shell } from '../src/query/languages/shell/index.ts';
import { findPlaceholders } from '../src/query/placeholder.ts';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string' },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '3' },
    show: { type: 'boolean', default: false },
  },
});

const root = new URL('..', import.meta.url).pathname;
const wanted = 95;

const version = spawnSync('bash', ['--version'], { encoding: 'utf8' });
if (version.error !== undefined) {
  console.log('skipped: bash is not installed');
  process.exit(0);
}
console.log(`${version.stdout.split('\n')[0]}, seed ${options.seed}`);

const constructs = ['valid', 'invalid'].flatMap((name) =>
  readFileSync(join(root, `tests/fixtures/shell/${name}.txt`), 'utf8')
    .replace(/\n$/, '')
    .split('\n%%\n'),
);
const written = [...sheetCommands(join(root, 'queries')), ...fences(join(root, 'runbooks'))];
const foreign = options.files === undefined ? [] : fences(options.files);
const real = unique([...constructs, ...written, ...foreign].map(filled));
const random = randomFrom(Number(options.seed));
const mutants = unique(real.flatMap((text) => Array.from({ length: Number(options.mutants) }, () => mutate(text)))).filter(
  (text) => !real.includes(text),
);

const own = compare('our commands', unique(written.map(filled)));
const built = compare('constructs', constructs);
const others = compare('commands of the folder', unique(foreign.map(filled)));
const mutated = compare('mutants', mutants);
const wrong = own.falseRejects + built.falseRejects + others.falseRejects + mutated.falseRejects;
process.exitCode = wrong === 0 && mutated.agreement >= wanted ? 0 : 1;

function compare(name: string, texts: readonly string[]): { agreement: number; falseRejects: number } {
  if (texts.length === 0) return { agreement: 100, falseRejects: 0 };
  const verdicts = askBash(texts);
  const rejects: string[] = [];
  let onlyRun = 0;
  const accepts: string[] = [];
  const start = performance.now();
  const ours = texts.map((text) => shell.diagnose?.(text).find(({ severity = 'error' }) => severity === 'error'));

  const taken = performance.now() - start;
  texts.forEach((text, at) => {
    const theirs = verdicts[at] ?? '';
    const our = ours[at];
    if (theirs === '' && our !== undefined && isOnlyRun(text, our.from)) onlyRun++;
    else if (theirs === '' && our !== undefined)
      rejects.push(`${JSON.stringify(text)}\n      we: ${our.from} ${our.message}, expected ${our.expected}`);
    if (theirs !== '' && our === undefined) accepts.push(`${JSON.stringify(text)}\n      bash: ${theirs}`);
  });
  const agreement = 100 - (100 * (rejects.length + accepts.length)) / texts.length;
  const refused = verdicts.filter((verdict) => verdict !== '').length;
  console.log(`${name}: ${texts.length} (bash refuses ${refused}), agreement ${agreement.toFixed(2)} %, ${taken.toFixed(0)} ms for ours`);
  console.log(`  bash takes, we refuse: ${rejects.length}; ${onlyRun} more where bash looks only when it runs`);
  for (const line of rejects) console.log(`    ${line}`);
  console.log(`  bash refuses, we take: ${accepts.length}`);
  if (options.show) for (const line of accepts) console.log(`    ${line}`);
  return { agreement, falseRejects: rejects.length };
}

/** What `-n` takes and a run refuses: anything between backquotes, in arithmetic and in here-documents, and `[[ ]]` without a word. */
function isOnlyRun(text: string, at: number): boolean {
  if (/(?:\[\[|&&|\|\||\()\s*\]\]/.test(text)) return true;
  return /(?<!\\)`|\(\(|\$\[|\$\{|<</.test(text.slice(0, at + 2));
}

/** For every text what `bash -n` says against it; empty for nothing. Errors in `[[` leave its exit code at 0. */
function askBash(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bash-n-'));
  try {
    texts.forEach((text, at) => {
      writeFileSync(join(folder, String(at)), text);
    });
    const loop = `cd "$1" && for ((i = 0; i < $2; i++)); do said=$(bash --norc -n $i 2>&1 | grep -v warning: | tr '\\n\\0' '  '); echo "$said"; done`;
    const result = spawnSync('bash', ['--norc', '-c', loop, 'compare-bash', folder, String(texts.length)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const verdicts = result.stdout.split('\n').slice(0, -1);
    if (verdicts.length !== texts.length) throw new Error(`cannot read what bash says: ${result.stderr.slice(0, 500)}`);
    return verdicts.map((verdict) => verdict.trim());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copied and filled in, as a reader runs it. */
function filled(text: string): string {
  const clean = cleanForCopy(text, 'command');
  const names = new Set([...clean.matchAll(/\$\{([A-Za-z_]\w*)\}/g)].map((match) => match[1] ?? ''));
  let result = clean;
  for (const { from, to } of findPlaceholders(clean, 'command', names).reverse())
    result = `${result.slice(0, from)}value${result.slice(to)}`;
  return result;
}

function sheetCommands(folder: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, language: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const own = 'language' in value ? value.language : language;
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'query' || key === 'rollback') && typeof inner === 'string' && isShell(own)) found.push(inner);
      else walk(inner, own);
    }
  };
  for (const name of readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)))
    walk(parseYaml(readFileSync(join(folder, name), 'utf8')), '');
  return found;
}

function isShell(language: unknown): boolean {
  return typeof language === 'string' && /^(?:shell|sh|bash|kubectl|git)$/.test(language);
}

/** The commands in fences that are commands or sessions. */
function fences(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.mdx?$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    for (const [, indent = '', , label = '', code = ''] of text.matchAll(
      /^([ \t]*)(`{3,}|~{3,})([^\n`]*)\n([\s\S]*?)\n?^[ \t]*\2[ \t]*$/gm,
    )) {
      const own = code
        .split('\n')
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
        .join('\n');
      const { language } = detectLanguage(label, own);
      if (language === 'console')
        found.push(
          ...sessionCommands(own)
            .filter((command) => command.shell)
            .map((command) => command.text),
        );
      else if (isShell(language)) found.push(own);
    }
  }
  return found;
}

function mutate(text: string): string {
  const tokens: string[] = [...(text.match(/\s+|[\w./-]+|[\s\S]/g) ?? [])];
  const at = Math.floor(random() * tokens.length);
  const other = Math.floor(random() * tokens.length);
  const sign =
    pick(
      '" \' ` $( ) ( { } ; ;; | || & && > < << <<< if then fi do done case esac for in while else elif [[ ]] (( )) ${ \\ $ # ! function = x= * [ ] ~'.split(
        ' ',
      ),
    ) ?? '"';
  const ways: (() => string[])[] = [
    () => tokens.toSpliced(at, 1),
    () => tokens.toSpliced(at, 1),
    () => tokens.toSpliced(at, 0, sign),
    () => tokens.toSpliced(at, 0, ` ${sign} `),
    () => tokens.toSpliced(at, 1, sign),
    () => tokens.with(at, tokens[other] ?? '').with(other, tokens[at] ?? ''),
    () => tokens.slice(0, at),
  ];
  return (pick(ways)?.() ?? tokens).join('');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '');
}

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator: the same mutants for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
