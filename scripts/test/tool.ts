/** Runs the tools that the stages of `npm test` consist of. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.dirname(path.dirname(import.meta.dirname));

/** A tool that hangs must not hang the whole run: far above what any stage takes, the long ones too. */
const limitMinutes = 60;

export interface ToolRun {
  /** 0 when all is well; 1 as well when the tool was stopped or could not be started. */
  code: number;
  /** All that it printed, both streams in the order they came. */
  output: string;
}

const running = new Set<ChildProcess>();

/** Runs `node <script> <args>` in the repository's root with the Node that runs this. */
export function runNode(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<ToolRun> {
  return runTool(process.execPath, [path.join(root, script), ...args], env);
}

/** Runs a program in the repository's root, without input, and collects what it prints. Never throws. */
export function runTool(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMinutes * 60_000,
    });
    running.add(child);
    let output = '';
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const end = (code: number, note = '') => {
      running.delete(child);
      resolve({ code, output: output + note });
    };
    child.on('error', (error) => end(1, `${program} could not be started: ${error.message}\n`));
    child.on('close', (code, signal) => {
      if (code !== null) end(code);
      else end(1, `\n${path.basename(args[0] ?? program)} was stopped by ${signal} (the limit is ${limitMinutes} minutes).\n`);
    });
  });
}

/** Ends every tool that still runs: for a run that is told to stop. */
export function stopTools(): void {
  for (const child of running) child.kill('SIGTERM');
}
