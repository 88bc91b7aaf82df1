/** Programs of the network: `ip`, and those that send what is piped into them. */
import { hasOption, readArguments } from '../../languages/shell/arguments.ts';
import { changes, destroys, type Judge, reads, unclassed, under } from '../outcome.ts';
import { byRow } from './by-row.ts';

/** `ip -s link show dev eth0`: an object, then what is done with it; without, it is shown. https://man7.org/linux/man-pages/man8/ip.8.html */
const ip: Judge = (words, within) => {
  const args = readArguments(words, { takes: ['-n', '-f', '-l', '-rc', '-netns', '--netns', '-family', '-b', '-batch'], wordy: true });
  const [object, action] = args.operands.map(({ value }) => value);
  if (hasOption(args, '-b', '-batch')) return changes('changes network settings');
  if (/^(?:netns|net)$/.test(object ?? '') && action === 'exec') return within.words(args.operands.slice(3));
  if (object === 'vrf' && action === 'exec') return within.words(args.operands.slice(3));
  if (object === undefined) return reads;
  if (object === null || action === null) return unclassed('ip');
  // `ip link s eth0 up` sets, `ip a s eth0` shows.
  if (/^(?:l|li|lin|link)$/.test(object) && action === 's' && args.operands.length > 3) return changes('changes network settings');
  if (
    action === undefined ||
    object === 'monitor' ||
    /^(?:s|sh|show|l|ls|list|lst|get|monitor|m|help|id|identify|pids|save|showdump|count|exec)$/.test(action)
  )
    return reads;
  if (/^(?:f|fl|flush|flu|flus|d|del|delete)$/.test(action)) return destroys('deletes network settings');
  if (/^(?:a|add|c|ch|change|chg|r|rep|replace|append|prepend|set|s|up|down|restore|attach|rename|test)$/.test(action))
    return changes('changes network settings');
  return /^(?:dev|to|scope|table|via|src|from|type|master|proto|all|up|root|match|exact|vrf|group|label)$/.test(action)
    ? reads
    : unclassed(`ip ${object}`);
};

/** Instructions to haproxy, memcached, ZooKeeper, Redis and others over a socket, by their first word. */
const asking =
  /^(?:show|stats?|stat|info|version|ruok|mntr|srvr|cons|dump|envi|conf|wchs|isro|get|gets|ping|help|quit|exit|head|options|prompt|list|echo|status|query|livestatus|columns|select|me)\b/i;

const socket: Judge = (words, within, name) => {
  const args = readArguments(words, { takes: ['-w', '-p', '-s', '-i', '-X', '-x', '-e', '-c', '-T', '-q', '-u', '-U-'] });
  if (hasOption(args, '-z', '-h', '--help')) return reads;
  const runs = args.options.find(({ name: option }) => option === '-e' || option === '-c')?.valueWord;
  if (runs !== undefined) return changes('hands a port to a program');
  if (args.operands.some(({ value }) => /^(?:exec|system):/i.test(value ?? ''))) return changes('hands a socket to a program');
  if (name === 'socat' && args.operands.slice(1).some(({ value }) => /^(?:open|create|creat|gopen|file|shell):/i.test(value ?? '')))
    return unclassed('socat');
  const { input } = within;
  if (input.kind === 'terminal') return hasOption(args, '-l') ? unclassed(`${name} -l`) : reads;
  if (input.kind !== 'text') return /^\/dev\/null$/.test(input.kind === 'file' ? input.path : '') ? reads : changes('sends data to a port');
  const text = input.word.value ?? input.word.text.replace(/^["']/, '');
  const lines = text.split(/\n|;/).filter((line) => line.trim() !== '');
  if (lines.every((line) => asking.test(line.trim()) || /^[\w-]+:\s/.test(line.trim()))) return reads;
  return /\b(?:flush|delete|del|drop|kill|clear|purge)\w*\b/i.test(text)
    ? destroys('sends a command that deletes')
    : changes('sends commands to a port');
};

/** Without arguments it shows the mail that is there. */
const mail: Judge = (words, within, name) => (words.length === 0 && within.input.kind === 'terminal' ? reads : byRow(name, words, within));

export const networkJudges: Readonly<Record<string, Judge>> = {
  ip,
  ...under(['nc', 'ncat', 'netcat', 'telnet', 'socat', 'openbsd-nc'], socket),
  mail,
  mailx: mail,
};
