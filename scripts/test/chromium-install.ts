/** Makes sure that there is a Chromium that starts, installing one when there is none. */
import { existsSync } from 'node:fs';
import { findChromium } from '../../tests/e2e/chromium.ts';
import { runNode, runTool } from './tool.ts';

/**
 * The path of a Chromium that starts. `say` is told what is being installed. Throws with the whole story when none
 * could be had.
 */
export async function ensureChromium(report: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found !== undefined && (await starts(found))) return found;
  const story = [found === undefined ? 'No Chromium found.' : `${found} does not start.`];
  for (const [what, install] of installers) {
    report(`${story[0]} Installing one: ${what}`);
    const { code, output } = await install();
    const installed = findChromium();
    if (installed !== undefined && (await starts(installed))) return installed;
    story.push(`\`${what}\` ended with code ${code}:`, ...output.trimEnd().split('\n').slice(-12));
  }
  story.push(
    'The end-to-end tests need a Chromium or Chrome. Install one, or set BREAKGLASS_CHROMIUM to its executable, then run `npm test` again.',
  );
  throw new Error(story.join('\n'));
}

const installers: [what: string, install: () => Promise<{ code: number; output: string }>][] = [
  ['npx playwright install chromium', () => runNode('node_modules/playwright/cli.js', ['install', 'chromium'])],
  ['apt-get install -y chromium chromium-headless-shell', () => installFromDebian('chromium', 'chromium-headless-shell')],
  ['apt-get install -y chromium', () => installFromDebian('chromium')],
];

/** Debian's package brings the libraries along that Playwright's own build may miss on a bare machine. */
async function installFromDebian(...packages: readonly string[]): Promise<{ code: number; output: string }> {
  if (!existsSync('/usr/bin/apt-get')) return { code: 1, output: 'This system has no apt-get.' };
  const prefix = await rootPrefix();
  if (prefix === undefined) return { code: 1, output: 'apt-get needs root, and `sudo -n` asks for a password.' };
  const aptGet = (...args: string[]) => {
    const [program = 'env', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return runTool(program, rest);
  };
  const update = await aptGet('update');
  const install = await aptGet('install', '-y', '--no-install-recommends', ...packages);
  return { code: install.code, output: `${update.output}${install.output}` };
}

/** What to put before a command that needs root, or undefined when there is no way without a password. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await runTool('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

/** Whether an executable runs at all: a fresh download may lack libraries, and Ubuntu's `chromium` may be a stub. */
async function starts(executable: string): Promise<boolean> {
  // On Windows `--version` opens a window instead.
  return process.platform === 'win32' || (await runTool(executable, ['--version'])).code === 0;
}
