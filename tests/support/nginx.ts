/** A real nginx with the documented configuration; tests that need it are skipped where it is not installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';
import { freePort, startProgram } from './server-program.ts';

const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'].find((file) => existsSync(file));
const types = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types'].find((file) =>
  existsSync(file),
);

export const noNginx = program === undefined || types === undefined ? 'no nginx here (Debian: apt install nginx-light)' : '';

const documented = join(import.meta.dirname, '../../docs/hosting/nginx.conf');

export interface RunningNginx {
  readonly https: string;
  readonly http: string;
  stop(): Promise<void>;
}

/**
 * Starts it with docs/hosting/nginx.conf, in which only what its first lines say is changed: name, certificate, root; and the ports.
 * Rejects with what nginx said when it does not take the file.
 */
export async function startNginx(root: string, certificate: { readonly key: string; readonly cert: string }): Promise<RunningNginx> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'logs'));
  const [secure, plain] = [await freePort(), await freePort()];
  const site = readFileSync(documented, 'utf8')
    .replace('listen 80;', `listen localhost:${plain};`)
    .replace('listen 443 ssl;', `listen localhost:${secure} ssl;`)
    .replaceAll('server_name runbooks.example.com;', 'server_name localhost;')
    .replace('/etc/ssl/runbooks.example.com.pem', certificate.cert)
    .replace('/etc/ssl/runbooks.example.com.key', certificate.key)
    .replace('/srv/runbooks/current', root);
  const config = join(folder, 'nginx.conf');
  // Temporary files of every kind stay in the folder: nginx would put them where only root may write.
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder};`).join('\n');
  // As root its workers run as somebody else, who may not read folders of ours.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    config,
    `daemon off;\n${user}\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${scratch}\ninclude ${types};\ndefault_type application/octet-stream;\n${site}\n}\n`,
  );
  const args = ['-p', folder, '-c', config];
  const tried = spawnSync(program ?? 'nginx', ['-t', ...args], { encoding: 'utf8' });
  if (tried.status !== 0) throw new Error(tried.stderr);
  const http = `http://localhost:${plain}/`;
  const stop = await startProgram(program ?? 'nginx', args, async () => (await fetch(http, { redirect: 'manual' })).status === 301);
  return { https: `https://localhost:${secure}/`, http, stop };
}
