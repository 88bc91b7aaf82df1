/** Evidence with an image in a record. */
import { append, type IncidentState } from '../../../src/incident/state.ts';

export function addImage(state: IncidentState, digest: string, size: number): IncidentState {
  return append(state, {
    id: { actor: 'camera', counter: 1 },
    incident: state.incident,
    occurredAt: 1,
    recordedAt: { wall: 1, counter: 0 },
    kind: 'evidence-added/1',
    payload: { evidence: { form: 'image', digest, mediaType: 'image/png', size } },
  });
}
