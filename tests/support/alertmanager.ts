/** A real Alertmanager, and the inboxes that it sends to; tests that need it are skipped where it is not installed. */
import { createServer } from 'node:http';
import { createServer as createSocketServer, type Server } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';
import { freePort, hasProgram, startProgram } from './server-program.ts';

const program = ['alertmanager', 'prometheus-alertmanager'].find((name) => hasProgram(name));

export const noAlertmanager = program === undefined ? 'no `alertmanager` on the PATH (Debian: apt install prometheus-alertmanager)' : '';

/** @param config path of its configuration; @param port where to listen */
export async function startAlertmanager(config: string, port: number): Promise<() => Promise<void>> {
  const args = [
    `--config.file=${config}`,
    `--storage.path=${join(temporaryFolder(), 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    // Alone: it looks for no others.
    '--cluster.listen-address=',
  ];
  return await startProgram(program ?? 'alertmanager', args, async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok);
}

export interface Inbox {
  readonly port: number;
  /** What has come, in order. */
  readonly received: readonly string[];
  stop(): void;
}

/** Takes whatever is posted, as Slack and webhooks do. */
export async function httpInbox(): Promise<Inbox> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push(body);
      response.end('ok');
    });
  });
  return await listening(server, received);
}

/** As much of SMTP (RFC 5321) as a mail needs to be handed over. */
export async function mailInbox(): Promise<Inbox> {
  const received: string[] = [];
  const server = createSocketServer((socket) => {
    let mail: string[] | undefined;
    let rest = '';
    socket.write('220 localhost\r\n');
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (mail === undefined) {
          if (line === 'DATA') mail = [];
          socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 localhost\r\n');
        } else if (line === '.') {
          received.push(mail.join('\n'));
          mail = undefined;
          socket.write('250 taken\r\n');
        } else mail.push(line);
      }
    });
  });
  return await listening(server, received);
}

async function listening(server: Server, received: string[]): Promise<Inbox> {
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, received, stop: () => server.close() };
}
