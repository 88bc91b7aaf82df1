#!/usr/bin/env node
/**
 * The one entry of every npm script: `node scripts/run.mjs <command> [arguments]`.
 *
 * Makes sure that the dependencies are installed, then runs `scripts/<command>.ts`, or the product's command of that name, with the Node
 * that comes with them. It starts on whatever Node is at hand (18 or newer) and in a clone with nothing installed, so it imports nothing
 * but what Node brings. Its exit code is the command's; 1 when the dependencies could not be installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(modules, '.breakglass-install.json');
const onWindows = process.platform === 'win32';
const installedNode = path.join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node');
/** The first Node that runs TypeScript the way the scripts need it: good enough when the installed one is missing. */
const nodeMajor = 24;
const thisNodeWillDo = Number.parseInt(process.versions.node, 10) >= nodeMajor;

/** The signal that asked this run to end, once one did. */
let stopSignal;

/** Why the dependencies need an install, or undefined when they are up to date. */
function whyInstall() {
  if (!existsSync(modules)) return 'there is no node_modules yet';
  const wanted = stamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (found === wanted) return undefined;
  // Somebody may have run npm themselves: what they installed counts when it is what the lock asks for.
  if (installedPackagesMatchLock()) {
    writeFileSync(stampFile, wanted);
    return undefined;
  }
  return found === undefined ? 'node_modules is not what package-lock.json asks for' : 'package-lock.json changed since the last install';
}

/** What an install is good for: this lock, on this kind of machine. */
function stamp() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${JSON.stringify({ lock, platform: process.platform, arch: process.arch })}\n`;
}

/**
 * Whether npm finished an install (it writes its record last) and every package of the lock is there in its version;
 * optional ones may lack. The record alone would not do: `npm install --package-lock-only` rewrites it as well.
 */
function installedPackagesMatchLock() {
  if (!existsSync(path.join(modules, '.package-lock.json'))) return false;
  return lockedPackages().every(([place, locked]) => {
    const manifest = path.join(root, place, 'package.json');
    return existsSync(manifest) ? readJson(manifest).version === locked.version : locked.optional === true;
  });
}

/** The packages of the lock that this machine gets, as `[place, entry]`. */
function lockedPackages() {
  const fits = (list, own) => list === undefined || list.includes(own);
  return Object.entries(readJson(lockFile).packages ?? {}).filter(
    ([place, entry]) => place !== '' && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
  );
}

/** A JSON file's value; one that cannot be read ends the run with a message. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const remedy = file === lockFile ? 'Restore it from git' : 'Delete node_modules';
    return fail(`${path.relative(root, file)} cannot be read: ${error.message}. ${remedy}, then try again.`);
  }
}

/** Installs what is missing, or leaves with code 1 and says why. */
async function ensureInstalled() {
  const why = whyInstall();
  if (why !== undefined) await install(why);
  if (!existsSync(installedNode) && !thisNodeWillDo) await repairNode();
}

async function install(why) {
  // Windows does not let go of a running node.exe, which `npm ci` would have to delete.
  const verb = onWindows && process.execPath.startsWith(modules) ? 'install' : 'ci';
  console.log(`Installing the dependencies (npm ${verb}): ${why}. This takes about half a minute.`);
  const started = Date.now();
  let result = await npm([verb], installProgress());
  if (result.code !== 0 && thisNodeWillDo) {
    // The package `node` fetches a binary in its install script; some registries lack it for some machines.
    console.log(`That failed; trying without install scripts, as this Node (${process.version}) can do the work as well.`);
    result = await npm([verb, '--ignore-scripts'], installProgress());
  }
  if (result.code !== 0) {
    fail(
      `${result.output.trimEnd()}\n\nThe dependencies could not be installed: \`npm ${verb}\` ended with code ${result.code} (see above). ` +
        `Check that this machine reaches the npm registry (npm config get registry), then try again. ` +
        `If only the package \`node\` fails, install Node ${nodeMajor} or newer and try again: it is used instead.`,
    );
  }
  writeFileSync(stampFile, stamp());
  console.log(`Installed the dependencies in ${seconds(started)}.`);
}

/** Fetches the Node binary again: it goes missing when install scripts are turned off or an install was cut short. */
async function repairNode() {
  console.log(`Fetching Node ${nodeMajor} (npm rebuild node): ${path.relative(root, installedNode)} is missing.`);
  const started = Date.now();
  const result = await npm(['rebuild', 'node', '--ignore-scripts=false'], () => '');
  if (result.code !== 0 || !existsSync(installedNode)) {
    fail(
      `${result.output.trimEnd()}\n\nNode ${nodeMajor} could not be fetched: \`npm rebuild node\` ended with code ${result.code} and ` +
        `${path.relative(root, installedNode)} is still missing. This is Node ${process.version}, which cannot run the scripts. ` +
        `Delete node_modules and try again, or install Node ${nodeMajor} or newer: it is used instead.`,
    );
  }
  console.log(`Fetched Node ${nodeMajor} in ${seconds(started)}.`);
}

/** Answers how many of the lock's packages have arrived, for the progress lines. */
function installProgress() {
  const files = lockedPackages().map(([place]) => path.join(root, place, 'package.json'));
  return () => ` ${files.filter((file) => existsSync(file)).length} of about ${files.length} packages,`;
}

/**
 * Runs npm in the root and answers its exit code and all it printed. From the fifth second on it says how far it is:
 * on one line that changes in a terminal, as a line now and then elsewhere.
 */
async function npm(args, howFar) {
  // `npm start` names the npm that runs it; started by hand, the npm on the PATH has to do.
  const cli = process.env.npm_execpath ?? '';
  const byName = !(cli.endsWith('npm-cli.js') && existsSync(cli));
  const own = process.env.npm_node_execpath;
  const node = own !== undefined && existsSync(own) ? own : process.execPath;
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = byName ? spawn('npm', args, { ...options, shell: onWindows }) : spawn(node, [cli, ...args], options);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));

  const started = Date.now();
  const animated = process.stdout.isTTY === true && !process.env.CI;
  const tick = () => {
    const line = ` ${howFar()} ${seconds(started)} so far`;
    process.stdout.write(animated ? `\r${line}` : `${line}\n`);
  };
  let timer;
  const wait = setTimeout(() => {
    tick();
    timer = setInterval(tick, animated ? 500 : 10_000);
  }, 5000);
  const code = await untilEnd(child, 'npm');
  clearTimeout(wait);
  clearInterval(timer);
  if (animated && timer !== undefined) process.stdout.write('\n');
  if (stopSignal !== undefined) process.exit(128 + constants.signals[stopSignal]);
  return { code, output };
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

/**
 * How long a command of the product may clean up after a signal, in milliseconds. One that works without a pause never sees it: nothing
 * in its own process can end it.
 */
const patience = 10_000;

/** Waits for a child and passes signals on to it. Answers its exit code, 128 + the number for a signal, as shells do. */
function untilEnd(child, name, mayBeBusy = false) {
  let killed;
  const pass = (signal) => {
    stopSignal ??= signal;
    if (mayBeBusy) killed ??= setTimeout(() => killBusy(child), patience);
    // In a terminal Ctrl-C has already reached the child: a second one would cut its clean-up short.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  // A signal sent to npm reaches the shell that npm starts, not what runs in that shell: notice that the shell is gone.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && pass('SIGTERM');
  const watch = process.env.npm_lifecycle_event !== undefined && !onWindows ? setInterval(orphaned, 250) : undefined;
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${name} could not be started: ${error.message}. Check that Node and npm are installed.`));
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      clearInterval(watch);
      clearTimeout(killed);
      resolve(code ?? 128 + constants.signals[stopSignal ?? signal]);
    });
  });
}

function killBusy(child) {
  console.error(`\nIt was too busy to end by itself for ${patience / 1000} s and was killed. The next build removes what it left.`);
  child.kill('SIGKILL');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const typed = process.argv.slice(2);
/** What is not for working on this repository is the product's own, which knows all of its commands. */
const isScript = /^[\w-]+$/.test(typed[0] ?? '') && existsSync(path.join(root, 'scripts', `${typed[0]}.ts`));
const [script = '', ...args] = isScript ? typed : ['breakglass', ...typed];
await ensureInstalled();
const node = existsSync(installedNode) ? installedNode : process.execPath;
// Whatever the script starts by name comes from node_modules, as under `npm run`: above all the same `node`.
process.env.PATH = [path.dirname(node), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter);
// Nothing here reports to anybody.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
// Node keeps what it made of the TypeScript: every later start is a third of a second faster.
const env = { NODE_COMPILE_CACHE: path.join(modules, '.cache', 'breakglass', 'node'), ...process.env };
const child = spawn(node, [path.join(root, 'scripts', `${script}.ts`), ...args], { stdio: 'inherit', env });
process.exitCode = await untilEnd(child, node, script === 'breakglass');
