/**
 * Real web servers with the files of docs/hosting, in which only what their first lines say is changed: name, certificate and root; and the
 * ports. Tests skip what is not installed, with the word that installs it.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { dirname, join } from 'node:path';
import type { Host } from '../../src/doctor/advice.ts';
import { temporaryFolder } from './content-root.ts';
import { freePort, startProgram } from './server-program.ts';

export interface RunningServer {
  readonly https: string;
  /** What plain http answers; undefined below a path, where that is the business of the site around it. */
  readonly http: string | undefined;
  stop(): Promise<void>;
}

/** What is served, and how. */
export interface Served {
  readonly root: string;
  /** `/` or `/ops/`. */
  readonly base: string;
  readonly certificate: { readonly key: string; readonly cert: string };
}

export interface RealServer {
  readonly host: Host;
  /** Why it cannot be started; empty when it can. */
  readonly missing: string;
  /** Rejects with what the server said when it does not take the file. */
  readonly start: (served: Served) => Promise<RunningServer>;
}

interface Ports {
  readonly secure: number;
  readonly plain: number;
}

interface Recipe {
  readonly host: Host;
  readonly program: readonly string[];
  readonly debian: string;
  /** Other files that it needs: one of each row. */
  readonly needs?: readonly (readonly string[])[];
  /** Names of the documented files, for `/` and below a path. */
  readonly files: readonly [atRoot: string, belowPath: string];
  /** The whole configuration, and how the program is called with the file of it. */
  readonly configure: (documented: string, ports: Ports, folder: string) => string;
  readonly args: (file: string, folder: string) => readonly string[];
}

const isRoot = process.getuid?.() === 0;
const here = (files: readonly string[]) => files.find((file) => existsSync(file));
const mimeTypes = ['/etc/mime.types', '/etc/apache2/mime.types', '/opt/homebrew/etc/httpd/mime.types'];
const nginxTypes = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types'];
const apacheModules = ['/usr/lib/apache2/modules', '/usr/lib/httpd/modules', '/opt/homebrew/lib/httpd/modules'];

const nginx: Recipe = {
  host: 'nginx',
  program: ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'],
  debian: 'nginx-light',
  needs: [nginxTypes],
  files: ['nginx.conf', 'nginx-path.conf'],
  configure: (documented, { secure, plain }, folder) => {
    const site = documented
      .replace('listen 80;', `listen localhost:${plain};`)
      .replace('listen 443 ssl;', `listen localhost:${secure} ssl;`);
    // Temporary files of every kind stay in the folder: nginx would put them where only root may write.
    const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder};`).join('\n');
    // As root its workers run as somebody else, who may not read folders of ours.
    const user = isRoot ? 'user root;' : '';
    return `daemon off;\n${user}\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${scratch}\ninclude ${here(nginxTypes)};\ndefault_type application/octet-stream;\n${site}\n}\n`;
  },
  args: (file, folder) => ['-p', folder, '-c', file],
};

const caddy: Recipe = {
  host: 'caddy',
  program: ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'],
  debian: 'caddy',
  files: ['Caddyfile', 'Caddyfile-path'],
  configure: (documented, { secure, plain }, folder) => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    // With a certificate that is given Caddy redirects from http all the same.
    const global = `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port ${plain}\n\thttps_port ${secure}\n\tstorage file_system ${folder}\n}\n`;
    return global + documented.replace(/^localhost \{$/m, `https://localhost:${secure} {\n\ttls ${cert} ${key}`);
  },
  args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
};

const apache: Recipe = {
  host: 'apache',
  program: ['/usr/sbin/apache2', '/usr/sbin/httpd', '/opt/homebrew/bin/httpd'],
  debian: 'apache2-bin',
  needs: [apacheModules, mimeTypes],
  files: ['apache.conf', 'apache-path.conf'],
  configure: (documented, { secure, plain }, folder) => {
    const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'ssl', 'headers', 'filter', 'deflate', 'socache_shmcb'];
    const load = modules.map((name) => `LoadModule ${name}_module ${here(apacheModules)}/mod_${name}.so`);
    const site = documented
      .replace('*:80>', `*:${plain}>`)
      .replace('*:443>', `*:${secure}>`)
      .replace('https://localhost/', `https://localhost:${secure}/`);
    const user = isRoot ? ['User #65534', 'Group #65534'] : [];
    const own = [
      `ServerRoot ${folder}`,
      `PidFile ${folder}/pid`,
      `ErrorLog ${folder}/logs/error`,
      'ServerName localhost',
      `Listen 127.0.0.1:${plain}`,
      `Listen 127.0.0.1:${secure}`,
    ];
    return [...own, ...load, ...user, `TypesConfig ${here(mimeTypes)}`, site].join('\n');
  },
  args: (file) => ['-D', 'FOREGROUND', '-f', file],
};

const lighttpd: Recipe = {
  host: 'lighttpd',
  program: ['/usr/sbin/lighttpd', '/usr/local/sbin/lighttpd', '/opt/homebrew/bin/lighttpd'],
  debian: 'lighttpd lighttpd-mod-openssl lighttpd-mod-deflate',
  needs: ['mod_openssl.so', 'mod_deflate.so'].map((name) =>
    ['/usr/lib/lighttpd', '/usr/lib64/lighttpd', '/usr/local/lib/lighttpd', '/opt/homebrew/lib'].map((folder) => join(folder, name)),
  ),
  files: ['lighttpd.conf', 'lighttpd-path.conf'],
  configure: (documented, { secure, plain }, folder) => {
    const own = `server.bind = "127.0.0.1"\nserver.port = ${plain}\nserver.document-root = "${folder}"\n`;
    const site = documented.replace('":443"', `"127.0.0.1:${secure}"`).replace('https://${url.authority}', `https://localhost:${secure}`);
    // Below a path the server around it speaks https.
    const around = `server.modules += ( "mod_openssl" )\n$SERVER["socket"] == "127.0.0.1:${secure}" {\n  ssl.engine = "enable"\n  ssl.pemfile = "${folder}/cert.pem"\n  ssl.privkey = "${folder}/key.pem"\n}\n`;
    return own + (site.includes('ssl.engine') ? site : around + site);
  },
  args: (file) => ['-D', '-f', file],
};

/** The servers that docs/hosting has files for. */
export const realServers: readonly RealServer[] = [nginx, caddy, apache, lighttpd].map((recipe) => ({
  host: recipe.host,
  missing:
    here(recipe.program) === undefined || recipe.needs?.some((files) => here(files) === undefined)
      ? `${recipe.host} is not here (Debian: apt install ${recipe.debian})`
      : '',
  start: (served) => start(recipe, served),
}));

async function start(recipe: Recipe, { root, base, certificate }: Served): Promise<RunningServer> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'logs'));
  cpSync(certificate.key, join(folder, 'key.pem'));
  cpSync(certificate.cert, join(folder, 'cert.pem'));
  const ports = { secure: await freePort(), plain: await freePort() };
  // Apache does not run as root: its processes must reach the site in a folder of ours.
  if (isRoot) chmodSync(dirname(root), 0o711);
  const documented = readFileSync(join(import.meta.dirname, '../../docs/hosting', recipe.files[base === '/' ? 0 : 1]), 'utf8')
    .replaceAll(/\/etc\/ssl\/[\w.]+\.pem/g, join(folder, 'cert.pem'))
    .replaceAll(/\/etc\/ssl\/[\w.]+\.key/g, join(folder, 'key.pem'))
    .replaceAll('/srv/runbooks/current', root)
    .replaceAll(/(?:runbooks|www)(?:\.example\.com|\\\.example\\\.com)/g, 'localhost')
    .replaceAll('/ops', base.slice(0, -1) || '/ops');
  const file = join(folder, recipe.files[0]);
  writeFileSync(file, recipe.configure(documented, ports, folder));
  const program = here(recipe.program) ?? recipe.host;
  const https = `https://localhost:${ports.secure}${base}`;
  const stop = await startProgram(program, recipe.args(file, folder), () => answers(https), {
    // Caddy keeps its last configuration there.
    XDG_CONFIG_HOME: folder,
  });
  return { https, http: base === '/' ? `http://localhost:${ports.plain}/` : undefined, stop };
}

/** Whether anything comes, by whatever certificate. */
async function answers(url: string): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    get(url, { rejectUnauthorized: false, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode !== undefined);
    }).on('error', reject);
  });
}
