/** HTTP from a shell, by `../http-paths.ts`. */
import { type Arguments, hasOption, optionValue, readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { judgeRequest } from '../http-paths.ts';
import { both, changes, type Judge, judging, type Outcome, reads, unclassed, under } from '../outcome.ts';
import { judgeWritten } from '../places.ts';

/** A GraphQL request may hold a mutation. */
function byMethod(method: string, urls: string): Outcome {
  const isGraphql = method.toUpperCase() === 'POST' && /\/graphql\b/.test(urls);
  return isGraphql ? changes('sends a GraphQL request') : judgeRequest(method, urls);
}

/** As the program gets them; of an address with a placeholder or an expansion in it the quotes go, which would hide where its path ends. */
const texts = (words: readonly ShellWord[]) => words.map(({ value, text }) => value ?? text.replace(/['"]/g, '')).join(' ');

/** https://curl.se/docs/manpage.html. `-G` turns data into a query. */
const curl: Judge = judging(
  {
    takes: [
      '-X',
      '--request',
      '-d',
      '--data',
      '--data-raw',
      '--data-binary',
      '--data-urlencode',
      '--data-ascii',
      '--json',
      '-F',
      '--form',
      '--form-string',
      '-T',
      '--upload-file',
      '-o',
      '--output',
      '-H',
      '--header',
      '-u',
      '--user',
      '-A',
      '--user-agent',
      '-e',
      '--referer',
      '-b',
      '--cookie',
      '-c',
      '--cookie-jar',
      '-m',
      '--max-time',
      '--connect-timeout',
      '-w',
      '--write-out',
      '-x',
      '--proxy',
      '-E',
      '--cert',
      '--key',
      '--cacert',
      '--capath',
      '--resolve',
      '--connect-to',
      '--retry',
      '--retry-delay',
      '--retry-max-time',
      '--limit-rate',
      '-r',
      '--range',
      '-K',
      '--config',
      '--interface',
      '--unix-socket',
      '-D',
      '--dump-header',
      '--url',
      '--output-dir',
      '-y',
      '-Y',
      '-z',
      '-C',
      '-t',
      '-Q',
      '--quote',
      '--oauth2-bearer',
      '--aws-sigv4',
      '--dns-servers',
      '--max-redirs',
      '--ciphers',
      '--tls-max',
      '--noproxy',
      '--local-port',
      '-U',
      '--proxy-user',
      '--max-filesize',
      '--keepalive-time',
      '--cert-type',
      '--key-type',
      '--url-query',
      '--variable',
      '--expand-url',
      '-P',
      '--trace',
      '--trace-ascii',
      '--stderr',
      '--pass',
      '--abstract-unix-socket',
      '--etag-save',
      '--etag-compare',
      '--hsts',
      '--alt-svc',
      '--libcurl',
    ],
  },
  (args) => both(request(args), written(args)),
);

function request(args: Arguments): Outcome {
  if (hasOption(args, '-K', '--config')) return unclassed('curl -K');
  const body = args.options
    .filter(({ name }) => /^(?:-d|--data.*|--json)$/.test(name))
    .map(({ value, word }) => value ?? word.text)
    .join(' ');
  const urls = `${texts(args.operands)} ${optionValue(args, '--url') ?? ''}`;
  if (args.options.some(({ name }) => name === '-T' || name === '--upload-file')) return changes('uploads a file');
  if (/^\s*gopher:/.test(urls)) return changes('sends data to a port');
  if (/^\s*(?:s?ftp|smtps?|imaps?|telnet|dict|mqtt):/.test(urls))
    return hasOption(args, '-Q', '--quote', '--mail-from', '-X', '--request') ? changes('sends commands to a server') : reads;
  // Behind `--next` stands another request.
  const methods = args.options.filter(({ name }) => name === '-X' || name === '--request').map(({ value }) => value);
  if (methods.some((method) => typeof method !== 'string')) return unclassed('curl -X');
  if (/\/graphql\b/.test(urls) && body !== '')
    return /\bmutation\b/.test(body)
      ? changes('sends a GraphQL mutation')
      : /[{@]|query/.test(body) && !/^@/.test(body)
        ? reads
        : unclassed('curl');
  if (methods.length > 0 && !hasOption(args, '--next', '-:')) return byMethod(methods.at(-1) ?? '', urls);
  const sends = args.options.some(({ name }) => /^(?:-d|-F|--data(?:-.*)?|--form(?:-string)?|--json)$/.test(name));
  const own = !sends || hasOption(args, '-G', '--get', '-I', '--head') ? 'GET' : 'POST';
  return both(...[own, ...methods].map((method) => byMethod(method ?? '', urls)));
}

function written(args: Arguments): Outcome {
  const targets = args.options.filter(({ name }) =>
    [
      '-o',
      '--output',
      '-D',
      '--dump-header',
      '-c',
      '--cookie-jar',
      '--output-dir',
      '--trace',
      '--trace-ascii',
      '--stderr',
      '--etag-save',
      '--hsts',
      '--alt-svc',
      '--libcurl',
    ].includes(name),
  );
  const format = optionValue(args, '-w', '--write-out') ?? '';
  return both(
    /%output\{\/(?!tmp)/.test(format) ? changes('writes a file') : reads,
    ...targets.map(({ valueWord }) => (valueWord === undefined ? reads : judgeWritten(valueWord))),
  );
}

const wget: Judge = judging(
  {
    takes: [
      '-O',
      '--output-document',
      '-o',
      '--output-file',
      '-P',
      '--directory-prefix',
      '-T',
      '--timeout',
      '-t',
      '--tries',
      '-U',
      '--user-agent',
      '--header',
      '--post-data',
      '--post-file',
      '--body-data',
      '--body-file',
      '--method',
      '--user',
      '--password',
      '-e',
      '-a',
      '-i',
      '-w',
      '-l',
      '-A',
      '-R',
      '-D',
      '--ca-certificate',
      '--certificate',
      '--private-key',
      '--save-cookies',
      '--load-cookies',
      '--warc-file',
      '--rejected-log',
    ],
  },
  (args) => {
    const method = optionValue(args, '--method');
    if (method === null) return unclassed('wget --method');
    const targets = args.options.filter(({ name }) =>
      ['-O', '--output-document', '-P', '--directory-prefix', '-o', '-a', '--save-cookies', '--warc-file', '--rejected-log'].includes(name),
    );
    if (hasOption(args, '--use-askpass', '-e', '--execute', '--config')) return unclassed('wget');
    const files = both(...targets.map(({ valueWord }) => (valueWord === undefined ? reads : judgeWritten(valueWord))));
    const sends = hasOption(args, '--post-data', '--post-file');
    return both(byMethod(method ?? (sends ? 'POST' : 'GET'), texts(args.operands)), files);
  },
);

/** https://httpie.io/docs/cli: the method stands first; data makes it a POST. */
const httpie: Judge = (words) => {
  const args = readArguments(words, {
    takes: [
      '-a',
      '--auth',
      '-A',
      '--auth-type',
      '-o',
      '--output',
      '--timeout',
      '--session',
      '--session-read-only',
      '--verify',
      '--cert',
      '--cert-key',
      '-p',
      '--print',
      '--proxy',
      '-s',
      '--style',
      '--raw',
      '--bearer',
      '-F-',
      '--max-redirects',
      '--boundary',
      '-m-',
      '--ssl',
    ],
  });
  const files = both(
    ...args.options
      .filter(({ name }) => name === '-o' || name === '--output')
      .map(({ valueWord }) => (valueWord === undefined ? reads : judgeWritten(valueWord))),
  );
  const { operands } = args;
  const first = operands[0]?.value ?? '';
  const urls = texts(operands);
  if (/^[A-Za-z]+$/.test(first) && operands.length > 1 && /^(?:get|head|options|post|put|patch|delete|purge|trace)$/i.test(first))
    return both(byMethod(first, urls), files);
  const sends =
    hasOption(args, '--raw', '-f', '--form', '--multipart') ||
    operands.slice(1).some(({ value, literalPrefix }) => /^[^=:@]+(?::?=|@)(?!=)/.test(value ?? literalPrefix));
  return both(byMethod(sends ? 'POST' : 'GET', urls), files);
};

/** https://man.openbsd.org/scp: the last operand is where the files go, `host:path` on another host. */
const scp: Judge = judging({ takes: ['-P', '-i', '-o', '-F', '-J', '-c', '-l', '-S', '-D', '-X'] }, ({ operands }) => {
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2) return reads;
  return /^[^/]*:/.test(target.text) ? changes('copies files to another host') : judgeWritten(target);
});

export const httpJudges: Readonly<Record<string, Judge>> = {
  ...under(['curl', 'curlie', 'acurl'], curl),
  ...under(['wget', 'wget2'], wget),
  ...under(['scp', 'rcp'], scp),
  ...under(['http', 'https', 'xh', 'xhs', 'httpie', 'ht'], httpie),
};
