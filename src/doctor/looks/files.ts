/** The files that browsers load before there is an offline copy: their bytes, and where they were changed. */
import { gunzipSync } from 'node:zlib';
import { addressOfPath } from '../../content/address.ts';
import { advice } from '../advice.ts';
import { type Answer, answered, type Reply } from '../ask.ts';
import { andMore, at, type Examination, each, find } from '../examination.ts';
import { sha256 } from '../sha256.ts';
import { lookForErasing } from './front.ts';
import type { BuiltFile } from './packs.ts';
import { whatCame } from './worker.ts';

/** So many files of a large site are asked for: some of each kind, spread over all of them. */
export const sampleSize = 60;

/** The address of a file: pages are asked for by their folder. */
export function addressOf(look: Examination, path: string): string {
  return at(look, addressOfPath(path.replace(/(^|\/)index\.html$/, '$1')));
}

/** Asks for files and compares. Answers what came for each, for those who look at headers. */
export async function lookAtFiles(look: Examination, built: readonly BuiltFile[], all: boolean): Promise<Map<string, Answer>> {
  // The page for unknown addresses answers at those alone.
  const pages = built.filter(({ path }) => path !== '404.html');
  const asked = all ? pages : sample(pages);
  const answers = new Map<string, Answer>();
  const gone: { address: string; reply: Reply }[] = [];
  const changed: { file: BuiltFile; answer: Answer }[] = [];
  await each(asked, async (file) => {
    const address = addressOf(look, file.path);
    const reply = await look.ask(address);
    if (!answered(reply) || reply.status !== 200) gone.push({ address, reply });
    else {
      answers.set(file.path, reply);
      lookForErasing(look, reply);
      if (sha256(plain(reply.body)) !== file.sha256) changed.push({ file, answer: reply });
    }
  });
  look.tried.push(`the bytes of ${asked.length} of ${pages.length} files`);
  const [missing] = gone;
  if (missing !== undefined) {
    const { address, reply } = missing;
    const change = 'deploy all files of the build; pages answer at their folder (`index.html` as the index)';
    find(look, {
      check: 'files/missing',
      severity: 'error',
      address: andMore(address, gone.length),
      found: whatCame(reply),
      expected: 'the file of the build',
      change,
      on: advice.slash,
    });
  }
  await reportChanged(look, changed);
  return answers;
}

/** Another file than the build's: an old one from a cache, one of another build, or one that was rewritten. */
async function reportChanged(look: Examination, changed: readonly { file: BuiltFile; answer: Answer }[]): Promise<void> {
  const [first] = changed;
  if (first === undefined) return;
  const { file, answer } = first;
  // What a cache has under this address it has not under one that nobody asked for before.
  const past = await look.ask(`${answer.address}?past-caches=${look.now}`);
  const isStale = answered(past) && sha256(plain(past.body)) === file.sha256;
  const address = andMore(answer.address, changed.length);
  if (isStale) {
    const change = 'empty the cache, and let pages be asked for again each time';
    find(look, {
      check: 'cache/stale',
      severity: 'error',
      address,
      found: 'an older file, from a cache on the way',
      expected: 'the file of the build that sw.js is of',
      change,
      on: advice.deploy,
    });
    return;
  }
  const { found, expected } = firstDifference(plain(answer.body), file.bytes());
  const change = 'let nothing change files on the way; if the page is simply older or newer than sw.js, deploy all files of one build';
  find(look, { check: 'bytes/altered', severity: 'error', address, found, expected, change, on: advice.unaltered });
}

/** Around the first byte that differs, as text. */
export function firstDifference(received: Buffer, built: Buffer): { found: string; expected: string } {
  let place = 0;
  while (place < received.length && received[place] === built[place]) place += 1;
  const around = (bytes: Buffer) => {
    const text = bytes.subarray(Math.max(0, place - 20), place + 60).toString();
    return `${bytes.length} bytes, from byte ${place}: ${JSON.stringify(text)}`;
  };
  return { found: around(received), expected: around(built) };
}

/** Pagefind's files lie compressed on the host, and plain in packs. */
function plain(bytes: Buffer): Buffer {
  try {
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch {
    return bytes;
  }
}

/** Some of each kind, the home page among them; always the same ones. */
export function sample(files: readonly BuiltFile[]): BuiltFile[] {
  const home = files.filter(({ path }) => path === 'index.html');
  const kinds = [
    ...Map.groupBy([...home, ...files.filter(({ path }) => path !== 'index.html')], ({ path }) =>
      path.slice(path.lastIndexOf('.')),
    ).values(),
  ];
  const share = Math.max(1, Math.floor(sampleSize / Math.max(1, kinds.length)));
  return kinds.flatMap((kind) => {
    const step = Math.max(1, kind.length / share);
    return Array.from({ length: Math.min(share, kind.length) }, (_, at) => kind[Math.floor(at * step)] ?? []).flat();
  });
}
