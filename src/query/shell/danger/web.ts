/** HTTP from a shell, monitoring tools, certificates, remote shells and shells themselves. */
import { type Arguments, hasOption, optionValue, readArguments } from '../arguments.ts';
import type { ShellWord } from '../read.ts';
import { both, changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under } from './outcome.ts';
import { placeOf } from './places.ts';
import { verbs } from './verbs.ts';

function byMethod(method: string): Outcome {
  const name = method.toUpperCase();
  if (['GET', 'HEAD', 'OPTIONS', 'PROPFIND'].includes(name)) return reads;
  return name === 'DELETE' ? destroys('deletes over HTTP') : changes(`sends a ${name} request`);
}

/** A query with a body asks: these paths take POST and change nothing. */
const askingPaths =
  /\/api\/v1\/(?:query|query_range|query_exemplars|series|labels|label\/|format_query|parse_query|status|targets|rules)|\/loki\/api\/v1\/|\/_search(?:\?|$|\b)|\/_count\b|\/_msearch\b|\/_analyze\b|\/_explain\b|\/_validate\b/;

/** https://curl.se/docs/manpage.html. `-G` turns data into a query. */
const curl = judging(
  {
    values:
      '-X --request -d --data --data-raw --data-binary --data-urlencode --data-ascii --json -F --form --form-string -T --upload-file -o --output -H --header -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout -w --write-out -x --proxy -E --cert --key --cacert --capath --resolve --connect-to --retry --retry-delay --retry-max-time --limit-rate -r --range -K --config --interface --unix-socket -D --dump-header --url --output-dir -y -Y -z -C -t -Q --oauth2-bearer --aws-sigv4 --dns-servers --max-redirs --ciphers --tls-max --noproxy --local-port',
  },
  (args) => both(request(args), written(args)),
);

function request(args: Arguments): Outcome {
  if (hasOption(args, '-K', '--config')) return unclassed('curl');
  if (args.options.some(({ name }) => name === '-T' || name === '--upload-file')) return changes('uploads a file');
  const asks = args.operands.some((word) => askingPaths.test(word.value ?? word.text));
  const method = optionValue(args, '-X', '--request');
  if (method === null) return unclassed('curl');
  const sends = args.options.some(({ name }) => /^(?:-d|-F|--data(?:-.*)?|--form(?:-string)?|--json)$/.test(name));
  if (method !== undefined) return asks && method.toUpperCase() === 'POST' ? reads : byMethod(method);
  if (!sends || hasOption(args, '-G', '--get') || asks) return reads;
  return changes('sends data over HTTP');
}

function written(args: Arguments): Outcome {
  const targets = args.options.filter(({ name }) => name === '-o' || name === '--output');
  const outside = targets.some(({ value }) => value !== null && value !== undefined && placeOf(asWord(value)) === 'system');
  return outside ? changes('writes over a file') : reads;
}

function asWord(value: string): ShellWord {
  return { from: 0, to: 0, text: value, value, literalPrefix: value, holes: [] };
}

const wget = judging(
  {
    values:
      '-O --output-document -o --output-file -P --directory-prefix -T --timeout -t --tries -U --user-agent --header --post-data --post-file --body-data --method --user --password -e -a -i',
  },
  (args) => {
    const method = optionValue(args, '--method');
    if (method === null) return unclassed('wget');
    if (method !== undefined) return byMethod(method);
    if (hasOption(args, '--post-data', '--post-file')) return changes('sends data over HTTP');
    const target = optionValue(args, '-O', '--output-document', '-P', '--directory-prefix');
    return typeof target === 'string' && placeOf(asWord(target)) === 'system' ? changes('writes over a file') : reads;
  },
);

/** https://httpie.io/docs/cli: the method stands first; data makes it a POST. */
const httpie: Judge = (words) => {
  const { operands } = readArguments(words, { values: '-a --auth -o --output -A --timeout --session --verify --cert' });
  const first = operands[0]?.value ?? '';
  if (/^[A-Z]+$/.test(first)) return byMethod(first);
  return operands.slice(1).some(({ value, literalPrefix }) => /^[^=:@]+(?::?=|@)(?!=)/.test(value ?? literalPrefix))
    ? changes('sends data over HTTP')
    : reads;
};

/** `sh -c 'text'` is judged by its text; a script or what is piped in is not known. */
const shell: Judge = (words, within, name) => {
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.value ?? words[at]?.literalPrefix ?? '';
    if (/^-[a-z]*c$/.test(text)) {
      const code = words[at + 1];
      return code === undefined ? unclassed(name) : within.text(code);
    }
    if (text === '--version' || text === '--help') return reads;
    if (text === '-n') return reads;
    if (text === '-o' || text === '--rcfile') at++;
    else if (!text.startsWith('-')) break;
  }
  return unclassed(name);
};

/** What runs on the other host is judged by its words. https://man.openbsd.org/ssh */
const ssh: Judge = (words, within) => {
  const args = readArguments(words, { values: '-p -i -l -o -F -J -L -R -D -b -c -E -e -I -m -Q -S -W -w -B', stops: true });
  if (hasOption(args, '-V', '-G', '-Q')) return reads;
  const rest = args.operands.slice(1);
  // `ssh -- host command` and `ssh host -p 22 command` are both taken.
  const behind = readArguments(rest, { values: '-p -i -l -o -F -J', stops: true }).operands;
  const [first] = behind;
  if (first === undefined) return hasOption(args, '-N') ? reads : unclassed('ssh');
  return behind.length === 1 && /\s/.test(first.value ?? first.text) ? within.text(first) : within.words(behind);
};

const eachIsText: Judge = (words, within, name) =>
  words.length === 1 && words[0] !== undefined ? within.text(words[0]) : words.length === 0 ? reads : unclassed(name);

const su: Judge = (words, within) => {
  const at = words.findIndex(({ value }) => value === '-c' || value === '--command');
  const code = words[at + 1];
  return at === -1 || code === undefined ? unclassed('su') : within.text(code);
};

/** https://docs.openssl.org/master/man1/openssl/: keys and certificates are made into files, or shown. */
const openssl: Judge = (words) => {
  const verb = words[0]?.value ?? '';
  if (
    /^(?:s_client|x509|verify|version|ciphers|crl|ocsp|asn1parse|dgst|enc|rsa|ec|pkey|pkcs12|pkcs7|pkcs8|req|speed|rand|s_time|storeutl|errstr|list|help|base64|sha\d+|md5|ecparam|dhparam|genrsa|genpkey|passwd|prime)$/.test(
      verb,
    )
  ) {
    const at = words.findIndex(({ value }) => value === '-out' || value === '-keyout');
    const target = words[at + 1];
    return at !== -1 && target !== undefined && placeOf(target) === 'system' ? changes('writes over a file') : reads;
  }
  return unclassed(`openssl ${verb}`);
};

const nc = judging({ values: '-w -p -s -i -X -x -e' }, (args) =>
  hasOption(args, '-z') ? reads : hasOption(args, '-l', '-e') ? unclassed('nc') : reads,
);

export const webJudges: Readonly<Record<string, Judge>> = {
  curl,
  wget,
  ...under('http https xh', httpie),
  grpcurl: judging({ values: '-d -H -import-path -proto -cacert -cert -key -authority', wordy: true }, (args) =>
    ['list', 'describe'].some((verb) => args.operands.some(({ value }) => value === verb)) ||
    args.operands.some((word) => /grpc\.health\.v1\.Health\/Check/.test(word.text))
      ? reads
      : unclassed('grpcurl'),
  ),
  ...under('sh bash zsh ksh dash ash fish', shell),
  eval: eachIsText,
  // `trap 'code' EXIT` runs its text later.
  trap: (words, within) =>
    words.length > 1 && words[0] !== undefined && !/^-|^$/.test(words[0].value ?? 'x') ? within.text(words[0]) : reads,
  ssh,
  su,
  runuser: su,
  openssl,
  ...under('nc ncat netcat telnet', nc),
  socat: () => unclassed('socat'),
  'ssh-keygen': judging({ values: '-f -t -b -C -N -R -F' }, (args) =>
    hasOption(args, '-l', '-F', '-y', '-E') && !hasOption(args, '-R') ? reads : changes('changes keys or known hosts'),
  ),
  promtool: verbs({
    reads:
      'check rules,check config,check metrics,check web-config,check healthy,check ready,check service-discovery,query instant,query range,query series,query labels,query analyze,debug pprof,debug metrics,debug all,test rules,tsdb list,tsdb analyze,tsdb dump,promql format',
    changes: {
      'tsdb create-blocks-from': 'writes blocks of samples',
      'push metrics': 'sends samples',
      'promql label-matchers': () => reads,
    },
  }),
  amtool: verbs({
    values: '--alertmanager.url --config.file -o --output --http.config.file',
    reads:
      'alert,alert query,silence,silence query,check-config,config show,config routes,config routes test,config routes show,cluster show,template render',
    changes: {
      'alert add': 'sends an alert',
      'silence add': 'silences alerts',
      'silence update': 'changes a silence',
      'silence expire': 'ends a silence',
      'silence import': 'silences alerts',
    },
  }),
  mimirtool: verbs({
    values: '--address --id --key --user',
    reads:
      'rules list,rules print,rules get,rules diff,rules lint,rules check,rules verify,alertmanager get,alertmanager verify,analyze,version',
    changes: { 'rules load': 'changes rules', 'rules sync': 'changes rules', 'alertmanager load': 'changes Alertmanager' },
    destroys: {
      'rules delete': 'deletes rules',
      'rules delete-namespace': 'deletes rules',
      'alertmanager delete': 'deletes Alertmanager’s settings',
    },
  }),
  ...under(
    'logcli',
    verbs({
      values: '--addr --from --to --limit --since -o --output --org-id --step',
      reads: 'query,instant-query,labels,series,fmt,stats,volume,volume_range,detected-fields',
      changes: { delete: 'asks for logs to be deleted' },
    }),
  ),
  ...under(
    'tcpdump tshark ngrep',
    judging({ values: '-i -c -w -r -s -f -C -W -G' }, (args) => {
      const target = optionValue(args, '-w');
      return typeof target === 'string' && placeOf(asWord(target)) === 'system' ? changes('writes over a file') : reads;
    }),
  ),
};
