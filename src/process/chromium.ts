/** Finds a Chromium or Chrome on this machine, without any package. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { ExpectedError } from '../plain/expected-error.ts';

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * The executable that BREAKGLASS_CHROMIUM names, undefined when it names none.
 * @throws {ExpectedError} when that file does not exist
 */
export function namedChromium(): string | undefined {
  const named = process.env['BREAKGLASS_CHROMIUM'];
  if (named === undefined || named === '') return undefined;
  if (existsSync(named)) return named;
  throw new ExpectedError(`BREAKGLASS_CHROMIUM names ${named}, which does not exist. Set it to a Chromium executable, or unset it.`);
}

/** Where a Chromium, Chrome or Edge of the system may be, best first. */
export function systemChromiums(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    return [...apps, ...apps.map((app) => path.join(homedir(), app))];
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA } = process.env;
    const folders = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  return onPath(namesOnPath);
}

/** Files of these names in the folders of PATH, whether they exist or not. */
export function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Switches that keep Chromium quiet. Its sandbox refuses to run as root, which is what containers run as; anybody else keeps it. */
export function quietSwitches(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
