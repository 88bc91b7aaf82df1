/** The page's side of the offline copy: registers the worker, listens to it, asks it. Knows no elements of the page. */
import { messageSW, Workbox } from 'workbox-window';
import type { Chosen } from '../shared/manifest.ts';
import type { Ask, Changes, Progress, Repaired, Status } from '../shared/messages.ts';
import { offlineNames, workerFile } from '../shared/names.ts';
import { keptBy } from './kept.ts';
import { obstacleHere } from './obstacle.ts';
import { whyNoAnswer } from './reach.ts';
import { isReady, type OfflineState } from './state.ts';

export interface Offline {
  state(): OfflineState;
  /** Calls at every change. */
  onChange(listener: () => void): void;
  /** Fetches what is missing, or tries again. */
  makeReady(): Promise<void>;
  /** Reads every file of every pack and compares it with its hash. */
  test(): Promise<void>;
  /** Keeps only these services, by the names of their packs, from now on; undefined keeps everything. Fetches and deletes what that needs. */
  keep(chosen: Chosen | undefined): Promise<void>;
  /** Changes to the version that waits, in all tabs, and loads this page anew: call it when the person asked for it. */
  switchVersion(): void;
}

/** A worker that is silent for this long counts as mute, and the server is asked why. */
const patience = 5000;
/** How long the change to another version may take before the page is loaded anew without having heard of it. */
const switchPatience = 1500;

/** Registers the worker of the site at this base path. Never rejects: what goes wrong is in the state. */
export function startOffline(base: string): Offline {
  let state: OfflineState = {};
  const listeners: (() => void)[] = [];
  const set = (change: OfflineState) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const names = offlineNames(base);
  const kept = keptBy(base);
  /** Undefined until it is known that browsers allow workers here. */
  let workbox: Workbox | undefined;
  let registration: ServiceWorkerRegistration | undefined;
  /** Runs once somebody has asked for the other version. */
  let switching: ReturnType<typeof setTimeout> | undefined;

  const askStatus = async (thorough: boolean) => {
    const worker = registration?.active;
    if (!worker) return;
    const status = await ask<Status>(worker, { type: 'status', thorough }, thorough ? 12 * patience : patience);
    set({ status: status ?? undefined, mute: status === undefined });
  };
  const askChanges = async () => {
    const worker = registration?.waiting;
    if (worker && registration?.active) set({ update: await ask<Changes>(worker, { type: 'changes' }, patience) });
  };

  /** Registers, or looks for a newer version. A server that hangs holds up whatever the browser does about workers: nothing waits for it. */
  const register = async () => {
    let said = '';
    const registering = async () => {
      const isUpdate = registration?.active;
      registration = await workbox?.register({ immediate: true });
      if (isUpdate) await registration?.update();
    };
    const answered = registering().then(
      () => true,
      (error: unknown) => {
        said = error instanceof Error ? error.message : String(error);
        return false;
      },
    );
    if (await Promise.race([answered, after(patience, false)])) {
      const verified = new Date().toISOString();
      set({ noAnswer: undefined, verified });
      // Where it cannot be written, this page shows it once, and the next one counts from the build.
      return await kept.setVerified(verified).catch(() => {});
    }
    const noAnswer = await whyNoAnswer(base + workerFile);
    if (registration?.active) set({ noAnswer });
    else if (noAnswer !== undefined || said !== '') set({ failure: noAnswer ?? { kind: 'no worker', said } });
  };
  const repair = async () => {
    const worker = registration?.active;
    if (!worker) return;
    const repaired = await ask<Repaired>(worker, { type: 'repair' }, 60 * patience);
    // The version that waits shares packs with this one, and keeps no more than it.
    if (registration?.waiting) await ask<Repaired>(registration.waiting, { type: 'repair' }, 60 * patience);
    set({ fetching: undefined, failure: repaired?.failure ?? undefined });
    await askStatus(false);
  };

  const loadAnew = () => {
    clearTimeout(switching);
    location.reload();
  };

  const start = async () => {
    const obstacle = await obstacleHere(names.cache);
    if (obstacle !== undefined) return set({ obstacle });
    new BroadcastChannel(names.channel).addEventListener('message', ({ data }: MessageEvent<Progress>) => {
      if (data.kind === 'fetching') set({ fetching: { received: data.received, total: data.total }, failure: undefined });
      else set({ fetching: undefined, failure: data.kind === 'failed' ? data.failure : undefined });
    });
    workbox = new Workbox(base + workerFile, { scope: base, updateViaCache: 'none' });
    workbox.addEventListener('waiting', () => void askChanges());
    workbox.addEventListener('activated', () => void askStatus(false));
    let controlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (switching !== undefined) loadAnew();
      else if (controlled) set({ outdated: true, update: undefined });
      controlled = true;
    });
    const known = await navigator.serviceWorker.getRegistration(base);
    // It may be that of a site around this one.
    if (known?.scope === new URL(base, location.href).href) registration = known;
    set({ verified: await kept.verified().catch(() => undefined) });
    void register();
    await askStatus(false);
    await askChanges();
    // What the browser has thrown away is fetched again.
    if (state.status !== undefined && !isReady(state.status)) await repair();
  };
  void start();

  const makeReady = async () => {
    if (registration?.active) await repair();
    // Also looks for the newer version that could not be had before.
    await register();
  };

  return {
    state: () => state,
    onChange: (listener) => void listeners.push(listener),
    makeReady,
    keep: async (chosen) => {
      try {
        await kept.choose(chosen);
      } catch (error) {
        return set({ failure: { kind: 'storage', said: error instanceof Error ? error.message : String(error) } });
      }
      await makeReady();
    },
    test: () => askStatus(true),
    switchVersion: () => {
      const waiting = registration?.waiting;
      // Another tab was faster: its version is there to be loaded.
      if (!waiting) return loadAnew();
      // Chromium changes workers when the old one is at rest, and can miss that it is (seen while the page loaded its search): then it
      // changes when a page lets go of it.
      switching = setTimeout(loadAnew, switchPatience);
      // Not through workbox, which knows of the waiting worker only once the server has answered.
      void messageSW(waiting, { type: 'SKIP_WAITING' } satisfies Ask);
    },
  };
}

/** A worker's answer; undefined when there was none in time. The types are those of `messages.ts`: both sides are of one build, or fields are missing. */
async function ask<T>(worker: ServiceWorker, message: Ask, time: number): Promise<T | undefined> {
  return await Promise.race([messageSW(worker, message), after(time, undefined)]);
}

function after<T>(time: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, time, value));
}
