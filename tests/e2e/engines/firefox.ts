/** Finds a stock Firefox and how Playwright starts it. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const relay = path.join(import.meta.dirname, 'firefox-relay.mjs');

/** The Firefox that BREAKGLASS_FIREFOX names, else one of the system; undefined where there is none. */
export function findFirefox(): string | undefined {
  const named = process.env['BREAKGLASS_FIREFOX'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const candidates =
    named === undefined
      ? [
          '/Applications/Firefox.app/Contents/MacOS/firefox',
          ...folders.flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => path.join(folder, name))),
        ]
      : [named];
  return candidates.find(isProgram);
}

/** Why there are no tests in Firefox; empty where there are. */
export const noFirefox: string =
  process.platform === 'win32'
    ? 'Firefox is started through a script, which Windows cannot do'
    : findFirefox() === undefined
      ? 'no Firefox on the PATH (Debian: apt install firefox-esr; or set BREAKGLASS_FIREFOX)'
      : '';

/** What Playwright's `use` needs for it, with a profile of its own in `home`. */
export function firefoxOptions(home: string) {
  return {
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: relay,
      env: { ...process.env, HOME: home, BREAKGLASS_FIREFOX: findFirefox() ?? '' },
      // A first start takes a minute on a machine with other things to do.
      timeout: 180_000,
    },
  } as const;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
