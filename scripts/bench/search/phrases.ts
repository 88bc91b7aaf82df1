/**
 * What responders type when they know no alert's name, and the runbooks that answer it. Written before search was tuned to any of it,
 * from the names of the runbooks alone; a phrase that fails stays.
 */

export interface Phrase {
  readonly typed: string;
  /** Ids, `service/failure-mode`: any of them is right. */
  readonly answers: readonly string[];
}

const phrase = (typed: string, ...answers: string[]): Phrase => ({ typed, answers });

/** For the runbooks that come with the program. */
export const starterPhrases: readonly Phrase[] = [
  phrase('errors right after release', 'patterns/bad-deploy'),
  phrase('new version broke the site', 'patterns/bad-deploy'),
  phrase('500s after deploy', 'patterns/bad-deploy'),
  phrase('too many connections', 'patterns/connection-pool-exhaustion'),
  phrase('cannot get a connection from the pool', 'patterns/connection-pool-exhaustion'),
  phrase('x509 certificate has expired', 'patterns/certificate-expiry'),
  phrase('TLS handshake errors', 'patterns/certificate-expiry'),
  phrase('no such host', 'patterns/dns-failure'),
  phrase('names do not resolve', 'patterns/dns-failure'),
  phrase('NXDOMAIN', 'patterns/dns-failure'),
  phrase('OOMKilled', 'patterns/resource-exhaustion', 'patterns/slow-leak'),
  phrase('disk full', 'patterns/resource-exhaustion'),
  phrase('too many open files', 'patterns/resource-exhaustion'),
  phrase('memory keeps growing', 'patterns/slow-leak'),
  phrase('gets slower over hours, restart helps', 'patterns/slow-leak'),
  phrase('traffic doubled', 'patterns/retry-storm'),
  phrase('clients retrying like mad', 'patterns/retry-storm'),
  phrase('everything slow at midnight', 'patterns/scheduled-job-pile-up'),
  phrase('cron jobs overlap', 'patterns/scheduled-job-pile-up'),
  phrase('comes back and goes down again', 'patterns/thundering-herd'),
  phrase('database load spikes when cache expires', 'patterns/cache-stampede'),
  phrase('cache misses', 'patterns/cache-stampede'),
  phrase('all services failing at once', 'patterns/cascading-failure'),
  phrase('which service failed first', 'patterns/cascading-failure'),
  phrase('third party api down', 'patterns/external-dependency-down'),
  phrase('provider outage', 'patterns/external-dependency-down'),
  phrase('customers see wrong data', 'patterns/silent-data-corruption'),
  phrase('totals do not match', 'patterns/silent-data-corruption'),
  phrase('slow query', 'patterns/slow-dependency', 'user-service/latency-spike'),
  phrase('p99 latency up', 'user-service/latency-spike', 'patterns/slow-dependency'),
  phrase('payments failing', 'order-service/payment-gateway-timeout'),
  phrase('503 on checkout', 'order-service/payment-gateway-timeout'),
  phrase('should I roll back', 'incident/fix-decision', 'patterns/bad-deploy'),
  phrase('who does what', 'incident/roles'),
  phrase('is this a sev1', 'incident/severity'),
  phrase('what do I do first', 'incident/first-15-minutes'),
];

/** For the runbooks of the Prometheus community. */
export const communityPhrases: readonly Phrase[] = [
  phrase('pod keeps restarting', 'kubernetes/kubepodcrashlooping'),
  phrase('CrashLoopBackOff', 'kubernetes/kubepodcrashlooping'),
  phrase('pod stuck pending', 'kubernetes/kubepodnotready', 'kubernetes/kubecontainerwaiting'),
  phrase('ImagePullBackOff', 'kubernetes/kubecontainerwaiting', 'kubernetes/kubepodnotready'),
  phrase('node not ready', 'kubernetes/kubenodenotready'),
  phrase('cannot reach node', 'kubernetes/kubenodeunreachable'),
  phrase('disk almost full', 'node/nodefilesystemalmostoutofspace', 'node/nodefilesystemspacefillingup'),
  phrase('out of inodes', 'node/nodefilesystemalmostoutoffiles', 'node/nodefilesystemfilesfillingup'),
  phrase('persistent volume running out of space', 'kubernetes/kubepersistentvolumefillingup'),
  phrase('pvc full', 'kubernetes/kubepersistentvolumefillingup'),
  phrase('etcd has no leader', 'etcd/etcdnoleader'),
  phrase('etcd slow disk', 'etcd/etcdhighfsyncdurations'),
  phrase('etcd database too big', 'etcd/etcdbackendquotalowspace'),
  phrase('lost etcd quorum', 'etcd/etcdinsufficientmembers', 'etcd/etcdmembersdown', 'etcd/etcdnoleader'),
  phrase('api server down', 'kubernetes/kubeapidown'),
  phrase('scheduler not running', 'kubernetes/kubeschedulerdown'),
  phrase('kubelet certificate expires', 'kubernetes/kubeletclientcertificateexpiration', 'kubernetes/kubeletservercertificateexpiration'),
  phrase('cron job failed', 'kubernetes/kubejobfailed'),
  phrase('job does not finish', 'kubernetes/kubejobcompletion'),
  phrase('autoscaler at maximum', 'kubernetes/kubehpamaxedout'),
  phrase('rollout stuck', 'kubernetes/kubedaemonsetrolloutstuck', 'kubernetes/kubedeploymentreplicasmismatch'),
  phrase('replicas missing in deployment', 'kubernetes/kubedeploymentreplicasmismatch'),
  phrase('statefulset update not rolled out', 'kubernetes/kubestatefulsetupdatenotrolledout'),
  phrase('container cpu throttled', 'kubernetes/cputhrottlinghigh'),
  phrase('cluster out of memory to schedule', 'kubernetes/kubememoryovercommit'),
  phrase('namespace quota exceeded', 'kubernetes/kubequotaexceeded', 'kubernetes/kubequotafullyused', 'kubernetes/kubequotaalmostfull'),
  phrase('clock out of sync', 'node/nodeclocknotsynchronising', 'node/nodeclockskewdetected'),
  phrase('raid disk broken', 'node/noderaiddiskfailure', 'node/noderaiddegraded'),
  phrase('network packets dropped errors on receive', 'node/nodenetworkreceiveerrs'),
  phrase('conntrack table full', 'node/nodehighnumberconntrackentriesused'),
  phrase('too many open files', 'node/nodefiledescriptorlimit'),
  phrase('prometheus cannot scrape target', 'general/targetdown', 'prometheus/prometheustargetsyncfailure'),
  phrase('prometheus config broken', 'prometheus/prometheusbadconfig'),
  phrase('remote write falling behind', 'prometheus/prometheusremotewritebehind'),
  phrase('alerts are not sent', 'alertmanager/alertmanagerfailedtosendalerts', 'prometheus/prometheusnotconnectedtoalertmanagers'),
  phrase(
    'slack notifications missing',
    'alertmanager/alertmanagerfailedtosendalerts',
    'alertmanager/alertmanagerclusterfailedtosendalerts',
  ),
  phrase('alertmanager reload failed', 'alertmanager/alertmanagerfailedreload'),
  phrase('duplicate timestamps', 'prometheus/prometheusduplicatetimestamps'),
  phrase('too many pods on node', 'kubernetes/kubelettoomanypods'),
  phrase('pods start slowly', 'kubernetes/kubeletpodstartuplatencyhigh'),
  phrase('different kubernetes versions running', 'kubernetes/kubeversionmismatch'),
  phrase('network interface goes up and down', 'general/nodenetworkinterfaceflapping'),
  phrase('alert that always fires', 'general/watchdog'),
  phrase('error budget burning', 'kubernetes/kubeapierrorbudgetburn'),
];
