/** What is in an output folder. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PackIndex } from '../../src/offline/shared/manifest.ts';

/** Everything below a folder by path: the sha256 of files, where links lead, that folders are there. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string) => {
    for (const name of readdirSync(join(folder, path))) {
      const below = path === '' ? name : `${path}/${name}`;
      const entry = lstatSync(join(folder, below));
      if (entry.isDirectory()) {
        found[below] = 'folder';
        walk(below);
      } else if (entry.isSymbolicLink()) found[below] = `link to ${readlinkSync(join(folder, below))}`;
      else found[below] = sha256(readFileSync(join(folder, below)));
    }
  };
  walk('');
  return found;
}

/** The site's files without what differs from build to build: times, and names and content of what holds times. */
export function siteOf(folder: string): Record<string, string> {
  const files = Object.entries(snapshot(folder)).filter(
    ([path, value]) => value !== 'folder' && !/^(?:offline\/|sw\.js$|breakglass\.html$|build\.json$|\.)/.test(path),
  );
  return Object.fromEntries(
    files.map(([path]) => {
      const text = readFileSync(join(folder, path), 'latin1');
      return [path, sha256(text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{4}-\d{2}-\d{2} \d{2}:\d{2}( UTC)?/g, 'TIME'))];
    }),
  );
}

/**
 * What is wrong with the offline copy of a site: its worker, the manifest that this names and the packs must be of one build, and each file in a
 * pack must be what the pack says it is.
 */
export function faultsOfCopy(folder: string): string[] {
  const digest = /"manifest":"([0-9a-f]{64})"/.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))?.[1] ?? '';
  const manifest: { builtAt: string; packs: { name: string; sha256: string; index: number }[] } = JSON.parse(
    readFileSync(join(folder, 'offline', `${digest}.json`), 'utf8'),
  );
  const build: { builtAt: string } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'));
  return [
    ...(manifest.builtAt === build.builtAt ? [] : ['the worker is of another build than build.json']),
    ...manifest.packs
      .map((pack) => pack.sha256)
      .filter((sum) => sha256(readFileSync(join(folder, 'offline', `${sum}.pack`))) !== sum)
      .map((sum) => `the pack ${sum} is damaged`),
    ...manifest.packs.flatMap(({ name, sha256: sum, index }) =>
      filesIn(readFileSync(join(folder, 'offline', `${sum}.pack`)), index)
        .filter(({ bytes, digest }) => sha256(bytes) !== digest)
        .map(({ path }) => `${path} in the pack ${name} is not what the pack says`),
    ),
  ];
}

interface PackedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** What the pack's index has. */
  readonly digest: string;
}

/** What a pack holds. `size`: bytes of the index at its beginning. */
function filesIn(pack: Buffer, size: number): PackedFile[] {
  const index: PackIndex = JSON.parse(gunzipSync(pack.subarray(0, size)).toString());
  let at = size;
  const blocks = index.blocks.map((length) => {
    at += length;
    return gunzipSync(pack.subarray(at - length, at));
  });
  return index.entries.map(([path, block, offset, length, digest]) => ({
    path,
    digest,
    bytes: blocks[block]?.subarray(offset, offset + length) ?? Buffer.alloc(0),
  }));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
