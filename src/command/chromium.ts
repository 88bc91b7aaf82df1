/** Finds the Chromium that browser tests and measurements run in, and how to start it. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** `shell`: the same engine without windows or settings, which costs a third less processor time. Where there is none, `full` is used. */
export type Edition = 'full' | 'shell';

/**
 * The Chromium to use: the one BREAKGLASS_CHROMIUM names, else Playwright's own, else one of the system; undefined
 * when there is none. Throws when BREAKGLASS_CHROMIUM names a file that does not exist.
 */
export function findChromium(edition: Edition = 'full'): string | undefined {
  const named = process.env.BREAKGLASS_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`BREAKGLASS_CHROMIUM names ${named}, which does not exist. Set it to a Chromium executable, or unset it.`);
  }
  const shells = edition === 'shell' ? [...playwrightShells(), ...onPath(['chromium-headless-shell'])] : [];
  return [...shells, chromium.executablePath(), ...systemChromiums()].find((file) => existsSync(file));
}

/** Playwright installs a shell beside its Chromium, in a folder of the same revision. */
function playwrightShells(): string[] {
  const [, root, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(chromium.executablePath()) ?? [];
  if (root === undefined || revision === undefined) return [];
  const folder = path.join(root, `chromium_headless_shell-${revision}`);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:headless_shell|chrome-headless-shell)(?:\.exe)?$/.test(path.basename(file)))
    .map((file) => path.join(folder, file));
}

/**
 * Features that are switched off. The first two are the lists under the address bar of a window that nobody sees: two processes for each,
 * and half the processor time of a short test. The others are those of Playwright's own switch
 * (`disabledFeatures` in its chromiumSwitches.ts), which this one replaces.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** What Playwright's `launch` needs. Without a Chromium the path is undefined, and Playwright says what it misses. */
export function launchOptions(edition: Edition = 'full'): { executablePath: string | undefined; args: string[] } {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${withoutFeatures.join(',')}`,
  ];
  // Chromium's sandbox refuses to run as root, which is what containers run as; anybody else keeps it.
  const asRoot = process.getuid?.() === 0;
  return { executablePath: findChromium(edition), args: asRoot ? ['--no-sandbox', ...quiet] : quiet };
}

/** Where a Chromium or Chrome of the system may be, best first. */
function systemChromiums(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    return [...apps, ...apps.map((app) => path.join(homedir(), app))];
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA } = process.env;
    const folders = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
    ]);
  }
  return onPath(namesOnPath);
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}
