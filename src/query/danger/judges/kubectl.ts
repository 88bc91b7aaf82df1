/** kubectl, and `oc`, which has all of its commands and more. https://kubernetes.io/docs/reference/kubectl/generated/ */
import { ownValue } from '../../../plain/own-value.ts';
import { type KubectlCall, type KubectlFlag, readKubectl } from '../../languages/kubectl/call.ts';
import { restOf } from '../../languages/shell/arguments.ts';
import { changes, destroys, type Judge, type Outcome, reads, unclassed, type Within } from '../outcome.ts';
import { judgeWritten, placeOf } from '../places.ts';
import { kubectlPlugins } from '../programs/kubectl-plugins.ts';
import { programSchema } from '../row.ts';
import { judgeByRow } from '../row-judge.ts';

const plugins = programSchema.parse(kubectlPlugins);

/** Commands that only read; `port-forward` and `proxy` open a way that ends with them. */
const reading = new Set([
  'get',
  'describe',
  'logs',
  'top node',
  'top pod',
  'explain',
  'version',
  'api-resources',
  'api-versions',
  'cluster-info',
  'cluster-info dump',
  'diff',
  'events',
  'wait',
  'help',
  'options',
  'auth can-i',
  'auth whoami',
  'rollout status',
  'rollout history',
  'config view',
  'config current-context',
  'config get-contexts',
  'config get-clusters',
  'config get-users',
  'kustomize',
  'completion',
  'plugin list',
  'port-forward',
  'proxy',
  'apply view-last-applied',
  'kuberc view',
  'alpha kuberc view',
]);

const changing: Readonly<Record<string, string>> = {
  annotate: 'changes annotations',
  apply: 'changes Kubernetes objects',
  'apply edit-last-applied': 'changes the last applied configuration',
  'apply set-last-applied': 'changes the last applied configuration',
  attach: 'types into a running container',
  'auth reconcile': 'changes permissions',
  autoscale: 'adds an autoscaler',
  'certificate approve': 'approves a certificate request',
  'certificate deny': 'denies a certificate request',
  'config delete-cluster': 'changes the kubeconfig',
  'config delete-context': 'changes the kubeconfig',
  'config delete-user': 'changes the kubeconfig',
  'config rename-context': 'changes the kubeconfig',
  'config set': 'changes the kubeconfig',
  'config set-cluster': 'changes the kubeconfig',
  'config set-context': 'changes the kubeconfig',
  'config set-credentials': 'changes the kubeconfig',
  'config unset': 'changes the kubeconfig',
  'config use-context': 'switches the cluster that later commands go to',
  cordon: 'stops scheduling on a node',
  create: 'creates Kubernetes objects',
  'create token': 'issues a token',
  debug: 'adds a debug container or pod',
  edit: 'changes a Kubernetes object',
  expose: 'creates a Service',
  'kuberc set': 'changes kubectl’s own settings',
  'alpha kuberc set': 'changes kubectl’s own settings',
  label: 'changes labels',
  patch: 'changes a Kubernetes object',
  replace: 'replaces Kubernetes objects',
  'rollout pause': 'pauses a rollout',
  'rollout restart': 'restarts pods',
  'rollout resume': 'resumes a rollout',
  'rollout undo': 'rolls back to another revision',
  run: 'starts a pod',
  scale: 'changes the number of pods',
  'set env': 'changes environment variables and restarts pods',
  'set image': 'changes the image and restarts pods',
  'set resources': 'changes requests and limits and restarts pods',
  'set selector': 'changes a selector',
  'set serviceaccount': 'changes a service account and restarts pods',
  'set subject': 'changes permissions',
  taint: 'changes the taints of a node',
  uncordon: 'lets a node take pods again',
};

/** kubectl by its own specification of flags. */
export const judgeKubectl: Judge = (args, within, name) => {
  const call = readKubectl(args);
  if (isSet(call, 'help')) return reads;
  if (call.command === '') return judgeOther(call, args, within, name);
  if (isRehearsal(call)) return reads;
  // oc takes its debug pod away when what runs in it ends; kubectl leaves it.
  if (name === 'oc' && call.command === 'debug') return call.inner === null ? unclassed('oc debug') : within.words(call.inner);
  return ownValue(special, call.command)?.(call, within) ?? judgeCommand(call, name);
};

/** Commands that only group others, and print their help when they stand alone. */
const groups: ReadonlySet<string> = new Set([
  'top',
  'plugin',
  'auth',
  'config',
  'rollout',
  'set',
  'certificate',
  'create',
  'alpha',
  'kuberc',
]);

function judgeCommand({ command, operands, flags }: KubectlCall, name: string): Outcome {
  if (reading.has(command) || (groups.has(command) && operands.length === 0 && flags.length === 0)) return reads;
  // `create deployment`, `create secret tls` and the others create what they say.
  const what = ownValue(changing, command) ?? (command.startsWith('create ') ? changing['create'] : undefined);
  if (what !== undefined) return changes(what);
  return operands.some(
    ({ value }) => value !== null && /^(?:latest|cancel|retry|resume|pause|undo|restart|set|delete|add|remove)$/.test(value),
  )
    ? changes(`runs \`${name} ${command}\``)
    : unclassed(`${name} ${command}`);
}

/** A file or folder that a reading command writes to. */
function writesTo(call: KubectlCall, name: string): Outcome {
  const folder = flag(call, name);
  return folder === undefined || folder.value === null ? reads : judgeWritten({ ...folder.word, value: folder.value });
}

const special: Readonly<Record<string, (call: KubectlCall, within: Within) => Outcome | undefined>> = {
  delete: () => destroys('deletes Kubernetes objects'),
  drain: () => destroys('evicts the pods of a node'),
  replace: (call) => (isSet(call, 'force') ? destroys('deletes Kubernetes objects and creates them again') : undefined),
  apply: (call) => {
    if (isSet(call, 'prune')) return destroys('deletes the Kubernetes objects that the files do not name');
    return isSet(call, 'force') ? destroys('deletes Kubernetes objects that cannot be changed, and creates them again') : undefined;
  },
  'cluster-info dump': (call) => writesTo(call, 'output-directory'),
  kustomize: (call) => writesTo(call, 'output'),
  scale: (call) => (flag(call, 'replicas')?.value === '0' ? changes('stops all pods') : undefined),
  label: (call) => (isSet(call, 'list') || isSet(call, 'local') ? reads : undefined),
  annotate: (call) => (isSet(call, 'list') || isSet(call, 'local') ? reads : undefined),
  patch: (call) => {
    if (isSet(call, 'local')) return reads;
    // An object that is being deleted goes for good when its finalizers do.
    return /finalizers["']?\s*(?::\s*(?:null|\[\s*\])|["'][^}]*["']op["']\s*:\s*["']remove)|["']op["']\s*:\s*["']remove["'][^}]*finalizers/.test(
      flag(call, 'patch')?.value ?? '',
    )
      ? destroys('takes finalizers away, so that an object is deleted')
      : undefined;
  },
  'set env': (call) => (isSet(call, 'list') || isSet(call, 'local') ? reads : undefined),
  'set image': (call) => (isSet(call, 'local') ? reads : undefined),
  'set resources': (call) => (isSet(call, 'local') ? reads : undefined),
  cp: ({ operands }) => {
    const target = operands.at(-1);
    if (target === undefined) return unclassed('kubectl cp');
    if (/^[^/.]*[^/.\s]:|:\//.test(target.value ?? target.text)) return changes('writes files into a container');
    return placeOf(target) === 'unknown' ? reads : judgeWritten(target);
  },
  exec: ({ operands, inner }, within) => {
    // Before 1.31 the command could stand without `--`.
    const words = inner ?? operands.slice(1);
    if (words.length === 0) return unclassed('kubectl exec');
    if (words[0]?.value === null) return changes('runs a command in a container');
    return within.words(words);
  },
  debug: ({ inner }, within) => {
    const added = changes('adds a debug container or pod');
    if (inner === null || inner.length === 0) return added;
    const run = within.words(inner);
    return { findings: [...added.findings, ...run.findings], unknown: run.unknown };
  },
  run: ({ inner }, within) => {
    const added = changes('starts a pod');
    if (inner === null || inner.length === 0) return added;
    const run = within.words(inner);
    return { findings: [...added.findings, ...run.findings], unknown: run.unknown };
  },
};

/** Commands that only `oc` has. https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/cli_tools/openshift-cli-oc */
const ocReading = new Set([
  'version',
  'get',
  'projects',
  'adm release info',
  'adm verify-image-signature',
  'policy who-can',
  'policy can-i',
  'adm policy who-can',
  'whoami',
  'process',
  'status',
  'get-token',
  'adm top',
  'adm must-gather',
  'adm inspect',
  'adm node-logs',
  'registry info',
  'image info',
]);
const ocChanging: Readonly<Record<string, string>> = {
  login: 'changes the kubeconfig',
  logout: 'changes the kubeconfig',
  project: 'switches the project that later commands go to',
  'new-project': 'creates a project',
  'new-app': 'creates Kubernetes objects',
  'start-build': 'starts a build',
  'cancel-build': 'stops a build',
  rollback: 'rolls back to another revision',
  tag: 'changes an image tag',
  rsync: 'copies files to or from a container',
  'adm cordon': 'stops scheduling on a node',
  'adm uncordon': 'lets a node take pods again',
  'adm upgrade': 'upgrades the cluster',
  'adm taint': 'changes the taints of a node',
  'adm policy': 'changes permissions',
};

function judgeOther({ operands, inner }: KubectlCall, args: Parameters<Judge>[0], within: Within, name: string): Outcome {
  const [first, second, third] = operands.map(({ value }) => value);
  if (operands.length === 0 && inner === null) return reads;
  if (first === undefined || first === null) return unclassed(name);
  if (name === 'oc') {
    // Without options it shows which versions there are.
    if (
      first === 'adm' &&
      second === 'upgrade' &&
      !args.some(({ value, literalPrefix }) => /^--(?:to|force|clear|allow)/.test(value ?? literalPrefix))
    )
      return reads;
    if (first === 'extract') return writtenTo(args);
    for (const verb of [`${first} ${second} ${third}`, `${first} ${second}`, first]) {
      if (ocReading.has(verb)) return reads;
      const what = ownValue(ocChanging, verb);
      if (what !== undefined) return changes(what);
      if (verb === 'adm drain') return destroys('evicts the pods of a node');
      if (verb === 'adm prune') return destroys('deletes old objects and images');
      if (verb === 'rsh') return operands.length > 2 ? within.words(operands.slice(2)) : unclassed('oc rsh');
    }
    if (first === 'adm') return changes('changes the cluster');
  }
  if (inner !== null && inner.length > 0) return within.words(inner);
  return judgeByRow(plugins, args, within, name);
}

/** `oc extract secret/x --to=folder`. */
function writtenTo(args: Parameters<Judge>[0]): Outcome {
  const at = args.findIndex(({ value, literalPrefix }) => /^--to(?:=|$)/.test(value ?? literalPrefix));
  const word = args[at];
  if (word === undefined) return reads;
  const folder = word.value === '--to' ? args[at + 1] : restOf(word, '--to='.length);
  return folder === undefined ? reads : judgeWritten(folder);
}

function flag({ flags }: KubectlCall, name: string): KubectlFlag | undefined {
  return flags.findLast((found) => found.name === name);
}

function isSet(call: KubectlCall, name: string): boolean {
  const found = flag(call, name);
  return found !== undefined && found.value !== 'false';
}

/** `--dry-run`, `--dry-run=client`, `--dry-run=server`; an older kubectl has `--dry-run=true`. */
function isRehearsal(call: KubectlCall): boolean {
  const found = flag(call, 'dry-run');
  return (
    found !== undefined &&
    ['client', 'server', 'true', 'unchanged'].includes(found.value ?? (found.word.value === '--dry-run' ? 'unchanged' : ''))
  );
}
