/** Files that are written by a thread beside the build. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filesBelow } from '../../../src/build/files-below.ts';
import { type WriteBehind, writeBehind } from '../../../src/build/write-behind.ts';
import { temporaryFolder } from '../../support/content-root.ts';

let files: WriteBehind;
afterEach(() => files.stop());

describe('files that are written behind', () => {
  it('are all there after waiting, whatever their number and size', async () => {
    const folder = temporaryFolder();
    files = writeBehind();
    const content = (at: number) => `${at} é 🚨 ${'x'.repeat(at % 7 === 0 ? 300_000 : at)}`;
    for (let at = 0; at < 500; at++) files.write(join(folder, `a/${at % 20}/${at}.txt`), content(at));
    files.finish();
    expect(filesBelow(folder)).toHaveLength(500);
    for (let at = 0; at < 500; at++) expect(readFileSync(join(folder, `a/${at % 20}/${at}.txt`), 'utf8')).toBe(content(at));
    files.write(join(folder, 'bytes'), Uint8Array.of(0, 255));
    await files.finished();
    expect([...readFileSync(join(folder, 'bytes'))]).toEqual([0, 255]);
  });

  it('take the place of what is there; the last one stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'page'), 'old');
    files = writeBehind();
    for (const text of ['one', 'two']) files.write(join(folder, 'page'), text);
    files.finish();
    expect(readFileSync(join(folder, 'page'), 'utf8')).toBe('two');
  });

  it.each(['blocking', 'waiting'])('fail where somebody waits for them (%s), as the file system would', async (way) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    files = writeBehind();
    files.write(join(folder, 'taken'), 'text');
    files.write(join(folder, 'later'), 'text');
    const wait = async () => (way === 'blocking' ? files.finish() : await files.finished());
    await expect(wait()).rejects.toMatchObject({
      code: expect.stringMatching(/^E/),
      syscall: expect.any(String),
      path: join(folder, 'taken'),
    });
    expect(readdirSync(folder), 'nothing is written after what failed').toEqual(['taken']);
  });

  it('are not written any more once stopped', async () => {
    const folder = temporaryFolder();
    files = writeBehind();
    for (let at = 0; at < 2000; at++) files.write(join(folder, `${at}/page`), 'text');
    const ended = files.stop();
    // Whoever removes the folder now finds nothing coming back.
    const then = filesBelow(folder).length;
    await ended;
    expect(filesBelow(folder)).toHaveLength(then);
  });
});
