/** Record files that the system opens with the installed site (the manifest's file handler). */

/** https://wicg.github.io/web-app-launch/: Chromium has it for installed sites. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly { getFile(): Promise<File> }[] }) => void): void;
}

/** Hands over the files that the page was opened with, one after the other. A browser without such files never calls. */
export function onLaunchedFiles(take: (file: File) => Promise<void>): void {
  const queue: unknown = Reflect.get(globalThis, 'launchQueue');
  if (!isLaunchQueue(queue)) return;
  queue.setConsumer(async ({ files }) => {
    for (const handle of files) await take(await handle.getFile());
  });
}

function isLaunchQueue(queue: unknown): queue is LaunchQueue {
  return typeof queue === 'object' && queue !== null && 'setConsumer' in queue;
}
