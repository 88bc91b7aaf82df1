/** Where a build writes, what it deletes there, and what it says when it cannot. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../../src/build/content-place.ts';
import { OutputError } from '../../src/build/output-error.ts';
import { withOutput } from '../../src/build/with-output.ts';
import { takeWorkFolder, workName } from '../../src/build/work-folder.ts';
import { faultsOfCopy, siteOf, snapshot } from '../support/built-files.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { mountSmallDisk, type SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts';
import { type BuildInputs, type WatchedBuild, watchedBuild } from '../support/watched-build.ts';

const cart = { 'runbooks/shop/cart.md': '# Cart\n\nText.\n' };
const notes = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/objects/ab/cd': 'object', 'notes.md': 'Keep.\n', 'src/main.c': 'int main;\n' };

/** Exit code 2 with one sentence, no stack trace, and nothing left running. */
function expectRefused(ran: WatchedBuild, sentence: RegExp): void {
  expect(ran).toMatchObject({ code: 2, stdout: '', leftRunning: [] });
  const lines = ran.stderr.split('\n').filter((line) => line !== '' && !line.endsWith('…'));
  expect(lines).toEqual([expect.stringMatching(sentence)]);
}

/** The same for many places, without a process for each: what the build asks before it does anything. */
async function expectNotTaken(content: string, out: string, sentence: RegExp, home = process.env['HOME']): Promise<void> {
  const usual = process.env['HOME'];
  process.env['HOME'] = home;
  try {
    const taken = withOutput(out, contentPlace(content), async () => 'taken');
    await expect(taken).rejects.toThrow(OutputError);
    await expect(taken).rejects.toThrow(sentence);
  } finally {
    process.env['HOME'] = usual;
  }
}

async function built(inputs: BuildInputs): Promise<WatchedBuild> {
  const ran = await watchedBuild(inputs);
  expect(ran).toMatchObject({ code: 0, leftRunning: [] });
  expect(readdirSync(inputs.out).filter((name) => name.startsWith(workName))).toEqual([]);
  return ran;
}

it('keeps a copy that fits its own digests where somebody has changed a page of the build before', async () => {
  const content = contentRoot({ ...cart, 'runbooks/shop/pay.md': '# Pay\n\nText.\n' });
  const out = join(temporaryFolder(), 'site');
  await built({ content, out });
  const page = join(out, 'runbooks/shop/cart/index.html');
  writeFileSync(page, `${readFileSync(page, 'utf8')}<!-- changed -->`);
  writeFileSync(join(content, 'runbooks/shop/pay.md'), '# Pay\n\nText.\n\n## Impact\n\nMore.\n');
  await built({ content, out });
  expect(faultsOfCopy(out)).toEqual([]);
});

describe('a folder that no build wrote @fault-40', () => {
  const strangers: Record<string, Record<string, string>> = {
    'with files of somebody': notes,
    'with a build.json of another tool': { ...notes, 'build.json': '{ "version": "1.2.0", "files": ["src"] }\n' },
    'with an empty build.json': { ...notes, 'build.json': '' },
    'with the facts of an old build and something else': {
      ...notes,
      'build.json': '{"version":"6219379","builtAt":"2026-11-30T03:06:26.661Z","base":"/","pages":18,"runbooks":2,"scripts":{}}',
    },
    'that an old version left when it was cut off': { ...notes, 'build.json': '{ "unfinished": true }\n' },
    'with a list that cannot be read': {
      ...notes,
      'build.json':
        '{"generator":"breakglass","version":"6219379","builtAt":"2026-11-30T03:06:26.661Z","base":"/","pages":18,"runbooks":2,"files":"bm90aGluZw=="}',
    },
    'with one hidden folder and one file': { '.git/HEAD': 'ref', CNAME: 'runbooks.example.com' },
  };
  it.each(Object.keys(strangers))('%s is left as it is', async (name) => {
    const out = contentRoot(strangers[name] ?? {});
    const before = snapshot(out);
    await expectNotTaken(contentRoot(cart), out, /no(?:t| list).*choose another/);
    expect(snapshot(out)).toEqual(before);
  });

  it('is left as it is by the command', async () => {
    const out = contentRoot({ ...notes, 'build.json': '{}' });
    const before = snapshot(out);
    expectRefused(await watchedBuild({ content: contentRoot(cart), out }), /is not empty and was not written by a build/);
    expect(snapshot(out)).toEqual(before);
  });
});

describe('a place where no site belongs @fault-40', () => {
  const root = contentRoot({
    'work/docs/runbooks/shop/cart.md': '# Cart\n\nText.\n',
    'work/docs/queries/a.yaml': 'title: A\nqueries: []\n',
    'work/.git/HEAD': 'ref',
    'home/me/notes.md': 'Mine.\n',
    'home/me/.ssh/key': 'secret',
  });
  symlinkSync(join(root, 'work/docs'), join(root, 'link-to-content'));
  symlinkSync(join(root, 'nowhere'), join(root, 'link-to-nowhere'));
  symlinkSync(join(root, 'work'), join(root, 'link-to-work'));
  const program = join(import.meta.dirname, '../..');
  const places: [string, string, RegExp][] = [
    ['the content root', join(root, 'work/docs'), /is a folder of the content/],
    ['a link to it', join(root, 'link-to-content'), /is a folder of the content/],
    ['the folder of runbooks', join(root, 'work/docs/runbooks'), /is a folder of the content/],
    ['a new folder among runbooks', join(root, 'work/docs/runbooks/site'), /lies in the folder of the content/],
    ['a new folder among sheets, by a link', join(root, 'link-to-content/queries/a/b'), /lies in the folder of the content/],
    ['the repository with the content in it', join(root, 'work'), /holds the content/],
    ['the same by a link', join(root, 'link-to-work'), /holds the content/],
    ['inside of .git', join(root, 'work/.git/site'), /lies in a \.git folder/],
    ['a file', join(root, 'home/me/notes.md'), /is a file/],
    ['below a file', join(root, 'home/me/notes.md/site'), /lies below a file/],
    ['a link that leads nowhere', join(root, 'link-to-nowhere'), /is a link that leads nowhere/],
    ['home', join(root, 'home/me'), /is your home folder/],
    ['what holds home', join(root, 'home'), /holds your home folder/],
    ['the root', '/', /is the root of the file system/],
    ['the program', program, /is the folder of this program/],
    ['the sources of the program', join(program, 'src/site'), /lies in the folder src of this program/],
  ];
  it.each(places)('%s', async (_, out, sentence) => {
    const before = snapshot(root);
    await expectNotTaken(join(root, 'work/docs'), out, sentence, join(root, 'home/me'));
    expect(snapshot(root)).toEqual(before);
  });

  it('what holds the program', async () => {
    // Home is elsewhere: a clone may be in the folder that holds this test's home too.
    await expectNotTaken(join(root, 'work/docs'), join(program, '..'), /holds the folder of this program/, '/nowhere');
  });

  it('is the folder of sheets before there are any', async () => {
    const content = contentRoot(cart);
    await expectNotTaken(content, join(content, 'queries'), /is a folder of the content|lies in the folder of the content/);
    await expectNotTaken(content, join(content, 'queries/site'), /lies in the folder of the content/);
    expect(readdirSync(content)).toEqual(['runbooks']);
  });

  it('is refused by the command', async () => {
    const before = snapshot(root);
    expectRefused(await watchedBuild({ content: join(root, 'work/docs'), out: join(root, 'link-to-work') }), /holds the content/);
    expect(snapshot(root)).toEqual(before);
  });

  it('is not a folder beside the content, or one that is never read as content @long', async () => {
    const content = contentRoot({ ...cart, 'breakglass.yaml': 'runbooks: .\n' });
    await built({ content, out: join(content, 'dist') });
    await expectNotTaken(content, join(content, 'site'), /lies in the folder of the content/);
  });
});

describe('a folder with a site and files of somebody', () => {
  it('keeps them at every build, and loses what the build does not have any more @fault-40 @long', async () => {
    const out = join(temporaryFolder(), 'pages');
    const content = contentRoot({ ...cart, 'runbooks/shop/old.md': '# Old\n\nText.\n' });
    await built({ content, out });
    const theirs = {
      '.git/HEAD': 'ref',
      '.nojekyll': '',
      '.github/a.yml': 'on: push',
      CNAME: 'example.com',
      'robots.txt': '',
      'docs/a/b.txt': 'b',
    };
    for (const [path, text] of Object.entries(theirs)) {
      mkdirSync(join(out, path, '..'), { recursive: true });
      writeFileSync(join(out, path), text);
    }
    mkdirSync(join(out, 'runbooks/empty'));
    symlinkSync(join(content, 'runbooks'), join(out, 'link'));
    // Not from a memory of this machine: the list is in the folder.
    for (const next of [contentRoot(cart), contentRoot({ 'runbooks/web/down.md': '# Down\n\nText.\n' })]) {
      await built({ content: next, out });
      for (const [path, text] of Object.entries(theirs)) expect(readFileSync(join(out, path), 'utf8')).toBe(text);
      expect(readdirSync(join(out, 'runbooks/empty'))).toEqual([]);
      expect(existsSync(join(out, 'link/shop/cart.md'))).toBe(true);
      expect(existsSync(join(out, 'runbooks/shop/old'))).toBe(false);
    }
    expect(readdirSync(join(out, 'runbooks')).sort()).toEqual(['empty', 'index.html', 'web']);
  });

  it('is refused when one of them is where the build would write @fault-40', async () => {
    const out = join(temporaryFolder(), 'site');
    await built({ content: contentRoot(cart), out });
    mkdirSync(join(out, 'runbooks/web'));
    writeFileSync(join(out, 'runbooks/web/index.html'), 'mine');
    const elsewhere = contentRoot({ 'a.html': 'mine' });
    symlinkSync(elsewhere, join(out, 'queries'));
    writeFileSync(join(out, 'drills'), 'mine');
    const before = snapshot(out);
    const content = contentRoot({
      'runbooks/web/down.md': '# Down\n\nText.\n',
      'queries/s.yaml': 'title: S\nqueries:\n  - { id: one, title: One, language: promql, query: up }\n',
      'runbooks/web/down.drill.yaml':
        'title: D\nrunbook: web/down\nbrief: B\nsymptoms: [{ id: a, where: W, shows: S }]\ntruth: { cause: Gone, words: [gone], why: W }\nrecovery: { did: [step], why: W }\n',
    });
    expectRefused(
      await watchedBuild({ content, out }),
      /no build wrote.*: drills, queries, runbooks\/web\/index\.html\. Nothing was changed/,
    );
    expect(snapshot(out)).toEqual(before);
    expect(readdirSync(elsewhere)).toEqual(['a.html']);
  });

  it('loses nothing to the first build after a version that kept no list, which names what is left @fault-40 @long', async () => {
    const out = join(temporaryFolder(), 'site');
    await built({ content: contentRoot({ 'runbooks/shop/old.md': '# Old\n\nText.\n' }), out });
    const { version, builtAt, base, pages, runbooks }: Record<string, unknown> = JSON.parse(readFileSync(join(out, 'build.json'), 'utf8'));
    writeFileSync(join(out, 'build.json'), JSON.stringify({ version, builtAt, base, pages, runbooks }, null, 2));
    writeFileSync(join(out, 'notes.md'), 'mine');
    const content = contentRoot(cart);
    const before = Object.keys(snapshot(out));
    expect((await built({ content, out })).stderr).toMatch(
      /kept no list.*nothing in it was deleted\. \d+ files there are not of this build: /,
    );
    expect(Object.keys(snapshot(out))).toEqual(expect.arrayContaining(before));
    expect((await built({ content, out })).stderr).not.toContain('kept no list');
    expect(readFileSync(join(out, 'notes.md'), 'utf8')).toBe('mine');
  });

  it('keeps the date of every file that a build after an edit does not change', async () => {
    const out = join(temporaryFolder(), 'site');
    const content = contentRoot({ ...cart, 'runbooks/web/down.md': '# Down\n\nText.\n', 'runbooks/web/a.png': 'picture' });
    await built({ content, out });
    const before = snapshot(out);
    const long = new Date('2020-01-01T00:00:00Z');
    for (const [path, value] of Object.entries(before)) if (value !== 'folder') utimesSync(join(out, path), long, long);
    writeFileSync(join(content, 'runbooks/web/down.md'), '# Down\n\nOther text.\n');
    await built({ content, out });
    const after = snapshot(out);
    const touched = (path: string) => statSync(join(out, path)).mtimeMs !== long.getTime();
    for (const [path, value] of Object.entries(after)) if (value !== 'folder') expect(touched(path), path).toBe(value !== before[path]);
    expect(touched('runbooks/web/down/index.html')).toBe(true);
    expect(touched('runbooks/shop/cart/index.html')).toBe(false);
  });
});

describe('two builds into one folder', () => {
  it('are told apart: the second is refused, and the folder is whole @fault-42', async () => {
    const out = join(temporaryFolder(), 'site');
    const content = contentRoot(cart);
    await built({ content, out });
    const before = snapshot(out);
    // This process is the first one.
    const held = takeWorkFolder(out);
    expectRefused(
      await watchedBuild({ content, out }),
      new RegExp(`another build is writing to .*\\(process ${process.pid} on ${hostname()}`),
    );
    held.release();
    expect(snapshot(out)).toEqual(before);

    const other = contentRoot({ 'runbooks/web/down.md': '# Down\n\nText.\n' });
    const both = await Promise.all([watchedBuild({ content, out }), watchedBuild({ content: other, out })]);
    for (const ran of both) if (ran.code !== 0) expectRefused(ran, /another build is writing/);
    expect(both.map(({ code }) => code)).toContain(0);
    const clean = join(temporaryFolder(), 'site');
    await built({ content: existsSync(join(out, 'runbooks/shop')) ? content : other, out: clean });
    expect(siteOf(out)).toEqual(siteOf(clean));
    expect(faultsOfCopy(out)).toEqual([]);
  });

  it('are told apart across hosts, and remains of an ended build are not taken for one @fault-42', () => {
    const out = temporaryFolder();
    const owner = { token: 'x', pid: process.pid, processStart: null, host: 'elsewhere', since: new Date().toISOString() };
    const leave = (name: string, changed: Partial<Record<keyof typeof owner, unknown>>) => {
      mkdirSync(join(out, name));
      writeFileSync(join(out, name, 'owner.json'), JSON.stringify({ ...owner, ...changed }));
    };
    const remains: Partial<Record<keyof typeof owner, unknown>>[] = [
      { since: new Date(Date.now() - 2 * 60 * 60_000).toISOString() },
      { host: hostname(), pid: 2 ** 22 + 1 },
      // Linux alone says when a process started.
      ...(existsSync('/proc/self/stat') ? [{ host: hostname(), processStart: '1' }] : []),
    ];
    for (const changed of remains) {
      leave(workName, changed);
      leave(`${workName}-x`, changed);
      const work = takeWorkFolder(out);
      expect(readdirSync(out)).toEqual([workName]);
      work.assertHeld();
      work.release();
      expect(readdirSync(out)).toEqual([]);
    }
    // Killed between two steps of taking the folder, a moment ago.
    for (const half of ['nothing', '', '{"token":"x","pi']) {
      const left = join(out, `${workName}-0123456789abcdef`);
      mkdirSync(left);
      if (half !== 'nothing') writeFileSync(join(left, 'owner.json'), half);
      takeWorkFolder(out).release();
      expect(readdirSync(out)).toEqual([]);
    }
    leave(workName, { token: 1 });
    takeWorkFolder(out).release();
    leave(workName, {});
    expect(() => takeWorkFolder(out)).toThrow('another build is writing');
  });

  it.each(['a file', 'a folder', 'a link'])('take nothing of somebody else for remains: %s @fault-40', (kind) => {
    const out = temporaryFolder();
    const kept = join(temporaryFolder(), 'kept');
    mkdirSync(kept);
    writeFileSync(join(kept, 'notes.md'), 'Keep.\n');
    for (const name of [workName, `${workName}-mine`]) {
      const path = join(out, name);
      if (kind === 'a file') writeFileSync(path, 'Keep.\n');
      else if (kind === 'a link') symlinkSync(kept, path);
      else {
        mkdirSync(path);
        writeFileSync(join(path, 'notes.md'), 'Keep.\n');
        utimesSync(path, 0, 0);
      }
    }
    expect(() => takeWorkFolder(out)).toThrow(/no build wrote: move it somewhere else$/);
    expect(readdirSync(out).sort()).toEqual([workName, `${workName}-mine`]);
    expect(readdirSync(kept)).toEqual(['notes.md']);
    if (kind === 'a folder') expect(readdirSync(join(out, workName))).toEqual(['notes.md']);
  });
});

const noDisk = whyNoSmallDisk();
describe(`a disk that cannot be written${noDisk}`, () => {
  const disks: SmallDisk[] = [];
  afterAll(() => {
    for (const disk of disks) disk.remove();
  });
  function mount(megabytes: number): SmallDisk {
    const disk = mountSmallDisk(megabytes);
    if (disk === undefined) throw new Error('no small disk');
    disks.push(disk);
    return disk;
  }

  it.skipIf(noDisk !== '')('leaves the old site when it is full, and says so @fault-43', async () => {
    const disk = mount(12);
    const out = join(disk.folder, 'site');
    const content = contentRoot({ ...cart, 'runbooks/shop/large.bin': 'x' });
    await built({ content, out });
    const fill = join(disk.folder, 'fill');
    // Whatever the smallest site weighs: a tenth of a megabyte is left.
    const { bavail, bsize } = statfsSync(disk.folder);
    writeFileSync(fill, Buffer.alloc(bavail * bsize - 100_000));
    const before = snapshot(out);
    writeFileSync(join(content, 'runbooks/shop/cart.md'), '# Cart\n\nOther text.\n');
    for (const bytes of [2_000_000, 500_000]) {
      // It is full when pages, the index or the packs are written.
      writeFileSync(join(content, 'runbooks/shop/large.bin'), Buffer.alloc(bytes, 'y'));
      expectRefused(await watchedBuild({ content, out }), /^cannot write .*: the disk is full; .* is as it was$/);
      expect(snapshot(out)).toEqual(before);
    }
    writeFileSync(fill, '');
    await built({ content, out });
    expect(faultsOfCopy(out)).toEqual([]);
    disk.makeReadOnly();
    const after = snapshot(disk.folder);
    expectRefused(await watchedBuild({ content, out }), /^cannot write .*: the file system is read-only; .* is as it was$/);
    expectRefused(await watchedBuild({ content, out: join(disk.folder, 'new/site') }), /: the file system is read-only; /);
    expect(snapshot(disk.folder)).toEqual(after);
  });

  it.skipIf(noDisk !== '')('is named where what a program wrote to it is found broken, and only then @fault-43', async () => {
    const disk = mount(1);
    const build = (fill: number) =>
      withOutput(join(disk.folder, 'site'), contentPlace(contentRoot(cart)), async () => {
        try {
          writeFileSync(join(disk.folder, 'fill'), Buffer.alloc(fill));
        } catch {
          // As a program does that ends with 0 all the same.
        }
        return JSON.parse('{"entry":');
      });
    await expect(build(2_000_000)).rejects.toThrow(/^cannot write .*: the disk is full; .* is as it was$/);
    await expect(build(10)).rejects.toThrow(SyntaxError);
  });

  it.skipIf(noDisk !== '')('is left empty when nothing fits @fault-43', async () => {
    const disk = mount(1);
    expectRefused(await watchedBuild({ content: contentRoot(cart), out: join(disk.folder, 'a/site') }), /: the disk is full; /);
    expect(readdirSync(disk.folder)).toEqual([]);
  });
});

it('leaves nothing running and nothing behind when it is interrupted while the search index is made @fault-41', async () => {
  const out = join(temporaryFolder(), 'a/site');
  const ran = await watchedBuild({ content: contentRoot(cart), out, probe: { interruptAt: 'pagefind' } });
  expect(ran).toMatchObject({ signal: 'SIGTERM', leftRunning: [] });
  expect(existsSync(join(out, '..'))).toBe(false);
});
