/** Other tabs of the same site: what was saved here is told there at once. */
import type { LogEvent } from '../incident/event.ts';
import { isEvent, isObject } from './entry.ts';
import type { Erasure } from './names.ts';

export interface Channel {
  /** Tells other tabs of events that were saved since that erasure; of none, that something else changed. */
  notify(events: readonly LogEvent[], since: Erasure): void;
  /** Tells other tabs that the record was erased. */
  notifyErased(erasure: string): void;
  close(): void;
}

export interface Ears {
  /** Another tab saved these, since the erasure that it knows of. */
  events(events: readonly LogEvent[], since: Erasure): void;
  erased(erasure: string): void;
  /** Something may have changed: the store must be read again. */
  look(): void;
}

/**
 * Opens the channel, and looks again whenever this tab may have missed something: it was frozen, or kept in the back-forward cache
 * (https://web.dev/articles/bfcache). Without BroadcastChannel the storage event wakes the other tabs.
 */
export function openChannel(name: string, ears: Ears): Channel {
  const ended = new AbortController();
  const listen = { signal: ended.signal };
  let channel = open(name, ears);
  addEventListener('storage', (event) => event.key === name && ears.look(), listen);
  // An open channel would keep the page out of the back-forward cache of some browsers.
  addEventListener('pagehide', () => channel?.close(), listen);
  addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      channel = open(name, ears);
      ears.look();
    },
    listen,
  );
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ears.look(), listen);
  // Chromium tells when it thaws a tab (https://wicg.github.io/page-lifecycle/).
  document.addEventListener('resume', () => ears.look(), listen);
  const post = (message: unknown) => {
    try {
      if (channel === undefined) localStorage.setItem(name, String(Math.random()));
      else channel.postMessage(message);
    } catch {
      // Closed, or no storage: the others see it when they look again.
    }
  };
  return {
    notify: (events, since) => post({ events, since }),
    notifyErased: (erased) => post({ erased }),
    close() {
      ended.abort();
      channel?.close();
    },
  };
}

function open(name: string, ears: Ears): BroadcastChannel | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { events, since, erased }: Readonly<Record<string, unknown>> = isObject(data) ? data : {};
    const sound = Array.isArray(events) ? events.filter(isEvent) : [];
    if (typeof erased === 'string') ears.erased(erased);
    else if (sound.length > 0) ears.events(sound, typeof since === 'string' ? since : undefined);
    else ears.look();
  });
  return channel;
}
