/** The packs of the offline copy, and whether the files of the host are those of the packs. */
import { gunzipSync } from 'node:zlib';
import type { PackEntry, PackIndex } from '../../offline/shared/manifest.ts';
import { bundleFile, packFile } from '../../offline/shared/names.ts';
import { advice } from '../advice.ts';
import { answered } from '../ask.ts';
import { andMore, at, type Examination, each, find } from '../examination.ts';
import { sha256 } from '../sha256.ts';
import { type Version, whatCame } from './worker.ts';

/** A file as the build wrote it. */
export interface BuiltFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: () => Buffer;
}

/** Fetches all packs as a first visit does. Answers the files in those that came right. */
export async function lookAtPacks(look: Examination, { manifest, digest }: Version): Promise<BuiltFile[]> {
  const wrong: { address: string; found: string; expected: string; altered: boolean }[] = [];
  const packs = await each(manifest.packs, async (pack) => {
    const address = at(look, packFile(pack.sha256));
    const reply = await look.ask(address);
    const ok = answered(reply) && reply.status === 200;
    const received = ok ? sha256(reply.body) : '';
    if (received === pack.sha256 && ok) return filesOf(reply.body, pack.index);
    const altered = ok && !/html/.test(reply.headers['content-type'] ?? '');
    wrong.push({ address, altered, found: altered ? `sha256 ${received}` : whatCame(reply), expected: `sha256 ${pack.sha256}` });
    return [];
  });
  const bundle = at(look, bundleFile(digest));
  const whole = await look.ask(bundle);
  const size = manifest.packs.reduce((sum, pack) => sum + pack.size, 0);
  if (!answered(whole) || whole.status !== 200 || whole.body.length !== size) {
    const came = answered(whole) && whole.status === 200 ? `${whole.body.length} bytes` : whatCame(whole);
    const expected = `${size} bytes: a first visit fetches this file, and each pack by itself when it does not come`;
    const change = 'deploy it; raise the limit on the size of an answer if there is one';
    find(look, { check: 'packs/bundle', severity: 'warning', address: bundle, found: came, expected, change });
  }
  look.tried.push(`the bytes of ${manifest.packs.length} packs`);
  const [first] = wrong;
  if (first !== undefined) {
    find(look, {
      check: first.altered ? 'bytes/altered' : 'deploy/incomplete',
      severity: 'error',
      address: andMore(first.address, wrong.length),
      found: first.found,
      expected: `${first.expected}: browsers keep nothing else`,
      change: first.altered ? 'let nothing change files on the way' : 'deploy all files of the build',
      on: first.altered ? advice.unaltered : advice.deploy,
    });
  }
  return packs.flat();
}

function filesOf(pack: Buffer, indexLength: number): BuiltFile[] {
  const index: PackIndex = JSON.parse(gunzipSync(pack.subarray(0, indexLength)).toString());
  let begin = indexLength;
  const begins = index.blocks.map((length) => {
    begin += length;
    return begin - length;
  });
  return index.entries.map(([path, block, offset, length, hash]: PackEntry) => ({
    path,
    sha256: hash,
    bytes: () => {
      const from = begins[block] ?? 0;
      return gunzipSync(pack.subarray(from, from + (index.blocks[block] ?? 0))).subarray(offset, offset + length);
    },
  }));
}
