/**
 * `npm test`: lint, type check, all that Vitest runs (`unit`), end-to-end tests. Runs all of them even when one fails, prints
 * what the failed ones said and a table, and ends with one line: `N passed, N failed`. Leaves with 1 on any failure.
 *
 *     npm test -- --only unit --only lint
 *
 * `--long` (`npm run test:long`) lets tests that repeat themselves do so as often as was promised, and not only often enough to notice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
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
type StageName = (typeof stageNames)[number];

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

  async unit() {
    const report = path.join(reports, 'vitest.json');
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code, output } = await runNode('node_modules/vitest/vitest.mjs', args, howLong());
    return { counts: readVitestReport(report, code), output };
  },

  async e2e() {
    const report = path.join(reports, 'playwright.json');
    const chromium = await chromiumForTests();
    if (chromium instanceof Error) return { counts: { ...none, failed: 1 }, output: `${chromium.message}\n` };
    const env = { BREAKGLASS_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...howLong() };
    const { code, output } = await runNode('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
    return { counts: readPlaywrightReport(report, code), output };
  },
};

/** What tells the tests to take as long as was promised. */
function howLong(): Record<string, string> {
  return asked.long ? { BREAKGLASS_LONG: '1' } : {};
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

/** The stages asked for, all without `--only`, and whether to take long. Leaves with code 2 and the list when a name is not a stage's. */
function readArguments(): { names: StageName[]; long: boolean } {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, long: { type: 'boolean', default: false } } });
    const only = values.only ?? stageNames;
    const unknown = only.find((name) => !stageNames.some((stage) => stage === name));
    if (unknown !== undefined) throw new Error(`--only ${unknown}: there is no such stage.`);
    return { names: stageNames.filter((stage) => only.includes(stage)), long: values.long };
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}\nUsage: npm test -- [--long] [--only <stage>]…, where <stage> is ${stageNames.join(', ')}.`,
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
  const tell = () => {
    const list = [...running].map(([name, since]) => `${name} ${Math.round((Date.now() - since) / 1000)} s`);
    if (list.length > 0) console.log(`… still running: ${list.join(', ')}`);
  };
  const first = setTimeout(tell, 5000);
  const rest = setInterval(tell, 15_000);
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
  console.log(`\n${table.map(([name = '', ...cells]) => name.padEnd(8) + cells.map((cell) => cell.padStart(9)).join('')).join('\n')}\n`);
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

console.log(`Running ${asked.names.join(', ')}.`);
const stopReporting = reportProgress();
if (asked.names.includes('e2e')) void chromiumForTests();
// Lint and type check go together. The others come after, in turn: they build sites, which writes what the type check
// reads (.astro), and the end-to-end tests measure what a browser does.
const checks = await Promise.all(asked.names.filter((name) => name === 'lint' || name === 'types').map(run));
const tests = await runInTurn(asked.names.filter((name) => name === 'unit' || name === 'e2e'));
stopReporting();

const results = [...checks, ...tests];
printTable(results);
const total = results.reduce((sum, { counts }) => addCounts(sum, counts), none);
console.log(describeCounts(total));
process.exitCode = total.failed > 0 ? 1 : 0;
