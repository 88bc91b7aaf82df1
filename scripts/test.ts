/**
 * `npm test`: lint, type check, all that Vitest runs (`unit`), end-to-end tests. Runs all of them even when one fails, prints
 * the output of the failed ones, a table and what failed by name, and ends with one line: `N passed, N failed`. Exits with 1 on any failure.
 *
 *     npm test -- --only unit --only lint
 *
 * `--long` (`npm run test:long`) runs the long part instead: what is tagged `@long`, and what is tagged `@repeats` with as many rounds as
 * were promised. `--all` runs both, one after the other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { filesOfLongPart, longTitle, usualTitle } from '../tests/support/parts.ts';
import { ensureChromium } from './test/chromium-install.ts';
import { addCounts, type Counts, countAsOne, describeCounts, none, readPlaywrightReport, readVitestReport } from './test/counts.ts';
import { runNode, stopTools } from './test/tool.ts';

interface StageRun {
  counts: Counts;
  output: string;
}

interface StageResult extends StageRun {
  name: StageName;
  seconds: number;
}

const stageNames = ['lint', 'types', 'unit', 'e2e'] as const;
/** The stages that have a long part. */
const longStageNames = ['unit long', 'e2e long'] as const;
type StageName = (typeof stageNames)[number] | (typeof longStageNames)[number];

/** Where the runners leave their JSON reports; gone when the run ends. */
const reports = mkdtempSync(path.join(tmpdir(), 'breakglass-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const stages: Record<StageName, () => Promise<StageRun>> = {
  async lint() {
    const args = ['ci', '--colors=off', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=20'];
    const { code, output } = await runNode('node_modules/@biomejs/biome/bin/biome', args);
    return {
      counts: countAsOne(code === 0),
      output: code === 0 ? output : `${output}\n\`npm run format\` mends the format and what has a safe fix.\n`,
    };
  },

  /**
   * The .astro files and all TypeScript but the browser's, whose rooms have types of their own. Not with `astro check`: in CI that
   * ends well without having checked anything when its checker cannot be loaded.
   */
  async types() {
    const tsc = (room: string) => ['node_modules/typescript/bin/tsc', ['-p', `src/${room}/tsconfig.json`]] as const;
    const [own, browser] = await Promise.all([
      inTurn(
        ['node_modules/astro/bin/astro.mjs', ['sync']],
        ['node_modules/@astrojs/check/bin/astro-check.js', ['--minimumSeverity', 'warning']],
      ),
      inTurn(tsc('ui/client'), tsc('storage'), tsc('offline/page'), tsc('offline/worker')),
    ]);
    const runs = [...own, ...browser];
    const ok = runs.every(({ code }) => code === 0);
    return { counts: countAsOne(ok), output: runs.map(({ output }) => output).join('') };
  },

  unit: () => runVitest(usualTitle),
  e2e: () => runPlaywright(),
  // Other files are not even loaded: that takes most of a minute.
  'unit long': () => runVitest(longTitle, filesOfLongPart('.test.ts'), longPart),
  'e2e long': () => runPlaywright(longPart),
};

/** Selects the long part in both runners. */
const longPart = { BREAKGLASS_LONG: '1' };

async function runVitest(part: RegExp, files: readonly string[] = [], env: Record<string, string> = {}): Promise<StageRun> {
  const report = path.join(reports, 'vitest.json');
  rmSync(report, { force: true });
  const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runNode('node_modules/vitest/vitest.mjs', args, env);
  return { counts: readVitestReport(report, code, part), output };
}

async function runPlaywright(env: Record<string, string> = {}): Promise<StageRun> {
  const report = path.join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const chromium = await chromiumForTests();
  if (chromium instanceof Error) return { counts: { ...none, failed: 1 }, output: `${chromium.message}\n` };
  const { code, output } = await runNode('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...env,
  });
  return { counts: readPlaywrightReport(report, code), output };
}

/** Runs tools one after the other. */
async function inTurn(...tools: (readonly [string, readonly string[]])[]): Promise<Awaited<ReturnType<typeof runNode>>[]> {
  const runs = [];
  for (const [tool, args] of tools) runs.push(await runNode(tool, [...args]));
  return runs;
}

/** The Chromium, or the error that says why there is none. Asked for early, as installing one takes time. */
function chromiumForTests(): Promise<string | Error> {
  chromiumOnce ??= ensureChromium(console.log).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  return chromiumOnce;
}
let chromiumOnce: Promise<string | Error> | undefined;

/** The stages to run, in order: without `--only` all of the part. Exits with code 2 and the list when a name is not a stage's. */
function readArguments(): StageName[] {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, long: flag, all: flag } });
    const only = values.only ?? stageNames;
    const unknown = only.find((name) => !stageNames.some((stage) => stage === name));
    if (unknown !== undefined) throw new Error(`--only ${unknown}: there is no such stage.`);
    return [
      ...stageNames.filter((stage) => only.includes(stage) && (values.all || !values.long)),
      ...longStageNames.filter((stage) => only.some((name) => stage === `${name} long`) && (values.all || values.long)),
    ];
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}\nUsage: npm test -- [--long | --all] [--only <stage>]…, where <stage> is ${stageNames.join(', ')}.`,
    );
    process.exit(2);
  }
}

const running = new Map<StageName, number>();

async function run(name: StageName): Promise<StageResult> {
  const started = Date.now();
  running.set(name, started);
  const { counts, output } = await stages[name]();
  running.delete(name);
  const seconds = (Date.now() - started) / 1000;
  const failed = counts.failed > 0;
  // In one write, so that stages that end at the same time do not mix.
  const report = failed ? `\n──── ${name} failed ────\n${output.trim()}\n──── end of ${name} ────\n` : '';
  const text = `${report}${name}: ${describeCounts(counts)} (${seconds.toFixed(1)} s)`;
  // Some tools colour whatever they print.
  console.log(process.stdout.isTTY ? text : stripVTControlCharacters(text));
  return { name, counts, output, seconds };
}

async function runInTurn(names: StageName[]): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const name of names) results.push(await run(name));
  return results;
}

/** After five seconds, and then now and then, says which stages still run and for how long. */
function reportProgress(): () => void {
  const printProgress = () => {
    const list = [...running].map(([name, since]) => `${name} ${Math.round((Date.now() - since) / 1000)} s`);
    if (list.length > 0) console.log(`… still running: ${list.join(', ')}`);
  };
  const first = setTimeout(printProgress, 5000);
  const rest = setInterval(printProgress, 15_000);
  return () => {
    clearTimeout(first);
    clearInterval(rest);
  };
}

function printTable(results: StageResult[]): void {
  const rows = results.map(({ name, counts, seconds }) => [
    name,
    String(counts.passed),
    String(counts.failed),
    String(counts.skipped),
    seconds.toFixed(1),
  ]);
  const table = [['stage', 'passed', 'failed', 'skipped', 'seconds'], ...rows];
  console.log(`\n${table.map(([name = '', ...cells]) => name.padEnd(10) + cells.map((cell) => cell.padStart(9)).join('')).join('\n')}\n`);
}

const asked = readArguments();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    stopTools();
    process.exit(code);
  });
}

console.log(`Running ${asked.join(', ')}.`);
const stopReporting = reportProgress();
if (asked.some((name) => name.startsWith('e2e'))) void chromiumForTests();
// Lint and type check go together. The others come after, in turn: they build sites, which writes what the type check
// reads (.astro), and the end-to-end tests measure what a browser does.
const isCheck = (name: StageName) => name === 'lint' || name === 'types';
const checks = await Promise.all(asked.filter(isCheck).map(run));
const tests = await runInTurn(asked.filter((name) => !isCheck(name)));
stopReporting();

const results = [...checks, ...tests];
printTable(results);
for (const { name, counts } of results) for (const failure of counts.failures) console.log(`failed in ${name}: ${failure}`);
const total = results.reduce((sum, { counts }) => addCounts(sum, counts), none);
console.log(describeCounts(total));
process.exitCode = total.failed > 0 ? 1 : 0;
