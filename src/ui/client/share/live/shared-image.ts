/** An image that is not on this device, of an incident that is shared: fetched, where the server can be reached. */
import { type Desk, theDesk } from '../../record/desk.ts';
import { loadLive } from './load-live.ts';

/** Why it is not here, or the image. */
export type SharedImage = Blob | 'not shared' | 'not connected' | 'not there';

export async function sharedImage(incident: string, digest: string): Promise<SharedImage> {
  const desk: Desk = await theDesk();
  if (!desk.record.preference('shares') || loadLive === undefined) return 'not shared';
  const part = await loadLive().catch(() => undefined);
  if (part === undefined) return 'not connected';
  const shared = part.liveOf(desk).of(incident);
  if (shared === undefined) return 'not shared';
  if (shared.state.link.is !== 'connected') return 'not connected';
  return (await part.fetchShared(desk, incident, digest)) ? ((await desk.record.image(digest)) ?? 'not there') : 'not there';
}
