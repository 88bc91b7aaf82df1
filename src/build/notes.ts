/** What is noted of a build, for the next one into the same folder. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readHistory } from '../content/history.ts';
import { readSources } from '../content/read.ts';
import type { Pack } from '../offline/shared/manifest.ts';
import { codeDigest } from './compiled-renderer.ts';
import { buildInFolder } from './marker.ts';
import { digest, notesPath } from './paths.ts';

const packSchema = z.object({
  name: z.string(),
  title: z.string(),
  sha256: z.string(),
  size: z.number(),
  index: z.number(),
  entries: z.number(),
  runbooks: z.number(),
  optional: z.boolean(),
}) satisfies z.ZodType<Pack>;

const notesSchema = z.object({
  /** The build that they are about, as its marker names it. */
  build: z.string(),
  /** Digest of all that the build was made of. */
  inputs: z.string(),
  /** Key of each page that has one, by its file. */
  pages: z.record(z.string(), z.string()),
  /** Offline packs by what they were made of. */
  packs: z.record(z.string(), packSchema),
  /** What is in the packs. */
  files: z.record(z.string(), z.object({ digest: z.string(), page: z.string().optional() })),
  /** The search index: digest of all that it was made from, and its files. */
  search: z.object({ records: z.string(), files: z.array(z.string()) }),
});
export type Notes = z.infer<typeof notesSchema>;

export interface BuildPlace {
  content: string;
  out: string;
  base: string;
}

/** The notes of the last build into `out`; empty when there are none, its output is gone or another build's, or that was cut off. */
export function readNotes(out: string): Notes {
  const none: Notes = { build: '', inputs: '', pages: {}, packs: {}, files: {}, search: { records: '', files: [] } };
  const build = buildInFolder(out);
  if (build === undefined) return none;
  try {
    const notes = notesSchema.parse(JSON.parse(readFileSync(notesPath(out), 'utf8')));
    return notes.build === build ? notes : none;
  } catch {
    return none;
  }
}

/** `version` names the content and its history. */
export function writeNotes(place: BuildPlace, version: string, kept: Omit<Notes, 'build' | 'inputs'>): void {
  const file = notesPath(place.out);
  mkdirSync(dirname(file), { recursive: true });
  const notes: Notes = { build: buildInFolder(place.out) ?? '', inputs: inputsDigest(place, version), ...kept };
  writeFileSync(file, JSON.stringify(notes));
}

/** True when nothing that a build reads has changed since the build that wrote `out`, and its output is still there. */
export async function isUpToDate(place: BuildPlace): Promise<boolean> {
  if (!existsSync(join(place.out, 'index.html'))) return false;
  const { digest: history } = await readHistory(place.content);
  return readNotes(place.out).inputs === inputsDigest(place, readSources(place.content).version + history);
}

function inputsDigest(place: BuildPlace, version: string): string {
  return digest(place.content, place.base, version, codeDigest());
}
