/** Tells the tabs of the site how far an install is. They need not be controlled by this worker to hear it. */
import type { Progress } from '../shared/messages.ts';
import { offlineNames } from '../shared/names.ts';
import { base } from './scope.ts';

const channel = new BroadcastChannel(offlineNames(base).channel);

export function tell(progress: Progress): void {
  channel.postMessage(progress);
}
