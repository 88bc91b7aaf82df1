/** A PostgreSQL server of its own for a test: started in a temporary folder, reached through a socket in it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts the newest server's programs; elsewhere `PGBIN` says it. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  return [process.env['PGBIN'], ...versions.map((version) => join(debian, version, 'bin'))].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'psql')),
  );
}

const programs = findPrograms();
const isRoot = process.getuid?.() === 0;
const user = isRoot ? idOf('postgres') : null;

function idOf(name: string): { uid: number; gid: number } | undefined {
  const ids = ['-u', '-g'].map((option) => Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout));
  const [uid, gid] = ids;
  return uid === undefined || gid === undefined || !(uid > 0) ? undefined : { uid, gid };
}

/** Why no server can be started; empty when one can. */
export const noPostgres =
  programs === undefined ? ' (skipped: PostgreSQL is not installed)' : user === undefined ? ' (skipped: root, and no user postgres)' : '';

export interface Server {
  /** What psql prints for a script typed into it, rows without decoration. */
  typed: (script: string) => { out: string; errors: string };
  /** Each text sent as it is, as one message; what psql prints to its standard error for all of them. */
  sent: (texts: readonly string[]) => string;
  stop: () => void;
}

export function startPostgres(): Server {
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const asUser = { ...user, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  const run = (program: string, ...args: string[]) => execFileSync(join(programs, program), args, { ...asUser, stdio: 'ignore' });
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync');
  const settings = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off -c shared_preload_libraries=pg_stat_statements`;
  run('pg_ctl', '-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start');
  const psql = (args: readonly string[], input: string) =>
    spawnSync(join(programs, 'psql'), ['-X', '-h', folder, '-U', 'postgres', '-d', 'postgres', ...args], {
      ...asUser,
      input,
      encoding: 'utf8',
    });
  return {
    typed(script) {
      const { stdout, stderr } = psql(['-A', '-t', '-q'], script);
      return { out: stdout, errors: stderr };
    },
    sent: (texts) =>
      psql(
        texts.flatMap((text) => ['-c', text]),
        '',
      ).stderr,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
