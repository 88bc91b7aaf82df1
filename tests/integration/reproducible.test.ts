/** Builds of the same content with the same `SOURCE_DATE_EPOCH` are the same bytes, wherever and after whatever they are made. */
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { snapshot } from '../support/built-files.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/content-root.ts';

/** Something of every kind that a build writes: drawings, sheets, calendars, an alias. */
const content: Record<string, string> = {
  'breakglass.yaml': 'title: Small\nalerts: { site: "https://runbooks.example.com/" }\n',
  'runbooks/etcd/etcdNoLeader.md':
    '---\naliases: [no-leader]\nreviewed: 2025-03-04\nreviewEvery: 6mo\n---\n# etcdNoLeader\n\n## Meaning\n\nNo leader. ![A drawing](drawing.svg)\n\n## Mitigation\n\n- [ ] Look\n\n```sh\nkubectl get pods\n```\n',
  'runbooks/etcd/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
  'queries/shop.yaml': 'title: Shop\nqueries:\n  - { id: up, title: What is up, language: promql, query: up }\n',
};

/** 2001-09-09 01:46:40 UTC. */
const epoch = '1000000000';

/** Writes the files in this order. The age of files is no part of the content. */
function write(folder: string, files: readonly (readonly [string, string])[]): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), 0, files.length);
  }
  return folder;
}

async function build(folder: string, out: string, seconds = epoch, env: Record<string, string> = {}): Promise<Record<string, string>> {
  for (const [name, value] of Object.entries({ SOURCE_DATE_EPOCH: seconds, ...env })) vi.stubEnv(name, value);
  const built = await run('build', '--content', folder, '--out', out);
  expect(built.code, built.stderr).toBe(0);
  return snapshot(out);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('builds of the same content @long', () => {
  it('are the same bytes, and none of them is of today', async () => {
    const parent = temporaryFolder();
    const entries = Object.entries(content);
    const out = join(parent, 'out');
    const first = await build(write(join(parent, 'content'), entries), out);
    expect(Object.keys(first).length).toBeGreaterThan(100);

    // Another folder, its files made in another order, in another time zone: nothing is remembered of it.
    const elsewhere = write(join(parent, 'far', 'away', 'other name'), entries.toReversed());
    expect(await build(elsewhere, join(parent, 'site'), epoch, { TZ: 'Pacific/Kiritimati' })).toEqual(first);

    // Other content at another time was built into the same folder before, and what did not change is taken from that.
    const changed = join(elsewhere, 'runbooks/etcd/etcdNoLeader.md');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('No leader.', 'No leader at all.'));
    const between = await build(elsewhere, join(parent, 'site'), '1100000000');
    expect(between).not.toEqual(first);
    write(elsewhere, entries);
    expect(await build(elsewhere, join(parent, 'site'))).toEqual(first);

    // At another time only what shows the time differs, and what is named by that: a pack, the manifest and the row of packs.
    const later = await build(elsewhere, join(parent, 'later'), '1000000001');
    const differing = [...new Set([...Object.keys(first), ...Object.keys(later)])].filter((file) => first[file] !== later[file]);
    const shown = differing.filter((file) => !file.startsWith('offline/')).sort();
    expect(shown).toEqual(['breakglass.html', 'build.json', 'index.html', 'sw.js']);
    expect(differing).toHaveLength(shown.length + 2 * 3);

    const now = new Date();
    const days = [now, new Date(now.getTime() - 86_400_000)].map((day) => day.toISOString().slice(0, 10));
    const isOfToday = (file: string) => {
      const text = readFileSync(join(out, file), 'latin1');
      // Calendars write days without hyphens.
      return days.some((day) => text.includes(day) || (file.endsWith('.ics') && text.includes(day.replaceAll('-', ''))));
    };
    expect(Object.keys(first).filter((file) => first[file] !== 'folder' && isOfToday(file))).toEqual([]);
    expect(readFileSync(join(out, 'build.json'), 'utf8')).toContain('2001-09-09T01:46:40.000Z');
  }, 120_000);
});

it('a SOURCE_DATE_EPOCH that is no time stops the build before it writes anything', async () => {
  const parent = temporaryFolder();
  vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
  const { code, stderr } = await run(
    'build',
    '--content',
    write(join(parent, 'content'), Object.entries(content)),
    '--out',
    join(parent, 'out'),
  );
  expect(code).toBe(2);
  expect(stderr).toContain('SOURCE_DATE_EPOCH is "yesterday": expected seconds since 1970-01-01 in digits, as in 1767225600');
  expect(snapshot(parent)['out']).toBeUndefined();
});
