/** Whether an output folder is what a build would write now. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readContentRoot } from '../content/read.ts';
import { digest, notesPath } from './paths.ts';
import { codeDigest } from './compiled-renderer.ts';

export interface BuildPlace {
  content: string;
  out: string;
  base: string;
}

/** True when nothing that a build reads has changed since the build that wrote `out`, and its output is still there. */
export function isUpToDate(place: BuildPlace): boolean {
  const notes = notesPath(place.out);
  if (!existsSync(notes) || !existsSync(join(place.out, 'build.json')) || !existsSync(join(place.out, 'index.html'))) return false;
  return readFileSync(notes, 'utf8') === inputsDigest(place, readContentRoot(place.content).version);
}

/** Notes what a finished build was made of. */
export function noteBuild(place: BuildPlace, version: string): void {
  const notes = notesPath(place.out);
  mkdirSync(dirname(notes), { recursive: true });
  writeFileSync(notes, inputsDigest(place, version));
}

function inputsDigest(place: BuildPlace, version: string): string {
  return digest(place.content, place.base, version, codeDigest());
}
