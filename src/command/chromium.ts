/** Finds the Chromium that browser tests and measurements run in, and how to start it. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { namedChromium, onPath, quietSwitches, systemChromiums } from '../process/chromium.ts';

/** `shell`: the same engine without windows or settings, which costs a third less processor time. Where there is none, `full` is used. */
export type Edition = 'full' | 'shell';

/**
 * The Chromium to use: the one BREAKGLASS_CHROMIUM names, else Playwright's own, else one of the system; undefined
 * when there is none. Throws when BREAKGLASS_CHROMIUM names a file that does not exist.
 */
export function findChromium(edition: Edition = 'full'): string | undefined {
  const named = namedChromium();
  if (named !== undefined) return named;
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
  return { executablePath: findChromium(edition), args: [...quietSwitches(), `--disable-features=${withoutFeatures.join(',')}`] };
}
