import { describe, expect, it } from 'vitest';
import { kubectlProblems } from '../../../../../src/query/languages/kubectl/check.ts';
import { readShell } from '../../../../../src/query/languages/shell/read.ts';

function told(text: string): string[] {
  return kubectlProblems(readShell(text)).map(({ from, to, message, expected, severity }) => {
    expect(severity).toBe('warning');
    return `${text.slice(from, to)}: ${message}; ${expected}`;
  });
}

describe('what kubectl takes', () => {
  it.each([
    'kubectl get pods -n prod -o wide --sort-by=.metadata.name',
    'kubectl -n prod get pods',
    'kubectl --context=prod --namespace prod get pods',
    'kubectl get pods -nprod -owide',
    'kubectl get pods -n=prod',
    'kubectl exec -it api-0 -c app -- ls --no-such-flag -z',
    'kubectl exec -ti api-0 -- bash',
    'kubectl logs -fp api-0 --tail 100',
    'kubectl logs api-0 --tail=-1',
    'kubectl delete pod x --grace-period 0 --force --now',
    'kubectl delete pod x --cascade=orphan --wait=false',
    'kubectl apply -Rf . --server-side --force-conflicts --field-manager me',
    'kubectl apply -f - <<EOF\nkind: Pod\nEOF',
    'kubectl rollout undo deploy/x --to-revision=3',
    'kubectl rollout restart deploy -l app=x',
    'kubectl top pods --containers --sort-by=memory',
    'kubectl top node',
    'kubectl events --types=Warning -A -w',
    'kubectl debug node/x -it --image=busybox --profile=sysadmin',
    'kubectl auth whoami',
    'kubectl auth can-i --list --as=system:serviceaccount:prod:api',
    'kubectl patch deploy x --subresource=scale --type=merge -p "{}"',
    'kubectl get deploy x --subresource scale',
    'kubectl create secret generic x --from-literal=a=b --dry-run=client -oyaml',
    'kubectl create deploy x --image=y -- sleep 1',
    'kubectl create cm x --from-file=a',
    'kubectl scale deploy/x --replicas 3 --record',
    'kubectl version --short',
    'kubectl drain n1 --ignore-daemonsets --delete-local-data --delete-emptydir-data',
    'kubectl wait pod/x --for=condition=Ready --timeout=60s',
    'kubectl config use prod',
    'kubectl config set-context --current --namespace=x',
    'kubectl cp prod/x:/tmp/a ./a -c app --retries=3',
    'kubectl port-forward svc/x 8080:80 --address 0.0.0.0',
    'kubectl kuberc view',
    'kubectl get pods --as-user-extra=a=b --kuberc=/x',
    'kubectl autoscale deploy x --min=1 --max=3 --cpu=80%',
    'kubectl diff -f x --show-secrets',
    'kubectl kustomize . --enable-helm --load-restrictor LoadRestrictionsNone',
    'kubectl get pods -v=8',
    'kubectl get pods -v 8 -s https://x',
    'kubectl set image deploy/x a=b',
    'kubectl -l app=x get pods',
    'kubectl get -h',
    'kubectl help get',
    'kubectl options',
    'kubectl',
    'kubectl completion bash',
    'kubectl explain pod.spec --recursive',
    'kubectl cluster-info dump --output-directory=/tmp/x',
    'kubectl get servicemonitors,prometheusrules -A',
    'kubectl get deployments.apps/x pod/y',
    'kubectl get ingressroute',
    'kubectl get certificates',
    'kubectl get jobsets',
    'kubectl get po,svc,deploy,sts,ds,cm,hpa,pdb,pvc,ep,ev',
    'kubectl describe certificaterequests,orders,challenges',
  ])('%s', (command) => expect(told(command)).toEqual([]));
});

describe('what may be a plugin, another program or filled in later', () => {
  it.each([
    'kubectl --no-such-flag',
    'kubectl neat get pod x --no-such-flag',
    'kubectl argo rollouts get rollout x -w',
    'kubectl ctx prod',
    'kubectl ns prod',
    'kubectl tree deploy x',
    'kubectl who-can get pods',
    'kubectl rook-ceph ceph status',
    'kubectl view-secret x',
    'kubectl cnpg status x --verbose',
    'kubectl $VERB pods --zzz',
    'kubectl get pods $FLAGS',
    'kubectl get pods --${flag}',
    'kubectl get <kind> <name>',
    'kubectl rollout $ACTION deploy/x',
    'oc get pods --no-such-flag',
    'oc new-app x --strategy=docker',
    'k gte pods',
    'echo kubectl gte pods',
  ])('%s', (command) => expect(told(command)).toEqual([]));
});

describe('what no version has', () => {
  it('a command: with the near one', () => {
    expect(told('kubectl gte pods')).toEqual([
      'gte: found `gte`, which is no command of kubectl 1.27 to 1.36; `get`, or a plugin of that name',
    ]);
    expect(told('kubectl -n x descibe pod y')).toEqual([expect.stringContaining('`describe`')]);
    expect(told('kubectl log api-0')).toEqual([expect.stringContaining('`logs`')]);
  });

  it('a command below a command that takes no plugins', () => {
    expect(told('kubectl rollout restrat deploy/x')).toEqual([
      'restrat: found `restrat`, which `kubectl rollout` of kubectl 1.27 to 1.36 does not have; `restart`',
    ]);
    expect(told('kubectl config current')).toHaveLength(1);
  });

  it('a flag: with the near one', () => {
    expect(told('kubectl get pods --al-namespaces')).toEqual([
      '--al-namespaces: found `--al-namespaces`, which `kubectl get` of kubectl 1.27 to 1.36 does not have; `--all-namespaces`',
    ]);
    expect(told('kubectl get pods --sort_by=x')).toEqual([expect.stringContaining('`--sort-by`')]);
    expect(told('kubectl logs x --previos --tail=3')).toEqual([expect.stringContaining('`--previous`')]);
    expect(told('kubectl scale deploy/x --replica=3')).toEqual([expect.stringContaining('`--replicas`')]);
  });

  it('a flag of another command', () => {
    expect(told('kubectl delete pod x --tail=3')).toHaveLength(1);
    expect(told('kubectl describe pod x -o yaml')).toEqual([
      '-o: found `-o`, which `kubectl describe` of kubectl 1.27 to 1.36 does not have; ',
    ]);
  });

  it('a kind that is a slip of one that every cluster has', () => {
    expect(told('kubectl get deploymnet x')).toEqual([
      'deploymnet: found the kind `deploymnet`; `deployment`, unless a custom resource has that name',
    ]);
    expect(told('kubectl delete statefulest/x')).toHaveLength(1);
  });

  it('behind sudo, watch, xargs, in a loop, a substitution and over lines', () => {
    for (const text of [
      'sudo -u ops kubectl gte pods',
      'watch -n 5 kubectl gte pods',
      'echo a | xargs -n1 kubectl gte pods',
      'timeout 5 kubectl gte pods',
      'KUBECONFIG=/x kubectl gte pods',
      'env A=b /usr/local/bin/kubectl gte pods',
      'while true; do kubectl gte pods; done',
      'echo "$(kubectl gte pods)"',
      'kubectl \\\n  gte pods',
    ]) {
      expect([text, told(text).length]).toEqual([text, 1]);
    }
  });
});
