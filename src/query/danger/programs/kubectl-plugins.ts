/** Plugins of kubectl (`kubectl argo rollouts …`, `kubectl krew …`), as the words behind `kubectl`. https://krew.sigs.k8s.io/plugins/ */
import type { ProgramRow } from '../row.ts';

export const kubectlPlugins: ProgramRow = {
  programs: ['kubectl plugin'],
  takes: ['-n', '--namespace', '-l', '--selector', '-o', '--context', '--kubeconfig', '-c', '--container', '--timeout'],
  reads: [
    'neat|tree|view-secret|view_secret|view-allocations|view-utilization|view-cert|view-webhook|who-can|rbac-lookup|rbac-view|access-matrix|resource-capacity|df-pv|stern|tail|images|get-all|get_all|outdated|deprecations|score|popeye|sick-pods|pod-lens|podevents|status|lineage|graph|ktop|whoami|advise-psp|example|grep|history|blame|mtail|count|custom-cols|cost|unused-volumes|viewnode|nodepools|ice|np-viewer|eksporter|kubesec-scan|pod-dive|node-resource',
    'rbac-tool viz|lookup|who-can|policy-rules|show|whoami|analysis **',
    'hns tree',
    'krew list|version|search|info **',
    'krew list|version|search',
    'cilium status|version|monitor **',
    'gadget version|list-containers|top|snapshot|advise|profile|trace **',
    'trace get|logs|version **',
    'argo rollouts get|list|status|lint|version|dashboard|notifications **',
    'cnpg status|logs|version **',
    'cert-manager|cert_manager status|check|inspect **',
    'rook-ceph health|version **',
    'rook-ceph ceph status',
    'rook-ceph ceph health|df|version **',
    'rook-ceph ceph osd|mon|mgr|pg|fs tree|df|stat|status|dump|ls|perf **',
    'minio|directpv tenant|drives|volumes|nodes|info list|info|status|report|discover **',
    'ctx|ns -c|--current',
    'ctx|ns $',
    'slice|sort-manifests|dds|assert **',
    'kyverno apply|test|jp|version **',
    'linkerd|istioctl|flux|karmada check|stat|get|version **',
    'hns describe **',
    'strimzi|kafka get|status|list **',
  ],
  changes: {
    'krew install|update|upgrade|index **': 'changes the plugins of kubectl',
    'krew update|upgrade': 'changes the plugins of kubectl',
    'ctx|ns|konfig|switch|change-ns|oidc-login|login **': 'switches where later commands go to',
    'argo rollouts promote|abort|retry|restart|set|pause|undo|create|terminate **': 'changes a rollout',
    'cnpg promote|restart|reload|maintenance|hibernate|backup|certificate|install|publication|subscription|psql|pgbench|snapshot|fencing **':
      'changes a database cluster',
    'node-shell|node-restart|exec-as|mexec|nsenter|iexec|ssh-jump|debug-shell|prompt|spy|tmux-exec|pexec|rexec|edit-status|modify-secret|modify_secret|force-restart|restart|bulk-action|cp-plugin|relay|virt|directpv|minio|rook-ceph|node-admin|cert-manager|patch|sniff|capture|fleet|gadget|trace|cilium **':
      'changes Kubernetes objects or opens a shell on a node',
  },
  destroys: {
    'krew uninstall|remove **': 'removes a plugin',
    'cnpg destroy **': 'deletes an instance of a database cluster',
    'evict-pod|evict|drain|reap|prune-unused|clean|cleanup|purge|delete-all|finalize|unfinalize|kill|killfinalizer|kubectl-nuke|nuke|gone, directpv uninstall|remove|purge **':
      'deletes Kubernetes objects',
    'rook-ceph destroy-cluster, rook-ceph rook purge-osd, rook-ceph mons restore-quorum': 'destroys a storage cluster',
  },
  rehearses: ['--dry-run'],
};
