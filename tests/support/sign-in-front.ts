/**
 * What stands before a site with a login: it knows people by a session, tells the endpoint of `docs/hosting/nats-sign-in.mjs` who it is, and
 * hands everything else on to the site.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { freePort, startProgram } from './server-program.ts';

export const signInPath = '/share/sign-in';

export interface Front {
  readonly url: string;
  /** Whose session is good, by the value of the cookie `session`. */
  readonly sessions: Map<string, string>;
  /** How often a pass was asked for. */
  asked(): number;
  stop(): Promise<void>;
}

/** @param keys the folder with `sign-in.env`; `site` is what is served for everything else */
export async function startFront(keys: string, { site, seconds = 3600 }: { site?: string; seconds?: number } = {}): Promise<Front> {
  const [passes, port] = [await freePort(), await freePort()];
  const lines = readFileSync(join(keys, 'sign-in.env'), 'utf8').trim().split('\n');
  const env = Object.fromEntries(lines.map((line) => line.split('=', 2)));
  const file = join(import.meta.dirname, '../../docs/hosting/nats-sign-in.mjs');
  const isReady = async () => (await fetch(`http://127.0.0.1:${passes}`)).status === 405;
  const stop = await startProgram(process.execPath, [file], isReady, { ...env, PORT: String(passes), PASS_SECONDS: String(seconds) });
  const sessions = new Map<string, string>();
  let asked = 0;
  const handOn = (from: IncomingMessage, response: ServerResponse, url: string, headers: Record<string, string>) => {
    const { host: _, 'x-forwarded-user': __, ...own } = from.headers;
    const onward = request(url, { method: from.method, headers: { ...own, ...headers } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    from.pipe(onward);
  };
  const server = createServer((from, response) => {
    const path = from.url ?? '/';
    if (path !== signInPath) {
      if (site === undefined) response.writeHead(404).end();
      else handOn(from, response, new URL(path, site).href, {});
      return;
    }
    asked += 1;
    const session = /\bsession=(\w+)/.exec(from.headers.cookie ?? '')?.[1] ?? '';
    const person = sessions.get(session);
    if (person === undefined) response.writeHead(302, { Location: 'https://login.example.com/' }).end();
    else handOn(from, response, `http://127.0.0.1:${passes}/`, { 'x-forwarded-user': person });
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url: `http://localhost:${port}/`,
    sessions,
    asked: () => asked,
    async stop() {
      server.closeAllConnections();
      server.close();
      await stop();
    },
  };
}
