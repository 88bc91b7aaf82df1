/** Kinds of commands that were once called read-only and change something, and kinds that were called dangerous and only read. */
import { describe, expect, it } from 'vitest';
import { programRows } from '../../../../src/query/danger/programs/index.ts';
import { judges } from '../../../../src/query/danger/programs.ts';
import { assessShell } from '../../../../src/query/danger/with-sql.ts';
import { readShell } from '../../../../src/query/languages/shell/read.ts';

const danger = (text: string) => assessShell(readShell(text)).danger;

describe('a variable that names a program', () => {
  const names = [
    'PAGER',
    'GIT_PAGER',
    'MANPAGER',
    'EDITOR',
    'VISUAL',
    'KUBE_EDITOR',
    'PROMPT_COMMAND',
    'LESSOPEN',
    'GIT_SSH_COMMAND',
    'SSH_ASKPASS',
    'RSYNC_RSH',
    'BROWSER',
  ];
  const ways: readonly ((name: string, value: string) => string)[] = [
    (name, value) => `${name}='${value}' git log`,
    (name, value) => `export ${name}='${value}'`,
    (name, value) => `env ${name}='${value}' ls`,
    (name, value) => `sudo ${name}='${value}' ls`,
    (name, value) => `ssh web-1 ${name}="'${value}'" ls`,
    (name, value) => `${name}='${value}'; ls`,
  ];

  it.each(names)('%s: what it runs is what the command does', (name) => {
    for (const way of ways) {
      expect([way(name, 'rm -rf /srv'), danger(way(name, 'rm -rf /srv'))]).toEqual([way(name, 'rm -rf /srv'), 'destroys']);
      expect([way(name, 'systemctl stop web'), danger(way(name, 'systemctl stop web'))]).toEqual([
        way(name, 'systemctl stop web'),
        'changes-state',
      ]);
      expect([way(name, './x.sh'), danger(way(name, './x.sh'))]).toEqual([way(name, './x.sh'), 'unknown']);
    }
    for (const value of ['less -R', 'cat', 'vim', '']) expect(danger(`${name}='${value}' git log`)).toBe('read-only');
  });

  it.each([
    'LD_PRELOAD=/tmp/x.so ls',
    'LD_LIBRARY_PATH=/tmp ls',
    'BASH_ENV=/tmp/x.sh bash -c ls',
    'ENV=/tmp/x.sh sh -c ls',
    'PYTHONPATH=. ansible web -m ping',
    'NODE_OPTIONS="--require /tmp/x.js" npm ls',
    'JAVA_TOOL_OPTIONS=-javaagent:/tmp/x.jar kafka-topics.sh --list',
    'PATH=/tmp:$PATH ls',
    'PATH=.:$PATH ls',
    'GIT_CONFIG_KEY_0=core.pager ls',
  ])('%s may load code: unknown', (command) => expect(danger(command)).toBe('unknown'));

  it.each([
    'PATH=$PATH:/opt/kafka/bin kafka-topics.sh --list',
    'export PATH="$HOME/.local/bin:$PATH"',
    'LD_LIBRARY_PATH=/usr/local/lib:$LD_LIBRARY_PATH ls',
    'ENV=prod ls',
    'KAFKA_OPTS="-Djava.security.auth.login.config=/etc/kafka/jaas.conf" kafka-topics.sh --list',
    'NODE_OPTIONS=--max-old-space-size=4096 npm ls',
    'LC_ALL=C sort x',
    'PGPASSWORD=x psql -c "select 1"',
  ])('%s only sets a value', (command) => expect(danger(command)).toBe('read-only'));
});

describe('a setting of git that is a program', () => {
  it.each([
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.fsmonitor',
    'diff.external',
    'diff.x.textconv',
    'credential.helper',
    'pager.log',
    'gpg.program',
  ])('%s', (key) => {
    expect([danger(`git -c ${key}='rm -rf /srv' log`), danger(`git -c ${key}='./x' log`), danger(`git -c ${key}= log`)]).toEqual([
      'destroys',
      'unknown',
      'read-only',
    ]);
  });

  it.each([
    [`git -c alias.x='!rm -rf /srv' x`, 'destroys'],
    [`git -c alias.x='reset --hard' x`, 'destroys'],
    ['git -c core.hooksPath=/tmp/x log', 'unknown'],
    ['git -c color.ui=always -c core.pager=cat log', 'read-only'],
    [`git grep -O'rm -rf /srv' x`, 'destroys'],
    [`git ls-remote --upload-pack='rm -rf /srv' origin`, 'destroys'],
    [`git clone 'ext::rm -rf /srv'`, 'destroys'],
    ['git clone https://example.com/x.git /etc/x', 'changes-state'],
    ['git clone https://example.com/x.git /tmp/x', 'read-only'],
    ['git fetch origin main:main', 'changes-state'],
    ['git fetch https://example.com/x.git', 'read-only'],
  ])('%s: %s', (command, expected) => expect(danger(command)).toBe(expected));
});

describe('a connection that is opened to write', () => {
  it.each([
    ['exec 3<>/dev/tcp/cache/6379', 'unknown'],
    ['exec 3>/dev/tcp/cache/6379', 'unknown'],
    ['exec 3<>/dev/sda', 'unknown'],
    ['exec 3<>/tmp/x', 'read-only'],
    ['exec 3</dev/tcp/cache/6379', 'read-only'],
    [': > /dev/tcp/cache/6379', 'read-only'],
    ['exec 2> /dev/null', 'read-only'],
  ])('%s: %s', (command, expected) => expect(danger(command)).toBe(expected));
});

describe('a file that is written outside working, home and temporary folders', () => {
  const writes: readonly ((file: string) => string)[] = [
    (file) => `strace -o ${file} -p 1`,
    (file) => `strace -o${file} -p 1`,
    (file) => `ltrace -o ${file} ls`,
    (file) => `/usr/bin/time -o ${file} ls`,
    (file) => `perf record -o ${file} -p 1`,
    (file) => `perf record --output=${file} -- sleep 1`,
    (file) => `tcpdump -w ${file} -i eth0`,
    (file) => `tshark -w ${file}`,
    (file) => `script -c ls ${file}`,
    (file) => `parallel --joblog ${file} echo ::: a`,
    (file) => `aws s3api get-object --bucket b --key k ${file}`,
    (file) => `openssl rand -out ${file} 32`,
    (file) => `kubectl cp shop/web-0:/x ${file}`,
    (file) => `kubectl cluster-info dump --output-directory=${file}`,
    (file) => `kubectl kustomize . -o ${file}`,
    (file) => `oc extract secret/x --to=${file}`,
    (file) => `curl -o ${file} https://example.com`,
    (file) => `curl -so${file} https://example.com`,
    (file) => `curl -D ${file} https://example.com`,
    (file) => `curl -c ${file} https://example.com`,
    (file) => `curl --output-dir ${file} -O https://example.com`,
    (file) => `curl --trace-ascii ${file} https://example.com`,
    (file) => `wget -O ${file} https://example.com`,
    (file) => `wget -P ${file} https://example.com`,
    (file) => `wget --save-cookies ${file} https://example.com`,
    (file) => `http --output ${file} example.com`,
    (file) => `sort -o ${file} a`,
    (file) => `sort a --output=${file}`,
    (file) => `uniq a ${file}`,
    (file) => `xxd a ${file}`,
    (file) => `find . -fprint ${file}`,
    (file) => `ls | tee ${file}`,
    (file) => `gpg -o ${file} -d a.gpg`,
    (file) => `age -d -o ${file} a.age`,
    (file) => `etcdctl snapshot save ${file}`,
    (file) => `consul snapshot save ${file}`,
    (file) => `vault operator raft snapshot save ${file}`,
    (file) => `nomad operator snapshot save ${file}`,
    (file) => `rbd export vms/a ${file}`,
    (file) => `rabbitmqctl export_definitions ${file}`,
    (file) => `gh run download 1 -D ${file}`,
    (file) => `pg_dump -f ${file} shop`,
    (file) => `mysqldump --tab=${file} shop`,
    (file) => `mongodump --archive=${file}`,
    (file) => `mysqlbinlog --result-file=${file} log.1`,
    (file) => `redis-cli --rdb ${file}`,
    (file) => `psql -o ${file} -c 'select 1'`,
    (file) => `git archive -o ${file} HEAD`,
    (file) => `git log --output=${file}`,
    (file) => `git format-patch -o ${file} HEAD~1`,
    (file) => `git bundle create ${file} main`,
    (file) => `terraform plan -out=${file}`,
    (file) => `helm template x ./x --output-dir ${file}`,
    (file) => `helm pull x -d ${file}`,
    (file) => `docker save -o ${file} x`,
    (file) => `trivy image -o ${file} x:1`,
    (file) => `gcloud compute url-maps export x --destination=${file}`,
    (file) => `journalctl -u x --output-file ${file}`,
    (file) => `less -o ${file} a`,
    (file) => `nmap -oN ${file} web-1`,
    (file) => `ssh -E ${file} web-1 uptime`,
    (file) => `sar -o ${file} 1 5`,
    (file) => `dmidecode --dump-bin ${file}`,
    (file) => `coredumpctl dump -o ${file} 1`,
    (file) => `py-spy record -o ${file} --pid 1`,
  ];

  it.each(writes.map((write) => [write('FILE'), write] as const))('%s is a change', (_, write) => {
    for (const file of ['/etc/x', '/srv/x']) expect([file, danger(write(file))]).toEqual([file, 'changes-state']);
    for (const file of ['/tmp/x', 'x']) expect([file, danger(write(file))]).toEqual([file, 'read-only']);
  });

  it('by an option that says so in its name, whatever the program', () => {
    const names = ['--output', '--output-file', '--outfile', '--log-file', '--output-dir', '--dest', '-out'];
    const programs = [...new Set([...programRows.flatMap((row) => row.programs), ...Object.keys(judges)])];
    const commands = programs.map((program, at) => `${program} ${names[at % names.length]} /etc/x`);
    const missed = commands.filter((command) => danger(command) === 'read-only');
    // What stands behind a wrapper is another program's.
    expect(missed.filter((command) => !command.startsWith('systemd-cat '))).toEqual([]);
  });
});

describe('a verb that nobody listed', () => {
  it('is never called read-only where the row has verbs', () => {
    const withVerbs = programRows.filter((row) => {
      const calls = row.reads.flatMap((call) => call.split(', '));
      return calls.some((call) => /^[a-z]/.test(call)) && !calls.some((call) => /^\*\*?(?: |$)/.test(call) && !/^\*\* [\w*]/.test(call));
    });
    expect(withVerbs.length).toBeGreaterThan(100);
    const missed = withVerbs.flatMap((row) => row.programs).filter((program) => danger(`${program} frobnicate x`) === 'read-only');
    expect(missed).toEqual([]);
  });

  it.each([
    'kubectl janitor jobs',
    'kubectl doctor',
    'kubectl frobnicate',
    'ceph health frobnicate OSD_DOWN',
    'istioctl x frobnicate',
    'vault operator raft frobnicate',
    'git frobnicate',
    'oc adm policy frobnicate',
    'docker frobnicate',
    'aws ec2 frobnicate',
    'k9s -n shop',
  ])('%s', (command) => expect(danger(command)).not.toBe('read-only'));

  it.each([
    'ceph health mute OSD_DOWN',
    'gcloud sql export sql a gs://b/c',
    'gcloud firestore export gs://b',
    'aws apigateway test-invoke-method --rest-api-id a',
  ])('%s changes something', (command) => expect(danger(command)).toBe('changes-state'));

  it.each([
    'kubectl neat',
    'kubectl tree deploy web',
    'kubectl ns',
    'kubectl ctx -c',
    'ceph health detail',
    'ceph osd df tree',
    'istioctl pc cluster web-1',
    'etcdctl snapshot status x',
  ])('%s reads', (command) => expect(danger(command)).toBe('read-only'));
});

describe('a name that is a verb elsewhere', () => {
  const names = ['start', 'delete', 'reset', 'drop', 'set', 'rm', 'flush', 'restart', 'update', 'purge'];
  const places: readonly ((name: string) => string)[] = [
    (name) => `docker logs ${name}`,
    (name) => `docker inspect ${name}`,
    (name) => `etcdctl get ${name}`,
    (name) => `kubectl get pods ${name}`,
    (name) => `kubectl logs ${name} -c ${name}`,
    (name) => `kubectl describe deploy ${name}`,
    (name) => `grep ${name} x`,
    (name) => `grep -c ${name} x`,
    (name) => `man ${name}`,
    (name) => `which ${name}`,
    (name) => `echo ${name}`,
    (name) => `systemctl status ${name}`,
    (name) => `journalctl -u ${name}`,
    (name) => `helm history ${name}`,
    (name) => `helm get values ${name}`,
    (name) => `gcloud compute instances describe ${name}`,
    (name) => `az vm show ${name}`,
    (name) => `redis-cli get ${name}`,
    (name) => `consul kv get ${name}`,
    (name) => `vault kv get ${name}`,
    (name) => `nomad job status ${name}`,
    (name) => `git show ${name}`,
    (name) => `virsh dominfo ${name}`,
    (name) => `cat ${name}`,
  ];

  it.each(places.map((place) => [place('NAME'), place] as const))('%s only reads', (_, place) => {
    expect(names.map((name) => [name, danger(place(name))])).toEqual(names.map((name) => [name, 'read-only']));
  });

  it('does not hide a verb in its place', () => {
    for (const command of ['frob start x', 'frob orders delete x', 'vault kv delete x', 'gcloud compute instances delete describe'])
      expect([command, danger(command)]).not.toEqual([command, 'read-only']);
    expect(danger('frob get delete')).toBe('unknown');
  });
});

describe('PowerShell and Windows among commands', () => {
  it.each([
    ['Get-Service W3SVC | Format-List', 'read-only'],
    ['Restart-Service W3SVC', 'changes-state'],
    ['Remove-Item -Recurse C:\\\\logs', 'destroys'],
    ['Frob-Thing x', 'unknown'],
    ['powershell -NoProfile -Command "Get-Process"', 'read-only'],
    ['powershell.exe -Command "Stop-Service W3SVC"', 'changes-state'],
    ['pwsh -c "Remove-Item x"', 'destroys'],
    ['powershell -File fix.ps1', 'unknown'],
    ['cmd /c del x', 'destroys'],
    ['sc.exe query W3SVC', 'read-only'],
    ['taskkill /F /IM w3wp.exe', 'changes-state'],
    ['schtasks /query', 'read-only'],
    ['kubectl.exe delete pod x', 'destroys'],
  ])('%s: %s', (command, expected) => expect(danger(command)).toBe(expected));
});
