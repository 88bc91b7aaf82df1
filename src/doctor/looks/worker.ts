/** The worker's script and what it names: which version browsers will keep. */
import { z } from 'zod';
import type { Manifest } from '../../offline/shared/manifest.ts';
import { manifestFile, workerFile } from '../../offline/shared/names.ts';
import { advice } from '../advice.ts';
import { type Answer, answered, type Reply } from '../ask.ts';
import { at, type Examination, find, isWebPage, titleOf } from '../examination.ts';
import { sha256 } from '../sha256.ts';

const manifestSchema: z.ZodType<Manifest> = z.object({
  version: z.string(),
  builtAt: z.string(),
  runbooks: z.number(),
  queries: z.number(),
  packs: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      sha256: z.string(),
      size: z.number(),
      index: z.number(),
      entries: z.number(),
      runbooks: z.number(),
      // Sites of older builds do not report it.
      optional: z.boolean().default(false),
    }),
  ),
});

/** Of a build that was cut off while it replaced files; older ones wrote nothing else. */
const unfinishedSchema = z.object({ unfinished: z.literal(true) });
const buildSchema = z.object({ version: z.string(), builtAt: z.string(), base: z.string() });
export type Build = z.infer<typeof buildSchema>;

/** The marker of the site; undefined where it has none. */
export async function lookAtBuild(look: Examination): Promise<Build | undefined> {
  const reply = await look.ask(at(look, 'build.json'));
  const content = answered(reply) && reply.status === 200 ? jsonOf(reply) : undefined;
  const build = buildSchema.safeParse(content).data;
  if (unfinishedSchema.safeParse(content).success) {
    find(look, {
      check: 'deploy/incomplete',
      severity: 'error',
      address: at(look, 'build.json'),
      found: 'a build that was cut off, or is just being put in place: pages may be of two builds',
      expected: 'a finished build',
      change: 'build again, and deploy all files once the build has ended',
      on: advice.deploy,
    });
  } else if (build === undefined) {
    const change = 'deploy all files of the build';
    find(look, {
      check: 'files/missing',
      severity: 'error',
      address: at(look, 'build.json'),
      found: whatCame(reply),
      expected: 'the file of the build',
      change,
    });
  }
  return build;
}

export interface Version {
  readonly manifest: Manifest;
  readonly digest: string;
}

/** The manifest that `sw.js` names; undefined where there is none, or another than the worker would take. */
export async function lookAtWorker(look: Examination, build: Build | undefined): Promise<Version | undefined> {
  const address = at(look, workerFile);
  const reply = await look.ask(address);
  look.tried.push('the worker');
  const script = answered(reply) && reply.status === 200 && !isWebPage(reply) ? reply : undefined;
  if (script === undefined) {
    const change = 'deploy all files of the build, and let nothing answer for sw.js but the file';
    find(look, { check: 'worker/missing', severity: 'error', address, found: whatCame(reply), expected: 'the script', change });
    return undefined;
  }
  const type = script.headers['content-type'] ?? 'no Content-Type';
  if (!type.includes('javascript')) {
    const expected = 'text/javascript: browsers take no other for a worker';
    find(look, {
      check: 'worker/type',
      severity: 'error',
      address,
      found: type,
      expected,
      change: 'send it with its type',
      on: advice.types,
    });
  }
  const digest = /^const breakglassStamp=\{"manifest":"([0-9a-f]{64})"\};/.exec(script.body.toString())?.[1];
  if (digest === undefined) {
    const off = script.body.includes('unregister');
    const found = off ? 'the script that removes offline copies' : 'a script that is not of this build';
    const change = off ? 'nothing, if `offline: false` was meant' : 'serve sw.js as the build wrote it';
    find(look, {
      check: off ? 'worker/off' : 'worker/altered',
      severity: off ? 'info' : 'error',
      address,
      found,
      expected: 'the worker',
      change,
      on: off ? {} : advice.unaltered,
    });
    look.notTried.push({ what: 'the offline copy', why: found });
    return undefined;
  }
  return await manifestOf(look, digest, build);
}

async function manifestOf(look: Examination, digest: string, build: Build | undefined): Promise<Version | undefined> {
  const address = at(look, manifestFile(digest));
  const reply = await look.ask(address);
  const ok = answered(reply) && reply.status === 200 ? reply : undefined;
  const manifest = ok !== undefined && sha256(ok.body) === digest ? manifestSchema.safeParse(jsonOf(ok)).data : undefined;
  if (manifest === undefined) {
    const isAltered = ok !== undefined && !isWebPage(ok);
    find(look, {
      check: isAltered ? 'bytes/altered' : 'deploy/incomplete',
      severity: 'error',
      address,
      found: isAltered ? `sha256 ${sha256(ok.body)}` : whatCame(reply),
      expected: isAltered ? `sha256 ${digest}` : 'the manifest that sw.js names: browsers cannot make their copy without it',
      change: isAltered ? 'let nothing change files on the way' : 'finish the deployment, sw.js last; and let no cache keep an old sw.js',
      on: isAltered ? advice.unaltered : advice.deploy,
    });
    look.notTried.push({ what: 'the packs of the offline copy', why: 'the manifest that names them did not come' });
    return undefined;
  }
  // Builds may all have the same time: docs/how-to/operations.md, “The same bytes”.
  if (build !== undefined && (build.builtAt !== manifest.builtAt || build.version !== manifest.version)) {
    find(look, {
      check: 'deploy/mixed',
      severity: 'error',
      address: at(look, workerFile),
      found: `the worker is of the build of ${named(manifest)}, build.json of that of ${named(build)}`,
      expected: 'both of one build',
      change: 'deploy all files of one build, and let no cache keep sw.js or pages',
      on: advice.deploy,
    });
  }
  return { manifest, digest };
}

function named({ version, builtAt }: Pick<Build, 'version' | 'builtAt'>): string {
  return `${builtAt} (version ${version})`;
}

/** What came in the place of a file, in words. */
export function whatCame(reply: Reply): string {
  if (!answered(reply)) return `nothing: the host ${reply.why}`;
  const { status, headers } = reply;
  if (headers['location'] !== undefined) return `a redirect to ${headers['location']}, perhaps a login`;
  if (status !== 200) return `status ${status}`;
  return isWebPage(reply) ? `a web page (“${titleOf(reply)}”), perhaps a login` : 'something else';
}

function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
