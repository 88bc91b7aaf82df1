/** The images of a record: their bytes are kept elsewhere, under their digests. */
import type { EvidenceImage } from './events/evidence.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** The images that count, each once: what an export with evidence must carry. */
export function imagesOf(state: IncidentState): readonly EvidenceImage[] {
  const images = new Map<string, EvidenceImage>();
  for (const { payload } of eventsOf(state, 'evidence-added/1')) {
    if (payload.evidence.form === 'image' && !images.has(payload.evidence.digest)) images.set(payload.evidence.digest, payload.evidence);
  }
  return [...images.values()];
}
