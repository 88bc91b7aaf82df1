/** Pictures that stand in a document by themselves: the images of the evidence, and the incident as a picture. */
import { imagesOf } from '../../../../incident/images.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { evidenceFile } from '../../../../postmortem/archive.ts';
import type { IncidentRecord } from '../../../../storage/record.ts';

/** The images that are on this device, as addresses that hold their bytes, by the names that the postmortem gives them. */
export async function evidenceAddresses(state: IncidentState, record: IncidentRecord): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  for (const image of imagesOf(state)) {
    const blob = await record.image(image.digest);
    if (blob !== undefined) addresses.set(evidenceFile(image), await addressOf(blob));
  }
  return addresses;
}

/** An SVG drawn as PNG, as an address that holds its bytes: word processors take no SVG from the clipboard. Undefined where it cannot be drawn. */
export async function drawn(svg: string): Promise<string | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
    // Twice as many pixels: it is read on paper too.
    const canvas = new OffscreenCanvas(image.naturalWidth * 2, image.naturalHeight * 2);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await addressOf(await canvas.convertToBlob({ type: 'image/png' }));
  } catch {
    return undefined;
  }
}

function addressOf(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
