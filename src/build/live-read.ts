/** What the development server's pages read. Vite loads pages in a module graph of its own; the process is all they share with the server. */
import type { Site } from '../content/site.ts';

interface Live {
  read: () => Promise<Site>;
}

const live = globalThis as typeof globalThis & { breakglassLive?: Live };

/** The content as it is now. Only there while developing. */
export function liveSite(): Promise<Site> {
  if (live.breakglassLive === undefined) throw new Error('the content is not being watched: this runs in the development server only');
  return live.breakglassLive.read();
}

/** From now on pages read this. */
export function serveLive(read: Live['read']): void {
  live.breakglassLive = { read };
}
