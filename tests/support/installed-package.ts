/** The packed package, installed as a team does it: into a folder of its own, from the registry's tarballs. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ran } from './command.ts';

const root = path.join(import.meta.dirname, '../..');

/** Nothing of the run that this test is part of: npm and the test runner set variables for their own. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD$|VITEST|VITE_|NODE_|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$|CI$)/i.test(name),
  ),
);

/** The Node programs on this machine by major version: those on the path and the one that the scripts run on. */
export function nodesHere(): ReadonlyMap<number, string> {
  const folders = [path.dirname(process.execPath), ...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  const programs = [
    ...new Set(
      folders
        .map((folder) => path.join(folder, 'node'))
        .filter((file) => existsSync(file))
        .map((file) => realpathSync(file)),
    ),
  ];
  return new Map(
    programs.flatMap((program) => {
      const { stdout } = spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      const major = Number.parseInt(stdout, 10);
      return Number.isNaN(major) ? [] : [[major, program] as const];
    }),
  );
}

/** npm's program in JavaScript, so that any Node can run it: the one that runs this, or the one on the path. */
function npmProgram(): string {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'npm'));
  const programs = [process.env['npm_execpath'] ?? '', ...onPath].filter((file) => existsSync(file)).map((file) => realpathSync(file));
  const program = programs.find((file) => file.endsWith('npm-cli.js'));
  if (program === undefined) throw new Error('npm is not on the path.');
  return program;
}

export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

/** Packs the repository into `folder` (`npm pack`, which compiles). Answers the tarball and what is in it. */
export function pack(folder: string): { tarball: string; files: readonly PackedFile[]; unpackedSize: number } {
  const output = execFileSync(process.execPath, [npmProgram(), 'pack', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  const described: unknown = JSON.parse(output.slice(output.search(/^[[{]/m)));
  const [first] = Array.isArray(described) ? described : Object.values(Object(described));
  const { filename, files, unpackedSize }: { filename: string; files: PackedFile[]; unpackedSize: number } = first;
  return { tarball: path.join(folder, filename), files, unpackedSize };
}

/** A team's project with the package installed. */
export class Project {
  readonly folder = mkdtempSync(path.join(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir(), 'breakglass-project-'));
  readonly #node: string;

  constructor(node: string) {
    this.#node = node;
    writeFileSync(path.join(this.folder, 'package.json'), '{ "name": "team", "private": true }\n');
  }

  /** Installs packages, or a tarball, and what they depend on. One that asks for another Node fails it. */
  install(...packages: readonly string[]): Promise<Ran> {
    const args = ['install', '--save-dev', '--engine-strict', '--no-audit', '--no-fund', '--prefer-offline', ...packages];
    return this.#run([npmProgram(), ...args]);
  }

  /** Runs the command line as `npx` does. */
  run(...words: readonly string[]): Promise<Ran> {
    return this.#run([this.#program, ...words]);
  }

  /** Starts what serves, and answers its address, or what else it is to print, once it is printed. */
  async serve<T>(words: readonly string[], act: (url: string) => Promise<T>, printed = /http:\/\/localhost:\d+\/\S*/): Promise<T> {
    const child = this.#start([this.#program, ...words]);
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      return await act(await matchIn(child, printed));
    } finally {
      child.kill();
      await ended;
    }
  }

  /** A digest of every file of the installed package. */
  packageDigest(): string {
    const folder = path.join(this.folder, 'node_modules', 'breakglass');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const hash = createHash('sha256');
    for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) hash.update(file).update(readFileSync(file));
    return hash.digest('hex');
  }

  get #program(): string {
    return path.join(this.folder, 'node_modules', '.bin', 'breakglass');
  }

  #start(args: readonly string[]): ChildProcess {
    const PATH = [path.dirname(this.#node), process.env['PATH']].join(path.delimiter);
    return spawn(this.#node, args, { cwd: this.folder, env: { ...environment, PATH, NO_COLOR: '1' } });
  }

  async #run(args: readonly string[]): Promise<Ran> {
    const child = this.#start(args);
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout?.on('data', (data: Buffer) => {
      ran.stdout += data.toString();
    });
    child.stderr?.on('data', (data: Buffer) => {
      ran.stderr += data.toString();
    });
    ran.code = await new Promise((resolve) => child.on('close', resolve));
    return ran;
  }
}

function matchIn(child: ChildProcess, printed: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer) => {
      output += data.toString();
      const found = printed.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', () => reject(new Error(output)));
  });
}
