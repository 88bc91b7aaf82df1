/** Code that a command hands over is read in all its spellings: what it does is what the command does. */
import { describe, expect, it } from 'vitest';
import { assessShell } from '../../../../src/query/danger/with-sql.ts';
import { readShell } from '../../../../src/query/languages/shell/read.ts';

const danger = (text: string) => assessShell(readShell(text)).danger;

/** Ways to hand SQL over, with how it stands there. */
const sqlSpellings: Readonly<Record<string, (sql: string) => string>> = {
  'psql -c': (sql) => `psql -c '${sql}'`,
  'psql -c attached': (sql) => `psql -c'${sql}'`,
  'psql -Atc': (sql) => `psql -U app -Atc '${sql}'`,
  'psql --command=': (sql) => `psql --command='${sql}' shop`,
  'psql input': (sql) => `echo '${sql}' | psql shop`,
  'psql here-string': (sql) => `psql shop <<< '${sql}'`,
  'psql here-document': (sql) => `psql shop <<'EOF'\n${sql}\nEOF`,
  'mysql -e attached': (sql) => `mysql -uroot -Dshop -e'${sql}'`,
  'mysql -Bse': (sql) => `mysql -uroot -p"$P" -Bse '${sql}'`,
  'mysql --execute=': (sql) => `mysql --execute='${sql}'`,
  'clickhouse --query': (sql) => `clickhouse-client --query '${sql}'`,
  'sqlite operand': (sql) => `sqlite3 app.db '${sql}'`,
  cockroach: (sql) => `cockroach sql -e '${sql}'`,
  bq: (sql) => `bq query --use_legacy_sql=false '${sql}'`,
  'su -c': (sql) => `su postgres -c "psql -c '${sql}'"`,
  'kubectl exec': (sql) => `kubectl exec -it db-0 -- psql -tAc '${sql}'`,
  'kubectl exec input': (sql) => `kubectl exec -i db-0 -- psql <<'EOF'\n${sql}\nEOF`,
  'docker exec': (sql) => `docker exec -i db psql -c '${sql}'`,
  ssh: (sql) => `ssh db-1 "sudo -u postgres psql -c '${sql}'"`,
};

describe.each(Object.entries(sqlSpellings))('SQL handed over by %s', (_, spelling) => {
  it('is read', () => {
    expect([danger(spelling('SELECT 1')), danger(spelling('UPDATE a SET b = 1 WHERE c = 2')), danger(spelling('DROP TABLE a'))]).toEqual([
      'read-only',
      'changes-state',
      'destroys',
    ]);
  });
});

/** Ways to hand a command to a shell. */
const shellSpellings: Readonly<Record<string, (command: string) => string>> = {
  'bash -c': (command) => `bash -c '${command}'`,
  'bash -xc': (command) => `bash -xc '${command}'`,
  'bash here-document': (command) => `bash <<'EOF'\n${command}\nEOF`,
  'bash -s input': (command) => `echo '${command}' | bash -s`,
  eval: (command) => `eval "${command}"`,
  ssh: (command) => `ssh -p 22 web-1 '${command}'`,
  'ssh words': (command) => `ssh web-1 ${command}`,
  'ssh here-document': (command) => `ssh web-1 <<'EOF'\n${command}\nEOF`,
  'ssh bash -s': (command) => `ssh web-1 bash -s <<'EOF'\n${command}\nEOF`,
  sudo: (command) => `sudo -u app ${command}`,
  'sudo su': (command) => `sudo su - app -c '${command}'`,
  env: (command) => `env A=b nice -n 5 timeout 5 ${command}`,
  'xargs sh': (command) => `ls | xargs -I{} sh -c '${command}'`,
  'find -exec': (command) => `find /srv -type f -exec ${command} \\;`,
  watch: (command) => `watch -n5 '${command}'`,
  nohup: (command) => `nohup ${command} &`,
  chroot: (command) => `chroot /mnt ${command}`,
  nsenter: (command) => `nsenter -t 1 -m -- ${command}`,
  doas: (command) => `doas ${command}`,
  time: (command) => `time ${command}`,
  'kubectl exec': (command) => `kubectl exec -it web-0 -c app -- ${command}`,
  'docker exec': (command) => `docker exec -it web sh -c '${command}'`,
  'gcloud ssh': (command) => `gcloud compute ssh web-1 --command '${command}'`,
  ansible: (command) => `ansible web -m shell -a '${command}'`,
  salt: (command) => `salt 'web*' cmd.run '${command}'`,
  function: (command) => `f() { ${command}; }; f`,
  alias: (command) => `alias x='${command}'; x`,
};

describe.each(Object.entries(shellSpellings))('a command handed over by %s', (_, spelling) => {
  it('keeps what it does', () => {
    expect([
      danger(spelling('cat /srv/a')),
      danger(spelling('systemctl restart x')),
      danger(spelling('rm -rf /srv/a')),
      danger(spelling('frob x')),
    ]).toEqual(['read-only', 'changes-state', 'destroys', 'unknown']);
  });
});

describe('what nobody can read @fault-54', () => {
  it.each([
    'cat x | bash',
    './fix.sh',
    'bash fix.sh',
    'psql -f x.sql',
    'psql -c "$SQL"',
    'mysql < x.sql',
    'generate | psql',
    'frob',
    'python fix.py',
    'bash -c "$CMD"',
    'source ./env',
    '$TOOL status',
    'ssh web-1',
    'kubectl exec -it web-0 -- bash',
  ])('%s is unknown, never read-only', (command) => expect(danger(command)).toBe('unknown'));
});

describe('a program that stands nowhere', () => {
  it.each([
    'delete',
    'destroy',
    'purge',
    'drop',
    'rm',
    'remove',
    'uninstall',
    'reset',
    'flush',
    'truncate',
    'kill',
    'terminate',
    'wipe',
    'format',
  ])('at least changes state when it is told to %s', (verb) => {
    expect(danger(`frob ${verb} x`)).toBe('changes-state');
    expect(danger(`frob orders ${verb} x`)).toBe('changes-state');
    expect(danger(`frob orders --${verb} x`)).not.toBe('read-only');
  });
});

describe('a file that is written outside working, home and temporary folders', () => {
  it.each([
    (file: string) => `docker save -o ${file} web:1`,
    (file: string) => `helm template web --output-dir ${file} ./web`,
    (file: string) => `curl -so ${file} https://example.com/x`,
    (file: string) => `wget -O ${file} https://example.com/x`,
    (file: string) => `date | tee ${file}`,
    (file: string) => `date > ${file}`,
    (file: string) => `tar czf ${file} .`,
    (file: string) => `pg_dump shop -f ${file}`,
    (file: string) => `openssl x509 -in a -out ${file}`,
    (file: string) => `tcpdump -w ${file}`,
    (file: string) => `sort -o ${file} a`,
    (file: string) => `redis-cli --rdb ${file}`,
    (file: string) => `find . -fprint ${file}`,
  ])('is a change whatever the verb (%#)', (command) => {
    expect([danger(command('/etc/x')), danger(command('/tmp/x')), danger(command('x'))]).toEqual([
      'changes-state',
      'read-only',
      'read-only',
    ]);
  });
});
