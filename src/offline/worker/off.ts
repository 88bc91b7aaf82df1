/**
 * The kill switch: put in the place of the worker, it takes over at once, deletes the offline copy and unregisters. Pages stay open, and
 * everything comes from the network again. Records of incidents are left alone.
 */
import { offlineNames } from '../shared/names.ts';
import { base, worker } from './scope.ts';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(cleanUp()));

async function cleanUp(): Promise<void> {
  await caches.delete(offlineNames(base).cache);
  await worker.registration.unregister();
}
