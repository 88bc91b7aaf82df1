/** WebKitGTK's own browser behind WebKitWebDriver, asked over plain WebDriver: Playwright has no way to a stock WebKit. */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../../support/content-root.ts';
import { freePort, hasProgram } from '../../support/server-program.ts';

const [browser] = globSync('/usr/lib{,64,/*}/webkit2gtk-4.?/MiniBrowser');

/** Why there are no tests in WebKit; empty where there are. */
export const noWebKit: string =
  browser === undefined || !hasProgram('which', 'WebKitWebDriver')
    ? 'no WebKitGTK with its driver (Debian: apt install webkit2gtk-driver)'
    : !hasProgram('which', 'Xvfb') || !hasProgram('which', 'xvfb-run') || !hasProgram('which', 'dbus-run-session')
      ? 'no display for WebKit (Debian: apt install xvfb xauth dbus)'
      : '';

export interface WebKit {
  /** Opens an address in a window of that size. Rejects when the page's process ends. */
  open(address: string, size: { readonly width: number; readonly height: number }): Promise<void>;
  /** What the function gives in the page; it is sent as text, so it must use nothing from around it. */
  ask<T>(question: (...values: string[]) => T, ...values: string[]): Promise<T>;
  /** The same again and again, until the answer is neither empty nor false. */
  until<T>(what: string, question: (...values: string[]) => T, ...values: string[]): Promise<NonNullable<T>>;
  /** Presses what the selector finds. */
  press(selector: string): Promise<void>;
  type(keys: string): Promise<void>;
  quit(): Promise<void>;
}

/** Starts a browser with a display and a profile of its own. */
export async function startWebKit(): Promise<WebKit> {
  const port = await freePort();
  const driver = spawn('dbus-run-session', ['--', 'xvfb-run', '-a', '-s', '-screen 0 1366x1000x24', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      HOME: temporaryFolder(),
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      // Its sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
    },
  });
  /** What the driver answers is JSON; its type is what the command answers with. */
  const call = async <T>(method: string, path: string, body: object = {}): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'POST' ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value }: { value: T } = JSON.parse(await response.text());
    if (isFailure(value)) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; !(await call('GET', '/status').catch(() => false)); tries++) {
    if (tries === 300) throw new Error('WebKitWebDriver does not answer.');
    await pause(100);
  }
  // In full screen a window may be as narrow as a phone.
  const options = { binary: browser, args: ['--automation', '--full-screen'] };
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const at = `/session/${sessionId}`;
  await call('POST', `${at}/timeouts`, { script: 30_000, pageLoad: 60_000 });

  const ask = async <T>(question: (...values: string[]) => T, ...values: string[]): Promise<T> =>
    await call<T>('POST', `${at}/execute/sync`, { script: `return (${question}).apply(null, arguments) ?? null`, args: values });
  return {
    async open(address: string, size: { readonly width: number; readonly height: number }) {
      await call('POST', `${at}/window/rect`, size);
      await call('POST', `${at}/url`, { url: address });
    },
    ask,
    async until<T>(what: string, question: (...values: string[]) => T, ...values: string[]): Promise<NonNullable<T>> {
      for (let tries = 0; tries < 200; tries++) {
        const answer = await ask(question, ...values);
        if (answer !== null && answer !== undefined && answer !== false && answer !== '') return answer;
        await pause(150);
      }
      throw new Error(`WebKit: not so after 30 s: ${what}`);
    },
    async press(selector: string) {
      const [id] = Object.values(await call<Record<string, string>>('POST', `${at}/element`, { using: 'css selector', value: selector }));
      await ask((css) => document.querySelector(css)?.scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
      await call('POST', `${at}/element/${id}/click`);
    },
    async type(keys: string) {
      const actions = [...keys].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await call('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async quit() {
      await Promise.race([call('DELETE', at).catch(() => undefined), pause(5000)]);
      if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGTERM');
    },
  };
}

function isFailure(value: unknown): value is { error: string; message: string } {
  return typeof value === 'object' && value !== null && 'error' in value && 'message' in value;
}
