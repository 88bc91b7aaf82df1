/** How a command ends when somebody stops it, and what is coloured. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { painter } from '../../../src/command/line/colours.ts';

const run = join(import.meta.dirname, '../../../src/command/run.ts');

/** A command that says when it is under way and then waits; answers how it ended by Ctrl-C. */
async function stopped(body: string): Promise<{ signal: NodeJS.Signals | null; err: string }> {
  const text = `import * as run from ${JSON.stringify(run)};
    setInterval(() => undefined, 1000);
    await run.runCommand(async () => { ${body}; console.log('under way'); return await new Promise(() => undefined); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  child.stdout.once('data', () => child.kill('SIGINT'));
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, by) => resolve(by)));
  return { signal, err };
}

/** The same in a loop that never gives back, stopped as a terminal does it: every process of its group gets the signal. */
async function stoppedWhileBusy(body: string): Promise<{ signal: NodeJS.Signals | null; err: string }> {
  const text = `import * as run from ${JSON.stringify(run)};
    await run.runCommand(async () => {
      const waiting = setInterval(() => undefined, 1000);
      await run.guardAgainstBusy().ready;
      clearInterval(waiting);
      ${body};
      writeSync(1, 'under way');
      for (;;);
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `import { writeSync } from 'node:fs';${text}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let err = '';
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  child.stdout.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'));
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, by) => resolve(by)));
  return { signal, err };
}

describe('Ctrl-C', () => {
  it('ends what is too busy to notice, and says that nothing was written', async () => {
    expect(await stoppedWhileBusy('')).toEqual({ signal: 'SIGKILL', err: '\nStopped. Nothing was written.\n' });
  });

  it('ends what is too busy to notice, and is silent once something was written', async () => {
    expect(await stoppedWhileBusy('run.noteWritten()')).toEqual({ signal: 'SIGKILL', err: '' });
  });

  it('says that nothing was written, and ends by the signal', async () => {
    expect(await stopped('')).toEqual({ signal: 'SIGINT', err: '\nStopped. Nothing was written.\n' });
  });

  it('says no such thing once something was', async () => {
    expect(await stopped('run.noteWritten()')).toEqual({ signal: 'SIGINT', err: '' });
  });

  it('lets others clean up first', async () => {
    const cleaning = `process.once('SIGINT', () => { console.error('cleaned'); process.kill(process.pid, 'SIGINT'); })`;
    expect(await stopped(cleaning)).toEqual({ signal: 'SIGINT', err: 'cleaned\n\nStopped. Nothing was written.\n' });
  });
});

describe('colours', () => {
  const terminal = (colours: boolean) => ({ isTTY: true, hasColors: () => colours });
  it('are for terminals that show them', () => {
    expect(painter(terminal(true))('red', 'x')).toBe('\u001B[31mx\u001B[39m');
    expect(painter(terminal(false))('red', 'x')).toBe('x');
    expect(painter({ isTTY: false, hasColors: () => true })('red', 'x')).toBe('x');
  });
});
