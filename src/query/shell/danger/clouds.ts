/** Command lines of clouds and of tools that build them: classed by how their verbs are named. */
import { hasOption, readArguments } from '../arguments.ts';
import { changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under } from './outcome.ts';
import { placeOf } from './places.ts';
import { verbs, withOption } from './verbs.ts';

const readingVerb =
  /^(?:describe|list|get|show|view|head|ls|search|lookup|check|filter|batch-get|query|scan|simulate|test|validate|preview|tail|logs|read|wait|status|version|help|info|estimate|select|count|batch-describe)(?:-|$)/;
const destroyingVerb = /^(?:(?:delete|terminate|destroy|purge|batch-delete|drop|empty)(?:-|$)|(?:remove|rm|rb)$)/;
const changingVerb =
  /^(?:create|update|modify|put|set|start|stop|reboot|restart|run|attach|detach|add|associate|disassociate|enable|disable|tag|untag|register|import|copy|cp|mv|sync|send|publish|invoke|execute|apply|deploy|scale|resize|resume|suspend|pause|cancel|reset|restore|rollback|rotate|replace|release|allocate|authorize|revoke|accept|reject|patch|move|promote|failover|switchover|complete|terminate|abort|swap|undelete|drain|cordon|upgrade|login|activate|use|renew|redeploy|deallocate|assign|unassign|grant|force|initiate|configure|issue|request|mb|website|edit|insert|change|remove|deregister|call|push|submit|submit-build|wipe)(?:-|$)/;

function byVerb(verb: string, whole: string): Outcome {
  if (destroyingVerb.test(verb)) return destroys('deletes cloud resources');
  if (readingVerb.test(verb)) return reads;
  return changingVerb.test(verb) ? changes('changes cloud resources') : unclassed(whole);
}

/** `aws SERVICE VERB`. https://docs.aws.amazon.com/cli/latest/reference/ */
const aws = judging(
  { values: '--profile --region --output --query --endpoint-url --ca-bundle --cli-read-timeout --color', stops: false },
  (args) => {
    const [service, verb] = args.operands.map(({ value }) => value);
    if (service === undefined || service === 'help' || verb === 'help') return reads;
    if (hasOption(args, '--dry-run', '--dryrun', '--generate-cli-skeleton')) return reads;
    if (service === null || verb === null || verb === undefined) return unclassed('aws');
    if (service === 's3' && (verb === 'cp' || verb === 'sync')) {
      if (hasOption(args, '--delete')) return destroys('deletes objects that the source lacks');
      const target = args.operands[3];
      return target !== undefined && target.value !== null && !target.value.startsWith('s3://') && placeOf(target) === 'scratch'
        ? reads
        : changes('writes objects or files');
    }
    if (service === 'sts' || (service === 'configure' && verb === 'list')) return reads;
    if (service === 'configure' && readingVerb.test(verb)) return reads;
    if (service === 'configure' || service === 'sso') return changes('changes the AWS settings of this machine');
    if (service === 'eks' && verb === 'update-kubeconfig') return changes('changes the kubeconfig');
    if (service === 'logs' && verb === 'start-query') return reads;
    if (service === 'ssm' && verb === 'start-session') return unclassed('aws ssm start-session');
    return byVerb(verb, `aws ${service} ${verb}`);
  },
);

/** `gcloud GROUP … VERB NAME` and `az GROUP … VERB`: the first word that is a verb decides. */
function grouped(program: string, values: string): Judge {
  return judging({ values }, (args) => {
    // Behind `--` stands a command for another host.
    const names = args.operands.slice(0, args.beforeDashes).map(({ value }) => value);
    if (names.length === 0) return reads;
    // A group may have the name of a verb that reads (`gcloud logging logs delete`): what deletes is looked for first.
    if (names.some((name, index) => index > 0 && name !== null && destroyingVerb.test(name))) return destroys('deletes cloud resources');
    const at = names.findIndex(
      (name, index) => name !== null && index > 0 && !/^logs?$/.test(name) && [readingVerb, changingVerb].some((verb) => verb.test(name)),
    );
    const verb = at === -1 ? undefined : names[at];
    if (names.slice(0, at === -1 ? undefined : at).includes(null)) return unclassed(program);
    if (names[0] === 'config' || names[0] === 'account' || names[0] === 'auth') {
      return verb !== undefined && verb !== null && readingVerb.test(verb) ? reads : changes('changes the settings of this machine');
    }
    if (names.includes('get-credentials')) return changes('changes the kubeconfig');
    return verb === undefined || verb === null
      ? unclassed([program, ...names.slice(0, 2)].join(' '))
      : byVerb(verb, `${program} ${names.join(' ')}`);
  });
}

/** https://developer.hashicorp.com/terraform/cli/commands */
const terraform = verbs({
  values: '-chdir -var -var-file -target -out -state -lock-timeout -parallelism -backend-config',
  wordy: true,
  reads:
    'plan,show,output,validate,version,providers,graph,state list,state show,state pull,workspace list,workspace show,get,init,metadata functions',
  changes: {
    apply: withOption('-destroy', destroys('destroys infrastructure'), changes('changes infrastructure')),
    test: 'makes infrastructure for a while',
    fmt: withOption('-check', reads, changes('changes files')),
    import: 'changes the state',
    refresh: 'changes the state',
    taint: 'marks a resource to be made anew',
    untaint: 'changes the state',
    'state mv': 'changes the state',
    'state replace-provider': 'changes the state',
    'force-unlock': 'takes a lock away',
    'workspace select': 'switches the state that later commands go to',
    'workspace new': 'makes a workspace',
    login: 'stores a token',
  },
  destroys: {
    destroy: 'destroys infrastructure',
    'state rm': 'forgets a resource',
    'state push': 'replaces the state',
    'workspace delete': 'deletes a workspace',
  },
  prints: '-help -version',
});

const ansible = judging({ values: '-i -l -e -m -a -u -t -f --limit --inventory --tags --skip-tags' }, (args) =>
  hasOption(args, '--check', '-C', '--list-hosts', '--list-tasks', '--list-tags', '--syntax-check', '--version')
    ? reads
    : changes('runs Ansible on hosts'),
);
const ansibleOnce: Judge = (words) => {
  const args = readArguments(words, { values: '-i -l -e -m -a -u -f --limit --inventory' });
  if (hasOption(args, '--check', '-C', '--list-hosts', '--version')) return reads;
  const module = args.options.findLast(({ name }) => name === '-m')?.value;
  return module !== undefined && module !== null && /^(?:ansible\.builtin\.)?(?:ping|setup|debug|stat|slurp|fetch)$/.test(module)
    ? reads
    : unclassed('ansible');
};

const make: Judge = (words) =>
  words.some(({ value }) => value === '-n' || value === '--dry-run' || value === '--version') ? reads : unclassed('make');

export const cloudJudges: Readonly<Record<string, Judge>> = {
  aws,
  gcloud: grouped(
    'gcloud',
    '--project --zone --region --format --filter --account --configuration --limit --cluster --verbosity --impersonate-service-account',
  ),
  az: grouped('az', '-g --resource-group -n --name --subscription -o --output --query -l --location'),
  doctl: grouped('doctl', '-t --access-token -o --output --context --format'),
  eksctl: grouped('eksctl', '-c --cluster -r --region -n --name -f --config-file -p --profile'),
  ...under(
    'gsutil',
    verbs({
      values: '-o -h',
      reads: 'ls,cat,stat,du,hash,version,iam get,acl get',
      changes: {
        cp: 'copies objects or files',
        mv: 'moves objects',
        rsync: withOption('-d', destroys('deletes objects that the source lacks'), changes('copies objects or files')),
        mb: 'makes a bucket',
        setmeta: 'changes objects',
      },
      destroys: { rm: 'deletes objects', rb: 'deletes a bucket' },
    }),
  ),
  ...under('terraform tofu terragrunt', terraform),
  'ansible-playbook': ansible,
  ansible: ansibleOnce,
  make,
};
