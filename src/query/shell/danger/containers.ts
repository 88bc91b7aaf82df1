/** Containers and what runs them: Docker, Podman, crictl, ctr, Compose, Helm, Argo CD, Flux. */
import { type Arguments, hasOption, readArguments } from '../arguments.ts';
import type { ShellWord } from '../read.ts';
import { changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under, type Within } from './outcome.ts';
import { placeOf } from './places.ts';
import { type Verb, verbs, withOption } from './verbs.ts';

const containerValues =
  '-H --host --context -c --config -l --log-level --namespace -n -f --filter --format --since --until --tail -t --time -s --signal -u --user -w --workdir -e --env --env-file -v --volume -p --publish --name --network --detach-keys --timeout --runtime-endpoint -r --image-endpoint -i -o --output';

/** `docker exec -it web sh -c '…'`: the options end at the container's name. */
function inner(valueOptions: string): (rest: readonly ShellWord[], within: Within, program: string) => Outcome {
  return (rest, within, program) => {
    const { operands } = readArguments(rest, { values: valueOptions, stops: true });
    const words = operands.slice(1);
    if (words.length === 0) return unclassed(`${program} exec`);
    if (words[0]?.value === null) return changes('runs a command in a container');
    return within.words(words);
  };
}
const execInner = inner('-u --user -w --workdir -e --env --env-file --detach-keys --timeout --index -T');

const removal: Readonly<Record<string, Verb>> = {
  rm: 'deletes containers',
  rmi: 'deletes images',
  rmp: 'deletes pods',
  'container rm': 'deletes containers',
  'image rm': 'deletes images',
  'volume rm': 'deletes volumes with their data',
  'network rm': 'deletes networks',
  'system prune': 'deletes what no container uses',
  'volume prune': 'deletes volumes with their data',
  'image prune': 'deletes images',
  'container prune': 'deletes containers',
  'network prune': 'deletes networks',
  'builder prune': 'deletes the build cache',
  'system reset': 'deletes everything of Podman',
  'pod rm': 'deletes pods',
  'stack rm': 'deletes a stack',
  'service rm': 'deletes a service',
  'node rm': 'takes a node out of the swarm',
  'secret rm': 'deletes a secret',
  'config rm': 'deletes a config',
  'context rm': 'deletes a context',
};

const engine = verbs({
  values: containerValues,
  reads: [
    'ps,images,logs,inspect,top,stats,info,version,events,port,diff,history,search,df,wait,pull,container ls,container list,container ps,container inspect,container logs,container top',
    'container stats,container port,container diff,image ls,image list,image inspect,image history,volume ls,volume inspect,network ls,network inspect,system df,system info,system events',
    'service ls,service ps,service logs,service inspect,node ls,node inspect,node ps,stack ls,stack ps,stack services,context ls,context show,context inspect,secret ls,secret inspect',
    'config ls,config inspect,buildx ls,pod ps,pod inspect,pod top,pod stats,manifest inspect,statsp,inspecti,inspectp,imagefsinfo,pods,healthcheck run,save,export',
  ].join(','),
  changes: {
    attach: 'types into a running container',
    build: 'builds an image',
    commit: 'makes an image',
    create: 'creates a container',
    run: 'starts a container',
    runp: 'starts a pod',
    start: 'starts containers',
    stop: 'stops containers',
    stopp: 'stops pods',
    restart: 'restarts containers',
    kill: 'kills containers',
    pause: 'freezes containers',
    unpause: 'lets containers go on',
    rename: 'renames a container',
    update: 'changes the limits of containers',
    // From a container into the working folder keeps evidence.
    cp: (args, _within, at) => {
      const target = args.operands[at + 1];
      return target !== undefined && !/^[^/.]+:/.test(target.value ?? target.text) && placeOf(target) === 'scratch'
        ? reads
        : changes('writes files');
    },
    load: 'loads images',
    import: 'makes an image',
    tag: 'names an image',
    push: 'publishes an image',
    login: 'stores a password',
    logout: 'forgets a password',
    'container start': 'starts containers',
    'container stop': 'stops containers',
    'container restart': 'restarts containers',
    'container kill': 'kills containers',
    'network connect': 'changes networks',
    'network disconnect': 'changes networks',
    'network create': 'changes networks',
    'volume create': 'creates a volume',
    'service update': 'changes a service',
    'service scale': 'changes the number of containers',
    'service rollback': 'rolls a service back',
    'service create': 'creates a service',
    'stack deploy': 'changes a stack',
    'node update': 'changes a node',
    'context use': 'switches the host that later commands go to',
    'swarm leave': 'takes this node out of the swarm',
  },
  destroys: removal,
  alone: reads,
});

const composeValues = '-f --file -p --project-name --profile --env-file --project-directory --tail --since --until --scale -t --timeout -n';
const compose = verbs({
  values: composeValues,
  reads: 'ps,logs,config,top,images,events,port,ls,version,stats,pull,convert,wait',
  changes: Object.fromEntries(
    'up start stop restart kill pause unpause build create push run scale cp watch'
      .split(' ')
      .map((verb) => [verb, 'starts, stops or changes containers'] as const),
  ),
  destroys: {
    down: withOption('-v --volumes', destroys('deletes containers and volumes with their data'), changes('stops and removes containers')),
    rm: 'deletes containers',
  },
  rehearses: '--dry-run',
});

const composeAlone: Judge = (words, within, name) => {
  const { operands } = readArguments(words, { values: composeValues, stops: true });
  return operands[0]?.value === 'exec' ? execInner(operands.slice(1), within, name) : compose(words, within, name);
};

/** `docker compose …` and `docker exec …` have inner words; the rest goes by its verb. */
const docker: Judge = (words, within, name) => {
  const { operands } = readArguments(words, {
    values: '-H --host --context -c --config -l --log-level --url --runtime-endpoint -r -n --namespace',
    stops: true,
  });
  const [verb, ...rest] = operands;
  if (verb?.value === 'compose') return composeAlone(rest, within, `${name} compose`);
  if (verb?.value === 'exec') return execInner(rest, within, name);
  if ((verb?.value === 'container' || verb?.value === 'compose') && rest[0]?.value === 'exec')
    return execInner(rest.slice(1), within, name);
  return engine(words, within, name);
};

const ctr: Judge = verbs({
  values: '-n --namespace -a --address --timeout',
  reads:
    'containers ls,containers list,containers info,c ls,c info,images ls,images list,images check,i ls,tasks ls,tasks list,tasks ps,tasks metrics,t ls,t ps,snapshots ls,snapshots info,namespaces ls,ns ls,content ls,plugins ls,leases ls,events,version,info',
  changes: {
    run: 'starts a container',
    'tasks kill': 'kills a task',
    't kill': 'kills a task',
    'tasks start': 'starts a task',
    'tasks pause': 'freezes a task',
    'images pull': 'loads an image',
    'images import': 'loads an image',
    'i pull': 'loads an image',
    'i import': 'loads an image',
    'images tag': 'names an image',
  },
  destroys: {
    'containers rm': 'deletes containers',
    'containers delete': 'deletes containers',
    'c rm': 'deletes containers',
    'images rm': 'deletes images',
    'i rm': 'deletes images',
    'tasks rm': 'deletes tasks',
    'tasks delete': 'deletes tasks',
    'snapshots rm': 'deletes snapshots',
    'content rm': 'deletes content',
    'content prune': 'deletes content',
    'namespaces rm': 'deletes a namespace',
  },
  alone: reads,
});

/** https://helm.sh/docs/helm/ */
const helm = verbs({
  values:
    '-n --namespace --kube-context --kubeconfig --kube-apiserver --kube-token -f --values --set --set-string --set-file --set-json --version --timeout --repo -o --output --revision --description --max --filter -l --selector --history-max --post-renderer',
  reads:
    'list,ls,status,history,hist,get,get all,get values,get manifest,get hooks,get notes,get metadata,show,show values,show chart,show all,show readme,inspect,search,search repo,search hub,template,lint,verify,env,version,repo list,repo ls,plugin list,plugin ls,dependency list,dep list,diff,diff upgrade,diff revision,diff rollback,diff release,completion,pull,fetch',
  changes: {
    install: 'installs a Helm release',
    upgrade: 'upgrades a Helm release',
    rollback: 'rolls a Helm release back',
    test: 'runs the tests of a Helm release',
    'repo add': 'changes the list of chart repositories',
    'repo remove': 'changes the list of chart repositories',
    'repo update': 'updates the list of charts',
    'plugin install': 'installs a plugin',
    'plugin uninstall': 'removes a plugin',
    'dependency update': 'changes a chart',
    'dependency build': 'changes a chart',
    'dep update': 'changes a chart',
    'dep build': 'changes a chart',
    create: 'makes a chart',
    package: 'packs a chart',
    push: 'publishes a chart',
    'registry login': 'stores a password',
    'registry logout': 'forgets a password',
  },
  destroys: {
    uninstall: 'deletes a Helm release',
    delete: 'deletes a Helm release',
    del: 'deletes a Helm release',
    un: 'deletes a Helm release',
  },
  rehearses: '--dry-run',
  prints: '-h',
  alone: reads,
});

/** https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd/ */
const argocd = verbs({
  values:
    '--server --auth-token --grpc-web-root-path -o --output -N --app-namespace --revision --port-forward-namespace --kube-context -l --selector --project -p',
  reads:
    'version,app list,app get,app diff,app history,app logs,app manifests,app resources,app wait,cluster list,cluster get,repo list,repo get,proj list,proj get,account list,account get,account can-i,appset list,appset get,context,app get-resource',
  changes: {
    'app sync': withOption(
      '--prune --force',
      destroys('deletes objects that git does not name, and applies the rest'),
      changes('applies git to the cluster'),
    ),
    'app rollback': 'rolls an application back',
    'app set': 'changes an application',
    'app unset': 'changes an application',
    'app patch': 'changes an application',
    'app create': 'creates an application',
    'app edit': 'changes an application',
    'app terminate-op': 'stops a sync',
    'app actions run': 'runs an action on objects',
    'app patch-resource': 'changes Kubernetes objects',
    login: 'stores a session',
    logout: 'forgets a session',
    relogin: 'stores a session',
  },
  destroys: {
    'app delete': 'deletes an application with its objects',
    'app delete-resource': 'deletes Kubernetes objects',
    'appset delete': 'deletes applications',
    'proj delete': 'deletes a project',
    'cluster rm': 'forgets a cluster',
    'repo rm': 'forgets a repository',
  },
  rehearses: '--dry-run',
});

/** https://fluxcd.io/flux/cmd/ */
const fluxVerb: Verb = ({ operands }: Arguments) => changes(`runs flux ${operands[0]?.value ?? ''}`);
const flux = verbs({
  values: '-n --namespace --context --kubeconfig --timeout',
  reads: 'get,check,logs,events,export,stats,tree,trace,diff,version,completion,debug',
  changes: {
    reconcile: 'applies git to the cluster now',
    suspend: 'stops Flux from applying git',
    resume: 'lets Flux apply git again',
    create: fluxVerb,
    install: fluxVerb,
    bootstrap: fluxVerb,
  },
  destroys: { delete: 'deletes Flux objects, and what they applied', uninstall: 'removes Flux' },
});

export const containerJudges: Readonly<Record<string, Judge>> = {
  ...under('docker podman nerdctl crictl', docker),
  ...under('docker-compose podman-compose', composeAlone),
  ctr,
  helm,
  argocd,
  flux,
  ...under(
    'istioctl',
    verbs({
      values: '-n --namespace -i -c',
      reads: 'proxy-status,ps,proxy-config,pc,analyze,version,validate',
      changes: {
        install: 'installs Istio',
        upgrade: 'upgrades Istio',
        'kube-inject': 'adds sidecars to a file',
        tag: 'changes a revision tag',
      },
      destroys: { uninstall: 'removes Istio' },
      rehearses: '--dry-run',
    }),
  ),
  ...under('stern kubectx-list kubetail skopeo-inspect dive', () => reads),
  ...under(
    'kubectx kubens',
    judging({}, (args) =>
      args.operands.length > 0 || hasOption(args, '-d', '-u') ? changes('switches where later commands go to') : reads,
    ),
  ),
  kubeadm: verbs({
    reads: 'version,token list,certs check-expiration,config view,config images list,config print,upgrade plan,upgrade diff',
    changes: {
      init: 'makes a cluster',
      join: 'adds a node to a cluster',
      'certs renew': 'renews certificates',
      'upgrade apply': 'upgrades the cluster',
      'upgrade node': 'upgrades a node',
      'token create': 'issues a token',
    },
    destroys: { reset: 'takes this node out of the cluster', 'token delete': 'deletes a token' },
    rehearses: '--dry-run',
  }),
};
