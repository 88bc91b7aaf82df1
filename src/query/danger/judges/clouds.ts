/** Clients of clouds that hand on a command for a host or a statement, or write what they download: `aws`, `az`, `gcloud`, `bq`. */
import { hasOption, readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { judgeInput } from '../input.ts';
import { both, changes, destroys, type Judge, type Outcome, reads, unclassed } from '../outcome.ts';
import { judgeWritten, placeOf } from '../places.ts';
import { byRow } from './by-row.ts';

const aws: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: [
      '--profile',
      '--region',
      '--output',
      '--query',
      '--endpoint-url',
      '--sql',
      '--query-string',
      '--statement',
      '--parameters',
      '--command',
      '--include',
      '--exclude',
      '--storage-class',
      '--sse',
      '--acl',
      '--document-name',
      '--targets',
      '--sqls',
      '--database',
      '--content-type',
    ],
  });
  const [service, verb] = args.operands.map(({ value }) => value);
  if (hasOption(args, '--dry-run', '--dryrun', '--generate-cli-skeleton')) return reads;
  if (service === 's3' && (verb === 'cp' || verb === 'sync' || verb === 'mv')) {
    if (hasOption(args, '--delete') || verb === 'mv')
      return destroys(verb === 'mv' ? 'moves objects away' : 'deletes objects that the source lacks');
    const target = args.operands[3];
    const text = target?.value ?? target?.literalPrefix ?? '';
    return target !== undefined && !/^(?:s3:|$)/.test(text) && (text === '-' || placeOf(target) === 'scratch')
      ? reads
      : changes('writes objects or files');
  }
  const statement = args.options.find(({ name: option }) =>
    ['--sql', '--query-string', '--statement', '--sqls'].includes(option),
  )?.valueWord;
  if (
    statement !== undefined &&
    /^(?:execute-statement|start-query-execution|batch-execute-statement|execute-sql)$/.test(verb ?? '') &&
    service !== 'dynamodb'
  )
    return within.code('sql', statement);
  if (statement !== undefined && service === 'dynamodb')
    return /^\s*["']?select\b/i.test(statement.value ?? statement.text) ? reads : changes('changes items of a table');
  if (service === 'ssm' && verb === 'send-command')
    return ssmCommand(args.options.find(({ name: option }) => option === '--parameters')?.valueWord);
  const inner = args.options.find(({ name: option }) => option === '--command')?.valueWord;
  if (service === 'ecs' && verb === 'execute-command' && inner !== undefined) return within.code('shell', inner);
  return both(byRow('aws', words, within, name), /^(?:get|download|select)-/.test(verb ?? '') ? outfileOf(words) : reads);
};

/** `aws s3api get-object --bucket b --key k FILE`: a last word that no option takes. */
function outfileOf(words: readonly ShellWord[]): Outcome {
  const last = words.at(-1);
  const before = words.at(-2)?.value ?? '';
  return last === undefined || words.length < 4 || (before.startsWith('--') && !before.includes('=')) || placeOf(last) === 'unknown'
    ? reads
    : judgeWritten(last);
}

function ssmCommand(parameters: ShellWord | undefined): Outcome {
  const text = parameters?.value ?? parameters?.text ?? '';
  return /\b(?:rm|delete|drop|truncate|mkfs|destroy)\b/.test(text)
    ? destroys('runs a command on hosts that deletes')
    : changes('runs a command on hosts');
}

/** Behind `--` stands a command for the other host; `--command` is in the row. */
const gcloud: Judge = (words, within, name) => {
  const dashes = words.findIndex(({ value }) => value === '--');
  const own = dashes === -1 ? words : words.slice(0, dashes);
  const isSsh = own.some(({ value }) => value === 'ssh');
  if (isSsh && dashes !== -1) {
    const behind = words.slice(dashes + 1).filter(({ value }) => !/^-/.test(value ?? ''));
    const [first] = behind;
    return behind.length === 1 && first !== undefined && /\s/.test(first.value ?? first.text)
      ? within.code('shell', first)
      : within.words(behind);
  }
  if (isSsh) {
    const code = readArguments(own, {
      takes: ['--command', '--zone', '--project', '--region', '--account', '--configuration'],
    }).options.find(({ name: option }) => option === '--command')?.valueWord;
    if (code !== undefined) return within.code('shell', code);
  }
  return byRow(name, own, within);
};

/** The statement is the last operand: `bq query 'SELECT 1'`. */
const bq: Judge = (words, within, name) => {
  const args = readArguments(words, {
    takes: ['--project_id', '--dataset_id', '--format', '--location', '-n', '--max_rows', '--destination_table', '--job_id'],
  });
  const at = args.operands.findIndex(({ value }) => value === 'query' || value === 'q');
  if (at === -1 || hasOption(args, '--dry_run', '--dry_run=true')) return at === -1 ? byRow(name, words, within) : reads;
  const code = args.operands[at + 1];
  const wrote = hasOption(args, '--destination_table', '--append_table', '--replace') ? changes('writes a table') : reads;
  return both(wrote, code === undefined ? (judgeInput(within, name, 'sql') ?? unclassed('bq query')) : within.code('sql', code));
};

/** `az vm run-command invoke --scripts '…'` runs a script on a host. */
const az: Judge = (words, within, name) => {
  const scripts = words.flatMap(({ value }, at) => (value === '--scripts' || value === '--command' ? (words[at + 1] ?? []) : []));
  if (scripts.length > 0 && words.some(({ value }) => value === 'run-command' || value === 'command')) {
    return both(changes('runs a script on a host'), ...scripts.map((word) => within.code('shell', word)));
  }
  return byRow(name, words, within);
};

export const cloudJudges: Readonly<Record<string, Judge>> = { aws, awslocal: aws, aws2: aws, az, bq, gcloud };
