/** Addresses, routes, firewalls and traffic of a host. https://man7.org/linux/man-pages/dir_section_8.html */
import { hasOption } from '../arguments.ts';
import { changes, destroys, type Judge, judging, reads, unclassed, under } from './outcome.ts';
import { verbs } from './verbs.ts';

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

export const networkJudges: Readonly<Record<string, Judge>> = {
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
  ss: judging({ values: '-f -A -D -F' }, (args) => (hasOption(args, '-K', '--kill') ? destroys('closes connections') : reads)),
};
