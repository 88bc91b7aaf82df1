/** A Linux host: services, logs, packages, network, kernel, users. https://man7.org/linux/man-pages/, https://www.freedesktop.org/software/systemd/man/ */
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

const packages = verbs({
  values: '-o -c -t --target-release --option --repo --enablerepo --disablerepo',
  reads:
    'list,search,show,info,policy,depends,rdepends,provides,whatprovides,check-update,check,repolist,history,changelog,showpkg,madison,download,leaves,outdated,deps,config,log',
  changes: {
    install: 'installs packages',
    reinstall: 'installs packages',
    add: 'installs packages',
    update: 'updates packages or their list',
    upgrade: 'upgrades packages',
    'full-upgrade': 'upgrades packages',
    'dist-upgrade': 'upgrades packages',
    'dselect-upgrade': 'upgrades packages',
    downgrade: 'installs older packages',
    hold: 'holds packages back',
    unhold: 'lets packages be upgraded',
    clean: 'empties the package cache',
    autoclean: 'empties the package cache',
    makecache: 'updates the list of packages',
    remove: 'removes packages',
    erase: 'removes packages',
    del: 'removes packages',
    uninstall: 'removes packages',
    autoremove: 'removes packages',
    fix: 'changes packages',
  },
  destroys: { purge: 'removes packages with their settings' },
  rehearses: '-s --simulate --dry-run --just-print --no-act --assumeno',
  prints: '--version -h',
});

const languagePackages = verbs({
  values: '--prefix -C --cwd -r -i --index-url',
  reads:
    'list,ls,view,info,show,search,outdated,audit,why,freeze,check,config list,config get,root,bin,prefix,whoami,ping,doctor,index versions,download',
  changes: {
    install: 'installs packages',
    i: 'installs packages',
    ci: 'installs packages',
    add: 'installs packages',
    update: 'upgrades packages',
    upgrade: 'upgrades packages',
    uninstall: 'removes packages',
    remove: 'removes packages',
    publish: 'publishes a package',
  },
  prints: '--version -v -V -h',
});

const dpkg = judging({ values: '' }, (args) => {
  if (hasOption(args, '-P', '--purge')) return destroys('removes packages with their settings');
  if (hasOption(args, '-i', '-r', '--install', '--remove', '--configure', '--unpack', '--add-architecture', '--set-selections'))
    return changes('changes packages');
  return reads;
});

const rpm = judging({ values: '' }, (args) => {
  if (hasOption(args, '-q', '--query', '-V', '--verify', '--checksig', '-K', '--version', '--eval')) return reads;
  return hasOption(args, '-e', '--erase', '-i', '-U', '-F', '--install', '--upgrade', '--freshen', '--import', '--rebuilddb')
    ? changes('changes packages')
    : unclassed('rpm');
});

const iptables = judging({ values: '-t --table -w -m -p -s -d -j -i -o --dport --sport -c' }, (args) => {
  if (hasOption(args, '-F', '--flush', '-X', '--delete-chain')) return destroys('deletes firewall rules');
  if (
    hasOption(args, '-A', '-I', '-D', '-R', '-P', '-N', '-E', '-Z', '--append', '--insert', '--delete', '--replace', '--policy', '--zero')
  )
    return changes('changes firewall rules');
  return hasOption(args, '-L', '-S', '-C', '--list', '--list-rules', '--check', '-V', '--version', '-h') ? reads : unclassed('iptables');
});

/** `ip -s link show dev eth0`: an object, then what is done with it; without, it is shown. https://man7.org/linux/man-pages/man8/ip.8.html */
const ip = judging({ values: '-n -f -l -rc -netns --netns -family -b -batch', stops: false, wordy: true }, (args, within) => {
  const [object, action] = args.operands.map(({ value }) => value);
  if (object === 'netns' && action === 'exec') return within.words(args.operands.slice(3));
  if (object === undefined) return reads;
  if (object === null || action === null) return unclassed('ip');
  if (action === undefined || /^(?:s|sh|show|l|ls|list|lst|get|monitor|m|help|id|identify|pids|save|showdump|count)$/.test(action))
    return reads;
  if (/^(?:f|fl|flush)$/.test(action)) return destroys('deletes network settings');
  if (/^(?:a|add|c|ch|change|r|rep|replace|append|prepend|set|d|del|delete|up|down|restore|attach|rename)$/.test(action))
    return changes('changes network settings');
  return /^(?:dev|to|scope|table|via|src|from|type|master|proto|all)$/.test(action) || object === 'monitor'
    ? reads
    : unclassed(`ip ${object}`);
});

const nft = verbs({
  values: '-f -I -D',
  reads: 'list,monitor,describe,get',
  changes: {
    add: 'changes firewall rules',
    insert: 'changes firewall rules',
    replace: 'changes firewall rules',
    create: 'changes firewall rules',
    rename: 'changes firewall rules',
    import: 'changes firewall rules',
    reset: 'resets counters',
  },
  destroys: { flush: 'deletes firewall rules', delete: 'deletes firewall rules', destroy: 'deletes firewall rules' },
});

const tc = verbs({
  wordy: true,
  reads:
    'monitor,qdisc,qdisc show,qdisc list,qdisc ls,qdisc get,class,class show,class list,class ls,filter,filter show,filter list,filter ls,filter get,' +
    'chain show,chain list,actions show,actions list,action show,action list',
  changes: Object.fromEntries(
    ['qdisc', 'class', 'filter', 'chain'].flatMap((object) =>
      ['add', 'change', 'replace', 'del', 'delete', 'link'].map((verb) => [`${object} ${verb}`, 'changes how traffic is shaped']),
    ),
  ),
});

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

const firewall = judging({ values: '--zone --policy' }, (args) => {
  const names = args.options.map(({ name }) => name);
  if (
    names.some((name) =>
      /^--(?:add|remove|set|change|reload|complete-reload|runtime-to-permanent|panic-on|panic-off|new|delete|load)/.test(name),
    )
  )
    return changes('changes firewall rules');
  return names.every((name) => /^--(?:list|get|query|info|state|zone|permanent|policy|version)/.test(name))
    ? reads
    : unclassed('firewall-cmd');
});

const ufw = verbs({
  reads: 'status,show,app list,app info',
  changes: Object.fromEntries(
    'allow deny reject limit enable disable delete insert route reload'.split(' ').map((verb) => [verb, 'changes firewall rules']),
  ),
  destroys: { reset: 'deletes firewall rules' },
  rehearses: '--dry-run',
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
  ...under('apt apt-get aptitude apt-mark dnf yum zypper apk brew', packages),
  snap: verbs({
    reads: 'list,info,find,changes,services,logs,version',
    changes: Object.fromEntries(
      'install refresh revert remove start stop restart enable disable set'.split(' ').map((verb) => [verb, 'changes packages']),
    ),
  }),
  ...under('npm yarn pnpm pip pip3 pipx gem', languagePackages),
  dpkg,
  rpm,
  ...under('iptables ip6tables', iptables),
  ...under('iptables-restore ip6tables-restore ebtables arptables', () => changes('changes firewall rules')),
  ip,
  nft,
  tc,
  'firewall-cmd': firewall,
  ufw,
  conntrack: judging({ values: '-p -s -d' }, (args) =>
    hasOption(args, '-D', '-F', '--delete', '--flush')
      ? destroys('forgets connections')
      : hasOption(args, '-L', '-S', '-C', '-E', '-G', '--dump', '--stats', '--count')
        ? reads
        : unclassed('conntrack'),
  ),
  ifconfig: judging({}, (args) => (args.operands.length > 1 ? changes('changes network settings') : reads)),
  route: judging({ values: '-A' }, (args) => (args.operands.length > 0 ? changes('changes routes') : reads)),
  arp: judging({ values: '-i' }, (args) => (hasOption(args, '-d', '-s', '-f') ? changes('changes known neighbours') : reads)),
  ethtool: judging({}, (args) =>
    args.options.every(({ name }) => /^-[SikgacldnTmuxhV]$|^--(?:show|statistics|driver|version|help)/.test(name))
      ? reads
      : changes('changes a network card'),
  ),
  sysctl,
  mount,
  ...under('umount swapoff', () => changes('takes a file system or swap away')),
  swapon: judging({}, (args) => (args.operands.length === 0 && !hasOption(args, '-a') ? reads : changes('adds swap'))),
  ...under('reboot shutdown poweroff halt', shutdown),
  ...under('init telinit', () => changes('changes the run level')),
  dmesg,
  ...under('modprobe insmod rmmod', () => changes('changes kernel modules')),
  ...under('useradd userdel usermod groupadd groupdel passwd chage adduser deluser gpasswd chpasswd', () => changes('changes users')),
  ...under('timedatectl hostnamectl chronyc', isolated),
  hostname: judging({}, (args) => (args.operands.length > 0 ? changes('changes the host’s name') : reads)),
  date: judging({ values: '-d -r -f --date --reference --file' }, (args) =>
    hasOption(args, '-s', '--set') ? changes('sets the clock') : reads,
  ),
  ...under('ntpdate hwclock setenforce update-ca-certificates ldconfig', () => changes('changes the host')),
  ...under(
    'fdisk parted sgdisk gdisk',
    judging({}, (args) => (hasOption(args, '-l', '-x', '--list', '-p') ? reads : destroys('changes the partitions of a disk'))),
  ),
  ...under(
    'fsck e2fsck xfs_repair',
    judging({}, (args) => (hasOption(args, '-n', '-N') ? reads : changes('repairs a file system'))),
  ),
  ...under(
    'resize2fs xfs_growfs growpart tune2fs lvextend lvresize vgextend pvresize pvcreate vgcreate lvcreate',
    judging({}, (args) =>
      hasOption(args, '-l', '-N', '--dry-run') && !hasOption(args, '-L', '-r') ? unclassed('tune2fs') : changes('changes a volume'),
    ),
  ),
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
