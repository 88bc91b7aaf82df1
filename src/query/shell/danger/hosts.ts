/** A Linux host: services, logs, kernel, disks, users. https://man7.org/linux/man-pages/, https://www.freedesktop.org/software/systemd/man/ */
import { hasOption } from '../arguments.ts';
import { changes, destroys, type Judge, judging, reads, unclassed, under } from './outcome.ts';
import { verbs, withOption } from './verbs.ts';

const systemctl = verbs({
  values: '-H -M -t -p -P -n -o -s --host --machine --type --state --property --lines --output --signal --kill-whom --root',
  reads:
    'status,show,cat,is-active,is-enabled,is-failed,is-system-running,list-units,list-unit-files,list-timers,list-sockets,list-jobs,list-machines,' +
    'list-dependencies,get-default,show-environment,list-paths,list-automounts',
  changes: {
    start: 'starts a unit',
    stop: 'stops a unit',
    restart: 'restarts a unit',
    'try-restart': 'restarts a unit',
    reload: 'reloads a unit',
    'reload-or-restart': 'reloads or restarts a unit',
    enable: 'changes what starts at boot',
    disable: 'changes what starts at boot',
    reenable: 'changes what starts at boot',
    mask: 'keeps a unit from starting',
    unmask: 'lets a unit start again',
    kill: 'sends a signal to a unit',
    edit: 'changes a unit',
    revert: 'changes a unit',
    'set-property': 'changes a unit',
    'set-environment': 'changes the environment of units',
    'unset-environment': 'changes the environment of units',
    'set-default': 'changes what starts at boot',
    'daemon-reload': 'reads changed units again',
    'daemon-reexec': 'restarts systemd',
    'reset-failed': 'forgets which units failed',
    isolate: 'stops all other units',
    freeze: 'freezes a unit',
    thaw: 'lets a unit go on',
    reboot: 'restarts the host',
    kexec: 'restarts the host',
    poweroff: 'switches the host off',
    halt: 'stops the host',
    suspend: 'suspends the host',
    rescue: 'stops most units',
    emergency: 'stops most units',
  },
  destroys: { clean: 'deletes what a unit stored' },
  alone: reads,
  prints: '-h --version',
});

/** `service nginx restart`: the verb stands behind the name. */
const service: Judge = (words) => {
  const verb = words[1]?.value ?? words[0]?.value;
  if (verb === 'status' || verb === '--status-all') return reads;
  return verb === undefined || verb === null || words.length < 2 ? unclassed('service') : changes(`runs ${verb} of a service`);
};

const journalctl = judging(
  { values: '-u -n -p -o -t -b -S -U -g -D -M --unit --since --until --lines --priority --output --identifier --grep --directory' },
  (args) => {
    if (args.options.some(({ name }) => name.startsWith('--vacuum'))) return destroys('deletes log lines');
    return hasOption(args, '--rotate', '--flush', '--sync', '--relinquish-var') ? changes('moves the journal to new files') : reads;
  },
);

const sysctl = judging({ values: '-r --pattern' }, (args) => {
  const sets =
    hasOption(args, '-w', '--write', '-p', '--load', '--system') ||
    args.operands.some((word) => /^[\w./-]+=/.test(word.value ?? word.literalPrefix));
  return sets ? changes('changes a kernel setting') : reads;
});

const mount = judging({ values: '-t -o --types --options -O -L -U' }, (args) =>
  args.operands.length === 0 && !hasOption(args, '-a', '--all') ? reads : changes('mounts a file system'),
);

const dmesg = judging({ values: '-l -f -n -s --level --facility --since --until' }, (args) => {
  if (hasOption(args, '-C', '--clear', '-c', '--read-clear')) return destroys('empties the kernel’s log');
  return hasOption(args, '-n', '-D', '-E', '--console-level', '--console-off', '--console-on')
    ? changes('changes what the kernel prints')
    : reads;
});

const shutdown = judging({ values: '' }, (args) =>
  hasOption(args, '-c') ? changes('takes a planned shutdown back') : changes('restarts or switches the host off'),
);

const isolated = verbs({
  alone: reads,
  reads:
    'status,show,timesync-status,list-timezones,show-timesync,sourcestats,sources,tracking,activity,ntpdata,clients,serverstats,hostname',
  changes: Object.fromEntries(
    'set-time set-timezone set-ntp set-local-rtc set-hostname makestep burst online offline add delete'
      .split(' ')
      .map((verb) => [verb, 'changes the clock or the host’s name']),
  ),
});

const supervisorctl = verbs({
  values: '-c -s -u -p',
  reads: 'status,tail,pid,avail,maintail',
  changes: Object.fromEntries(
    'start stop restart signal reload update reread add remove shutdown'
      .split(' ')
      .map((verb) => [verb, 'starts, stops or changes programs']),
  ),
  destroys: { clear: 'empties log files' },
});

export const hostJudges: Readonly<Record<string, Judge>> = {
  systemctl,
  ...under('service rc-service invoke-rc.d', service),
  journalctl,
  sysctl,
  mount,
  ...under('umount swapoff', () => changes('takes a file system or swap away')),
  swapon: judging({}, (args) => (args.operands.length === 0 && !hasOption(args, '-a') ? reads : changes('adds swap'))),
  ...under('reboot shutdown poweroff halt', shutdown),
  ...under('init telinit', () => changes('changes the run level')),
  dmesg,
  ...under('modprobe insmod rmmod', () => changes('changes kernel modules')),
  ...under('useradd userdel usermod groupadd groupdel adduser deluser gpasswd chpasswd', () => changes('changes users')),
  ...under(
    'passwd chage',
    judging({}, (args) =>
      hasOption(args, '-S', '--status', '-l', '--list') && args.options.length === 1 ? reads : changes('changes users'),
    ),
  ),
  ...under('timedatectl hostnamectl chronyc', isolated),
  hostname: judging({}, (args) => (args.operands.length > 0 ? changes('changes the host’s name') : reads)),
  date: judging({ values: '-d -r -f --date --reference --file' }, (args) =>
    hasOption(args, '-s', '--set') ? changes('sets the clock') : reads,
  ),
  ...under('ntpdate setenforce update-ca-certificates', () => changes('changes the host')),
  hwclock: judging({}, (args) =>
    args.options.every(({ name }) => ['-r', '-v', '--show', '--verbose', '--get'].includes(name)) ? reads : changes('sets a clock'),
  ),
  ldconfig: judging({}, (args) => (hasOption(args, '-p', '--print-cache') ? reads : changes('changes the host'))),
  smartctl: judging({ values: '-d -l -n -H -r' }, (args) =>
    hasOption(args, '-t', '--test', '-X', '--abort', '-s', '--smart', '-o', '-S') ? changes('starts or stops tests of a disk') : reads,
  ),
  'nvidia-smi': judging({ values: '-i -q -d -f -l' }, (args) =>
    args.options.every(({ name }) => /^-(?:[iqdflLhxaB]|-(?:query|format|id|list|display|loop|help|filename).*)$/.test(name))
      ? reads
      : unclassed('nvidia-smi'),
  ),
  jinfo: judging({}, (args) => (args.options.some(({ word }) => /^-flag\b.*[+=]|^-flag$/.test(word.text)) ? unclassed('jinfo') : reads)),
  ...under(
    'fdisk parted sgdisk gdisk',
    judging({}, (args) => (hasOption(args, '-l', '-x', '--list', '-p') ? reads : destroys('changes the partitions of a disk'))),
  ),
  ...under(
    'fsck e2fsck xfs_repair',
    judging({}, (args) => (hasOption(args, '-n', '-N') ? reads : changes('repairs a file system'))),
  ),
  ...under(
    'resize2fs xfs_growfs growpart lvextend lvresize vgextend pvresize pvcreate vgcreate lvcreate',
    judging({}, (args) => (hasOption(args, '--dry-run', '-t', '--test') ? reads : changes('changes a volume'))),
  ),
  tune2fs: judging({}, (args) => (hasOption(args, '-l') && args.options.length === 1 ? reads : changes('changes a file system'))),
  ...under('lvremove vgremove pvremove lvreduce', () => destroys('takes a volume away')),
  fstrim: () => changes('frees blocks of a disk'),
  supervisorctl,
  nginx: judging({ values: '-c -g -p -s' }, (args) =>
    hasOption(args, '-t', '-T', '-v', '-V', '-h') ? reads : changes('starts, stops or reloads nginx'),
  ),
  ...under(
    'apachectl apache2ctl httpd',
    judging({ values: '-k -f -D' }, (args) =>
      hasOption(args, '-t', '-S', '-M', '-v', '-V') ||
      args.operands.some(({ value }) => ['configtest', 'status', 'fullstatus'].includes(value ?? ''))
        ? reads
        : changes('starts, stops or reloads Apache'),
    ),
  ),
  haproxy: judging({ values: '-f' }, (args) => (hasOption(args, '-c', '-v', '-vv') ? reads : changes('starts haproxy'))),
  certbot: verbs({
    reads: 'certificates,plugins,show_account',
    changes: {
      renew: withOption('--dry-run', reads, changes('asks for new certificates')),
      certonly: 'asks for a certificate',
      run: 'asks for a certificate',
      revoke: 'revokes a certificate',
      delete: 'deletes a certificate',
    },
  }),
  cmctl: verbs({
    values: '-n --namespace -l --selector',
    reads: 'status,status certificate,check api,inspect secret,version',
    changes: {
      renew: 'asks for a new certificate',
      approve: 'approves a certificate request',
      deny: 'denies a certificate request',
      create: 'creates Kubernetes objects',
    },
  }),
  ...under(
    'jcmd',
    judging({}, (args) => {
      const verb = args.operands[1]?.value;
      if (args.operands.length === 0 || hasOption(args, '-l')) return reads;
      if (
        verb === undefined ||
        verb === 'PerfCounter.print' ||
        /^(?:help|VM\.(?:flags|version|uptime|command_line|system_properties|info|native_memory|metaspace|classloaders|stringtable|symboltable)|Thread\.print|GC\.(?:class_histogram|heap_info|class_stats|finalizer_info)|JFR\.check|JFR\.view)$/.test(
          verb ?? '',
        )
      )
        return reads;
      if (verb === 'GC.heap_dump') return changes('stops the process while it writes a dump');
      if (verb === 'GC.run' || verb === 'GC.run_finalization') return changes('makes the process collect garbage');
      return /^JFR\./.test(verb ?? '') ? changes('changes a flight recording') : unclassed('jcmd');
    }),
  ),
  jmap: judging({}, (args) =>
    args.options.some(({ word }) => /dump/.test(word.text)) ? changes('stops the process while it writes a dump') : reads,
  ),
};
