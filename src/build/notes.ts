/** What is noted of a build, for the next one into the same folder. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readHistory } from '../content/history.ts';
import { readSources } from '../content/read.ts';
import type { Pack } from '../offline/shared/manifest.ts';
import { codeDigest } from './compiled-renderer.ts';
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
  /** Digest of all that the build was made of. */
  inputs: z.string(),
  /** Key of each page that has one, by its file. */
  pages: z.record(z.string(), z.string()),
  /** Offline packs by what they were made of. */
  packs: z.record(z.string(), packSchema),
});
export type Notes = z.infer<typeof notesSchema>;

export interface BuildPlace {
  content: string;
  out: string;
  base: string;
}

/** The notes of the last build into `out`; empty when there are none or its output is gone. */
export function readNotes(out: string): Notes {
  const none: Notes = { inputs: '', pages: {}, packs: {} };
  if (!existsSync(join(out, 'build.json'))) return none;
  try {
    return notesSchema.parse(JSON.parse(readFileSync(notesPath(out), 'utf8')));
  } catch {
    return none;
  }
}

/** `version` names the content and its history. */
export function writeNotes(place: BuildPlace, version: string, kept: Omit<Notes, 'inputs'>): void {
  const file = notesPath(place.out);
  mkdirSync(dirname(file), { recursive: true });
  const notes: Notes = { inputs: inputsDigest(place, version), ...kept };
  writeFileSync(file, JSON.stringify(notes));
}

/** Forgets a build that is about to be overwritten: if this one is cut off, the next must not trust the notes. */
export function dropNotes(out: string): void {
  const file = notesPath(out);
  if (existsSync(file)) writeFileSync(file, '{}');
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
