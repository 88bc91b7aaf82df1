/** The images that `adopt` takes along: how much they weigh, and smaller ones in their place where somebody asks for that. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adopted } from '../adopt/adopt.ts';
import { isPicture } from '../adopt/forms.ts';
import { webImages } from '../build/web-images.ts';
import { settingsSchema } from '../content/schema/settings.ts';
import { isPixelImage } from '../content/shown-image.ts';
import { describeImages, describeSmaller, total, weightsOf } from './size-budget.ts';

export interface AdoptedImages {
  /** Files to copy in place of images of the source, by the paths of those. */
  readonly smaller: ReadonlyMap<string, string>;
  /** A section of the report; empty where there is nothing to say. */
  readonly report: string;
}

/** From this weight on, images are worth a word, bytes. */
const heavy = 5e6;

/** @param make whether large ones are made smaller */
export async function adoptedImages(from: string, { copies }: Adopted, make: boolean): Promise<AdoptedImages> {
  const files = copies.map((copy) => copy.from);
  if (!make) return { smaller: new Map(), report: weightOf(from, files.filter(isPicture)) };
  const images = webImages({ make: true, readImage: ({ folder, path }) => ({ value: readFileSync(join(folder, path)) }) });
  const shown = await images.show(
    files.filter(isPixelImage).map((file) => ({ file, folder: from, path: file })),
    settingsSchema.parse({}).images.width,
  );
  const smaller = new Map([...shown].flatMap(([file, image]) => (image.smaller === undefined ? [] : [[file, image.smaller.path]])));
  const made = images.made();
  const lines = [made.smaller.count === 0 ? 'None is large enough to be made smaller' : describeSmaller(made.smaller), ...made.notes];
  return { smaller, report: section(lines.map((line) => `- ${line}`).join('\n')) };
}

/** How much the images weigh that come along, where that is much: every browser keeps them for offline use. */
function weightOf(from: string, files: readonly string[]): string {
  const images = weightsOf(from, files);
  if (total(images) < heavy) return '';
  return section(
    `${describeImages(images)}. The build publishes smaller ones; with \`--images\` smaller ones are adopted too, and the repository stays light.`,
  );
}

function section(text: string): string {
  return `\n## Images\n\n${text}\n`;
}
