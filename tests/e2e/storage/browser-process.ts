/** A whole browser of one's own, with its profile in a folder: it can be killed, and started again on what it left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../chromium.ts';

export interface BrowserProcess {
  readonly browser: Browser;
  readonly page: Page;
  /** SIGKILL to the browser and all its processes, as a crash or an empty battery ends them. */
  kill(): Promise<void>;
  /** Lets it end properly. */
  end(): Promise<void>;
}

export async function startBrowser(profile: string): Promise<BrowserProcess> {
  const { executablePath, args } = launchOptions();
  if (executablePath === undefined) throw new Error('there is no Chromium');
  const child = spawn(executablePath, [...args, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
    // A process group of its own, so that all of it can be killed at once.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error('Chromium did not start');
  const signal = (name: 'SIGKILL' | 'SIGTERM') => {
    try {
      process.kill(-pid, name);
    } catch {
      // It had ended already.
    }
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr));
    const [context] = browser.contexts();
    const page = await context?.newPage();
    if (page === undefined) throw new Error('Chromium has no window');
    const stop = async (name: 'SIGKILL' | 'SIGTERM') => {
      signal(name);
      await exited;
      await browser.close();
    };
    return { browser, page, kill: () => stop('SIGKILL'), end: () => stop('SIGTERM') };
  } catch (error) {
    signal('SIGKILL');
    throw error;
  }
}

/** The address that Chromium prints when it listens. It is read on after that: a full pipe would stop the browser. */
function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    stderr.on('end', () => reject(new Error(`Chromium ended: ${said}`)));
  });
}

/** Damages what the IndexedDB of a profile starts from; how many files that were. */
export function damageDatabases(profile: string): number {
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.indexeddb\.leveldb[\\/](MANIFEST-|CURRENT$|.*\.log$)/.test(file),
  );
  for (const file of files) {
    const path = join(profile, file);
    const bytes = readFileSync(path);
    writeFileSync(
      path,
      bytes.map((byte) => byte ^ 0xff),
    );
  }
  return files.length;
}
