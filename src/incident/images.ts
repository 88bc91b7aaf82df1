/** The images of a record: their bytes are kept elsewhere, under their digests. */
import type { EvidenceImage } from './events/evidence.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** An image, and who kept it first: its bytes are on their device, if anywhere. */
export type KeptImage = EvidenceImage & { readonly by: string | undefined };

/** The images that count, each once: what an export with evidence must carry. */
export function imagesOf(state: IncidentState): readonly KeptImage[] {
  const images = new Map<string, KeptImage>();
  for (const { payload, by } of eventsOf(state, 'evidence-added/1')) {
    const { evidence } = payload;
    if (evidence.form === 'image' && !images.has(evidence.digest)) images.set(evidence.digest, { ...evidence, by });
  }
  return [...images.values()];
}
