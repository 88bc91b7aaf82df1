/** A browser whose disk is full. */
import type { Page } from '@playwright/test';

const allowed = 600_000;

/** Allows little space to the origin of an address; before it is first opened, as Chromium asks for the limit then. Answers how to lift it. */
export async function limitSpace(page: Page, url: string): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(url);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: allowed });
  return async () => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  };
}

/** Another program of the origin takes all space that is left. */
export async function fillSpace(page: Page): Promise<void> {
  await page.evaluate(
    (most) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('filler', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('filler', { autoIncrement: true });
        opening.onsuccess = () => {
          const fill = (bytes: number) => {
            if (bytes < 50) return resolve();
            const transaction = opening.result.transaction('filler', 'readwrite', { durability: 'strict' });
            transaction.objectStore('filler').put(crypto.getRandomValues(new Uint8Array(Math.min(bytes, 60_000))));
            transaction.oncomplete = () => fill(bytes);
            transaction.onabort = () => fill(Math.floor(bytes / 2));
          };
          fill(most);
        };
      }),
    allowed,
  );
}
