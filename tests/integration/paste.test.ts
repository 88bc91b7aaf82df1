/** What is copied does not run when it is pasted: a real bash in a pseudo-terminal, without bracketed paste. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanForCopy } from '../../src/query/clean.ts';
import { temporaryFolder } from '../support/content-root.ts';

/** `script` of util-linux makes a terminal; other systems' takes other options. */
const terminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** Types the text, then empties the line and asks for a word: whether `ran` was made by then. */
async function runsWhenPasted(text: string): Promise<boolean> {
  const folder = temporaryFolder();
  const child = spawn('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], {
    cwd: folder,
    env: { ...process.env, INPUTRC: '/dev/null', PS1: '$ ', HISTFILE: '' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said = new Promise<void>((resolve) => {
    let heard = '';
    child.stdout.on('data', (data: Buffer) => {
      heard += data.toString();
      if (heard.includes('word 42')) resolve();
    });
  });
  child.stdin.write("bind 'set enable-bracketed-paste off'\r");
  // Ctrl-U empties the line. The sum tells the answer from the echo of the question.
  child.stdin.write(`${text}\u0015echo word $((40+2))\r`);
  await said;
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end('exit\r');
  await closed;
  return existsSync(join(folder, 'ran'));
}

describe.skipIf(!terminal)('a pasted command @fault-31', () => {
  it('runs at once with a line end behind it, which is why none is copied', async () => {
    expect(await runsWhenPasted('touch ran\n')).toBe(true);
    expect(await runsWhenPasted(cleanForCopy('touch ran\n', 'command'))).toBe(false);
  });

  it('runs at once with a carriage return or an escape in it, and these are not copied', async () => {
    expect(await runsWhenPasted('touch ran\r')).toBe(true);
    for (const trick of ['touch ran\r', 'touch ran\r\n', 'touch ran\u001b[201~\r', 'touch ran\u0085\n', 'touch ran\n\n'])
      expect(await runsWhenPasted(cleanForCopy(trick, 'command')), JSON.stringify(trick)).toBe(false);
  });
});
