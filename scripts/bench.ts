/** `npm run bench -- [--content DIR] [--sizes 848,2000] [--offline-sizes 117,1825,5000]`: measures compiling, building, checking, page weight, search and the offline copy, with Hugo beside where it is installed. */
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheRoot, programRoot } from '../src/build/paths.ts';
import { runCommand } from '../src/command/run.ts';
import { folder } from '../src/command/typed-path.ts';
import { assemble } from '../src/content/assemble.ts';
import { readSources } from '../src/content/read.ts';
import { prepareLanguages } from '../src/query/registry.ts';
import type { BreakGlassCost } from './bench/break-glass.ts';
import { enlarge, firstRunbook, runbooksIn } from './bench/enlarge.ts';
import { drawOnSlowLink, pageWeight } from './bench/first-visit.ts';
import type { Growth } from './bench/growth.ts';
import { buildHugo, hasHugo, makeHugoSite } from './bench/hugo.ts';
import type { LogCost } from './bench/log.ts';
import { type Measured, measure } from './bench/measure.ts';
import type { OfflineCost } from './bench/offline.ts';
import type { InPage } from './bench/search/in-page.ts';
import type { SlowLinkTimes } from './bench/search/slow-link.ts';
import type { Times } from './bench/search/until-shown.ts';
import type { ShareServerCost } from './bench/share-server.ts';
import type { Spread } from './bench/spread.ts';
import type { Stages } from './bench/stages.ts';

const node = process.execPath;
const rows: string[][] = [];
const row = (...cells: string[]) => {
  rows.push(cells);
  console.log(cells.join(' · '));
};

await runCommand(async () => {
  const shared = join(programRoot, '..', 'shared', 'corpora', 'prometheus-operator-runbooks');
  const { values: options } = parseArgs({
    options: {
      content: { type: 'string', default: existsSync(shared) ? shared : programRoot },
      sizes: { type: 'string', default: '848,2000' },
      'offline-sizes': { type: 'string', default: '117,1825,5000' },
    },
  });
  const content = folder(options.content);
  const work = join(tmpdir(), 'breakglass-bench');
  console.log(`Measuring with ${content}\n`);

  await measureProgram(work);
  await measureQueries();
  await measureGrowth();
  await measureStorage();
  await measureTick(work);
  await measureLog(work);
  await measureShare(work);
  await measureShareServer();
  await measureCompile('as it is', content);
  for (const size of options.sizes.split(',').map(Number)) {
    const large = join(work, `content-${size}`);
    enlarge(runbooksIn(content), size, large);
    await measureCompile(`${size} runbooks`, large);
    await measureBuilds(size, large, work);
    await measureCheck(size, large, work);
  }
  await measureStages(runbooksIn(content), work);
  for (const size of options['offline-sizes'].split(',').map(Number)) await measureOffline(size, runbooksIn(content), work);
  await measureVisit(content, work);
  await measureSearch(content, work, options.sizes.split(',').map(Number));
  for (const size of options['offline-sizes'].split(',').map(Number)) await measureSearchAt(size, work);
  printTable();
  return 0;
});

async function measureQueries(): Promise<void> {
  const { output, seconds } = await measure(node, ['scripts/bench/queries.ts'], programRoot);
  const { queries, languages, spent, slowest }: { queries: number; languages: number; spent: number; slowest: string } = JSON.parse(output);
  row(
    'checking and colouring queries',
    `${queries} of ${languages} languages`,
    `${spent.toFixed(0)} ms (at most 1000)`,
    `${seconds.toFixed(2)} s with the start`,
    slowest,
  );
}

/** Hostile input, twice as much of it: 2 is linear, 4 grows with the square. */
async function measureGrowth(): Promise<void> {
  const { output } = await measure(node, ['scripts/bench/growth.ts'], programRoot);
  const readers: readonly Growth[] = JSON.parse(output);
  for (const { reader, form, factor, longest } of readers) {
    const grew = form === '' ? 'none took 50 ms' : `× ${factor.toFixed(1)} for twice as much (aimed at: 2), ${form}`;
    row(`hostile input, ${reader}`, grew, `${longest.toFixed(0)} ms at most`);
  }
}

async function measureStorage(): Promise<void> {
  const { output } = await measure(node, ['scripts/bench/storage.ts'], programRoot);
  const { filling, append, open }: { filling: number; append: { median: number; most: number }; open: number } = JSON.parse(output);
  row(
    'saving an event',
    `${filling} events in the store`,
    `${append.median} ms median (at most 16)`,
    `${append.most} ms for 95 of 100`,
    `${open} ms to open`,
  );
}

async function measureTick(work: string): Promise<void> {
  const out = join(work, 'out-tick');
  const built = await measure(node, ['scripts/breakglass.ts', 'build', '--out', out], programRoot);
  if (built.status !== 0) throw new Error(built.output);
  const { output } = await measure(node, ['scripts/bench/tick.ts', out], programRoot);
  const figures: { full: TickTimes; bare: Spread; perBare: number; perEmpty: number } = JSON.parse(output);
  const { durable, shown, framesToSign } = figures.full;
  row(
    'a tick, 5000 events',
    `durable ${durable.median} ms median (at most 16)`,
    `seen in frame ${framesToSign.median} (at most 1), done after ${shown.median} ms`,
    `${figures.perBare} × the bare transaction of ${figures.bare.median} ms`,
    `${figures.perEmpty} × in an empty incident`,
  );
}

async function measureLog(work: string): Promise<void> {
  const { output, status } = await measure(node, ['scripts/bench/log.ts', join(work, 'out-tick')], programRoot);
  if (status !== 0) throw new Error(output);
  const cost: LogCost = JSON.parse(output);
  row(
    `a log of ${cost.events} events`,
    `imported in ${cost.taken} ms`,
    `loaded again in ${cost.reload} ms (at most 1000)`,
    `first tick ${cost.firstTick} ms (200)`,
    `postmortem ${cost.postmortem} ms (2000)`,
  );
}

/** Live sharing, where there is a nats-server. */
async function measureShare(work: string): Promise<void> {
  const { output } = await measure(node, ['scripts/bench/share.ts', work], programRoot);
  const figures: { near: Spread; far: Spread; caughtUp: number; reloaded: number; durable: Spread } | null = JSON.parse(output);
  if (figures === null) return row('sharing live', 'not measured: no nats-server');
  const { near, far, caughtUp, reloaded, durable } = figures;
  row(
    'sharing live, press to the other screen',
    `loopback ${near.median} ms median, p95 ${near.most} ms (at most 100)`,
    `400 kbit/s, 150 ms each way ${far.median} ms, p95 ${far.most} ms (at most 700)`,
    `5000 events caught up in ${caughtUp} ms (at most 8000), loaded again in ${reloaded} ms (at most 1000)`,
    `a tick meanwhile durable in ${durable.median} ms median (at most 16)`,
  );
}

/** What sharing costs one server, and three that keep everything together. */
async function measureShareServer(): Promise<void> {
  const { output } = await measure(node, ['scripts/bench/share-server.ts'], programRoot);
  const costs: Record<'one' | 'three', ShareServerCost> | null = JSON.parse(output);
  if (costs === null) return row('servers of live sharing', 'not measured: no nats-server');
  for (const [servers, { bytes, cpu, rate, connection, read }] of Object.entries(costs))
    row(
      `live sharing, ${servers === 'one' ? 'one server' : 'three servers'}`,
      `a note is ${bytes.sealed} bytes, ${bytes.sent} sent, ${bytes.received} received, ${bytes.disk} on a disk`,
      `1000 messages take ${cpu[1]} ms of processor with one watcher, ${cpu[20]} ms with twenty`,
      `${rate} acknowledged a second`,
      `${connection} kB of memory for a connection`,
      `1000 events read in ${read} ms`,
    );
}

interface TickTimes {
  durable: Spread;
  shown: Spread;
  framesToSign: Spread;
}

async function measureCompile(name: string, content: string): Promise<void> {
  const { output } = await measure(node, ['scripts/bench/compile-once.ts', content], programRoot);
  const { runbooks, cold, warm }: { runbooks: number; cold: number; warm: number } = JSON.parse(output);
  row(`compile, ${name}`, `${runbooks} runbooks`, `${cold.toFixed(0)} ms cold`, `${warm.toFixed(0)} ms warm`);
}

/** The program is compiled once after each change of it, as Hugo's is before it is shipped: told apart from building content. */
async function measureProgram(work: string): Promise<void> {
  rmSync(cacheRoot, { recursive: true, force: true });
  const content = join(work, 'content-1');
  mkdirSync(join(content, 'runbooks', 'one'), { recursive: true });
  writeFileSync(join(content, 'runbooks', 'one', 'one.md'), '# One\n');
  const first = await measure(node, ['scripts/breakglass.ts', 'build', '--content', content, '--out', join(work, 'out-1')], programRoot);
  row('compiling the program, and 1 runbook', figures(first));
}

async function measureBuilds(size: number, content: string, work: string): Promise<void> {
  const out = join(work, `out-${size}`);
  const build = ['scripts/breakglass.ts', 'build', '--content', content, '--out', out];
  rmSync(out, { recursive: true, force: true });
  for (const kept of ['compiled', 'records', 'builds']) rmSync(join(cacheRoot, kept), { recursive: true, force: true });
  const cold = await measure(node, build, programRoot);
  const edited = firstRunbook(content);
  appendFileSync(edited, '\nOne more sentence.\n');
  const again = await measure(node, build, programRoot);
  row(
    `build, ${size} runbooks`,
    `${figures(cold)} from nothing`,
    `${figures(again)} after one edit`,
    /[\d.]+ MB/.exec(cold.output)?.[0] ?? cold.output,
  );
  if (!hasHugo()) {
    row(`Hugo, ${size} runbooks`, 'not measured: Hugo is not installed');
    return;
  }
  const site = join(work, `hugo-${size}`);
  makeHugoSite(content, site);
  const pagefind = join(programRoot, 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs');
  const first = buildHugo(site, pagefind);
  appendFileSync(firstRunbook(join(site, 'content')), '\nOne more sentence.\n');
  const second = buildHugo(site, pagefind);
  if (first.failed !== '' || second.failed !== '') row(`Hugo, ${size} runbooks`, `failed: ${first.failed || second.failed}`);
  else {
    row(`Hugo + Pagefind, ${size} runbooks`, `${first.seconds.toFixed(2)} s from nothing`, `${second.seconds.toFixed(2)} s after one edit`);
    row(
      `ours / theirs, ${size} runbooks`,
      `${(cold.seconds / first.seconds).toFixed(2)} × from nothing (at most 1.3)`,
      `${(again.seconds / second.seconds).toFixed(2)} × after one edit (at most 1)`,
    );
  }
}

/** How each stage of a build grows from 500 to 5,000 runbooks: ten times the work is ten times the time, and a tenth more at most. */
async function measureStages(runbooks: string, work: string): Promise<void> {
  const [small, large] = [500, 5000];
  const timesAt = async (size: number): Promise<Stages> => {
    const content = join(work, `content-stages-${size}`);
    const out = join(work, `out-stages-${size}`);
    enlarge(runbooks, size, content);
    rmSync(out, { recursive: true, force: true });
    for (const kept of ['compiled', 'records', 'builds']) rmSync(join(cacheRoot, kept), { recursive: true, force: true });
    const { output, status } = await measure(node, ['scripts/bench/stages.ts', content, out], programRoot);
    if (status !== 0) throw new Error(output);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  };
  // The program is compiled before: it is no stage of the content.
  await timesAt(small);
  const [before, after] = [await timesAt(small), await timesAt(large)];
  for (const name of ['read', 'render', 'search', 'offline'] as const) {
    const [first = Number.NaN, last = Number.NaN] = [before[name], after[name]];
    const growth = last / first / (large / small);
    row(
      `stage ${name}, ${small} to ${large}`,
      `${first.toFixed(0)} ms`,
      `${last.toFixed(0)} ms`,
      `${growth.toFixed(2)} × linear (at most 1.1)`,
    );
  }
}

/** Against a check of one runbook, which is starting the program and little else: that ratio travels, seconds do not. */
async function measureCheck(size: number, content: string, work: string): Promise<void> {
  const check = (folder: string) => measure(node, ['scripts/breakglass.ts', 'check', '--content', folder], programRoot);
  await check(join(work, 'content-1'));
  const one = await check(join(work, 'content-1'));
  rmSync(join(cacheRoot, 'compiled'), { recursive: true, force: true });
  const first = await check(content);
  const again = await check(content);
  for (const { status, output } of [one, first, again]) if (status !== 0 && status !== 1) throw new Error(output);
  row(
    `check, ${size} runbooks`,
    `${first.seconds.toFixed(2)} s from nothing`,
    `${again.seconds.toFixed(2)} s again (at most 2)`,
    `${(again.seconds / one.seconds).toFixed(2)} × a check of one runbook`,
  );
}

/** The copy in the browser, on a link held to 10 Mbit/s and 100 ms. */
async function measureOffline(size: number, runbooks: string, work: string): Promise<void> {
  const content = join(work, `content-offline-${size}`);
  const sites = ['before', 'after'].map((name) => join(work, `out-offline-${size}-${name}`));
  enlarge(runbooks, size, content);
  for (const out of sites) {
    rmSync(out, { recursive: true, force: true });
    figures(await measure(node, ['scripts/breakglass.ts', 'build', '--content', content, '--out', out], programRoot));
    appendFileSync(firstRunbook(content), '\nOne more sentence.\n');
  }
  const { output, status } = await measure(node, ['scripts/bench/offline.ts', ...sites], programRoot);
  if (status !== 0) throw new Error(output);
  const { ready, update, navigation, long, workerMemory, workerScript, sizes }: OfflineCost = JSON.parse(output);
  row(
    `offline, ${size} runbooks`,
    `ready in ${(ready.took / 1000).toFixed(1)} s (at most 5 at 1,825), ${kB(ready.bytes)} (5,000), ${ready.requests} requests (30)`,
    `update ${kB(update.bytes)} (at most 300), ${(update.took / 1000).toFixed(1)} s`,
    `page ${navigation.median} ms (at most 100), ${Math.round(navigation.cold)} ms with the worker asleep; from a server here ${navigation.server} ms`,
    `/runbooks/ ${long.runbooks} ms (at most 400), /health/ ${long.health} ms (600), first search ${long.search} ms (500)`,
    `copy ${(sizes.packs / 1e6).toFixed(1)} MB, unpacked ${(sizes.files / 1e6).toFixed(1)} MB`,
    `worker ${(workerMemory / 2 ** 20).toFixed(1)} MiB, script ${kB(workerScript)} (at most 30)`,
  );
  await measureBreakGlass(size, sites[0] ?? '');
}

async function measureBreakGlass(size: number, site: string): Promise<void> {
  const { output, status } = await measure(node, ['scripts/bench/break-glass.ts', site], programRoot);
  if (status !== 0) throw new Error(output);
  const cost: BreakGlassCost = JSON.parse(output);
  row(
    `break-glass file, ${size} runbooks`,
    `${(cost.size / 1e6).toFixed(1)} MB`,
    `first page awake after ${cost.first.awake} ms`,
    `next page after ${cost.next.shown} ms, awake after ${cost.next.awake} ms (at most 300)`,
  );
}

async function measureVisit(content: string, work: string): Promise<void> {
  const out = join(work, 'out-visit');
  const built = await measure(node, ['scripts/breakglass.ts', 'build', '--content', content, '--out', out], programRoot);
  if (built.status !== 0) throw new Error(built.output);
  await prepareLanguages();
  const site = assemble(readSources(content), { base: '/' });
  const largest = site.runbooks.toSorted((a, b) => b.compiled.text.length - a.compiled.text.length)[0];
  if (largest === undefined) return;
  const { html, css, script } = pageWeight(out, largest.address);
  row(
    'first visit, largest runbook',
    `${kB(html + css + script)} in all (at most 35 kB)`,
    `html ${kB(html)}, css ${kB(css)}, script ${kB(script)} (at most 15 kB)`,
  );
  const drawn = await drawOnSlowLink(out, largest.address);
  row(
    'slow link (1.6 Mbit/s, 150 ms, CPU ÷ 4)',
    `LCP ${drawn.lcp.toFixed(0)} ms (at most 500)`,
    `blocking ${drawn.blocking.toFixed(0)} ms`,
    `layout shift ${drawn.shift.toFixed(3)}`,
  );
}

/** Sites are those that the measures before have built. */
async function measureSearch(content: string, work: string, sizes: readonly number[]): Promise<void> {
  const largest = Math.max(...sizes);
  for (const [name, root] of [
    ['as it is', content],
    [`${largest} runbooks`, join(work, `content-${largest}`)],
  ] as const) {
    const { output } = await measure(node, ['scripts/bench/search/names.ts', root], programRoot);
    const names: { exactFirst: string; share: number; keyMs: { median: number; p99: number } } = JSON.parse(output);
    row(
      `names, ${name}`,
      `exact ones first: ${names.exactFirst}`,
      `${(names.share * 100).toFixed(1)} % with a typo in the first three (at least 95 %)`,
      `${names.keyMs.median.toFixed(1)} ms a key, ${names.keyMs.p99.toFixed(1)} ms for 99 of 100 (at most 50)`,
    );
  }
  const starter = join(work, 'out-starter');
  await measure(node, ['scripts/breakglass.ts', 'build', '--content', programRoot, '--out', starter], programRoot);
  const sites = ['starter', starter, ...(content === programRoot ? [] : ['community', join(work, 'out-visit')])];
  const { output } = await measure(node, ['scripts/bench/search/phrases-found.ts', ...sites], programRoot);
  const figures: Record<string, { phrases: number; inThree: number; failed: { typed: string }[] }> = JSON.parse(output);
  for (const [name, { phrases, inThree, failed }] of Object.entries(figures)) {
    row(`symptoms, ${name}`, `${inThree} of ${phrases} in the first three (at least 90 %)`, failed.map(({ typed }) => typed).join(', '));
  }
}

/** Search at a size that the offline copy was measured at: its site is there. */
async function measureSearchAt(size: number, work: string): Promise<void> {
  const site = join(work, `out-offline-${size}-before`);
  const { output } = await measure(node, ['scripts/bench/search/in-page.ts', site], programRoot);
  const { name, firstQuery, laterQuery, bytes }: InPage = JSON.parse(output);
  row(
    `search, ${size} runbooks`,
    `${name.median} ms from a key to a name, ${name.most} ms at most (50)`,
    `full text ${firstQuery.median} ms, later ${laterQuery.median} ms`,
    `names ${kB(bytes.names)}, program ${kB(bytes.program)}, index ${kB(bytes.index)}, texts ${kB(bytes.fragments)}`,
  );
  for (const [how, link] of [
    ['copy', 'with the offline copy'],
    ['network', 'over plain http'],
  ] as const) {
    const { output: slow } = await measure(node, ['scripts/bench/search/slow-link.ts', site, how], programRoot);
    const { pasted, typed, later, jumpPasted, jumpTyped, jumpName }: Record<SlowLinkTimes, Times> = JSON.parse(slow);
    row(
      `first full text on a slow link, ${size} runbooks, ${link}`,
      `search page: ${pasted.median} ms pasted, ${typed.median} ms typed (at most 500), later ${later.median} ms`,
      `from / on a runbook: ${jumpPasted.median} ms pasted, ${jumpTyped.median} ms typed, a name ${jumpName.median} ms`,
    );
  }
}

function figures({ seconds, peakMiB, status, output }: Measured): string {
  if (status !== 0) throw new Error(output);
  return `${seconds.toFixed(2)} s, ${Number.isNaN(peakMiB) ? 'memory not measured' : `${peakMiB.toFixed(0)} MiB`}`;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function printTable(): void {
  const widths = rows.reduce<number[]>(
    (all, cells) => cells.map((cell, at) => Math.max(all[at] ?? 0, cell.length)).concat(all.slice(cells.length)),
    [],
  );
  console.log('');
  for (const cells of rows)
    console.log(
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
