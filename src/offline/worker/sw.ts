/**
 * The service worker. It answers for one version of the site, whole or not at all: another version is another worker, which waits until
 * somebody asks for it. It knows nothing of incidents and never touches a cache that is not its own.
 */

import { registerRoute } from 'workbox-routing';
import { decodePath } from '../../content/address.ts';
import { OfflineFailure } from '../shared/failure.ts';
import type { Ask, Repaired } from '../shared/messages.ts';
import { offlineFolder, workerFile } from '../shared/names.ts';
import { answer } from './answer.ts';
import { forgetUnfinished, install } from './install.ts';
import { notifyPages } from './progress.ts';
import { base, worker } from './scope.ts';
import { changes, status } from './status.ts';
import { store } from './store.ts';
import { ownVersion } from './version.ts';

worker.addEventListener('install', (event) => event.waitUntil(installAndNotify()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) => {
  const ask: Ask = event.data;
  event.waitUntil(reply(ask).then((answered) => event.ports[0]?.postMessage(answered)));
});

registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.method === 'GET' && url.pathname.startsWith(base) && !isLeftAlone(url),
  ({ request, url }) => answer(request, decodePath(url.pathname.slice(base.length)), url.search),
);

/** The journal's addresses are nobody's business; what the worker itself is made of comes from the host alone. */
function isLeftAlone({ pathname }: URL): boolean {
  const path = pathname.slice(base.length);
  return pathname.includes('/.breakglass-journal/') || path === workerFile || path.startsWith(offlineFolder);
}

async function installAndNotify(): Promise<void> {
  try {
    await forgetUnfinished(ownVersion);
    await install(ownVersion);
  } catch (error) {
    if (error instanceof OfflineFailure) notifyPages({ kind: 'failed', failure: error.failure });
    throw error;
  }
}

async function takeOver(): Promise<void> {
  const before = await store.inUse();
  const previous = before?.current === ownVersion ? before.previous : (before?.current ?? null);
  await store.setInUse({ current: ownVersion, previous });
  // Pages of the first visit are served from here at once; later ones change hands when they are asked to. There is nothing to delete yet.
  if (before === undefined) return await worker.clients.claim();
  // An install that is under way keeps its own order.
  const { installing, waiting } = worker.registration;
  if (installing === null && waiting === null) await store.keepOnly([ownVersion, previous]);
}

async function reply(ask: Ask): Promise<unknown> {
  switch (ask.type) {
    case 'status':
      return await status(ask.thorough);
    case 'changes':
      return await changes();
    case 'repair':
      return await repair();
    case 'SKIP_WAITING':
      return await worker.skipWaiting();
  }
}

async function repair(): Promise<Repaired> {
  try {
    await install(ownVersion);
    return { failure: null };
  } catch (error) {
    if (error instanceof OfflineFailure) return { failure: error.failure };
    throw error;
  }
}
