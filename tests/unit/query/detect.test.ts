/** What a fence really is: by its text where that speaks clearly, by its label where it does not. */
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/query/detect.ts';

const asPromql: [label: string, code: string][] = [
  ['sh', 'rate(http_requests_total{code=~"5.."}[5m])'],
  ['console', 'sum by (pod) (rate(container_cpu_usage_seconds_total[5m])) > 0.9'],
  ['', 'topk(25, sum by (namespace) (kube_pod_info))'],
  ['text', 'node_filesystem_files_free{\n  instance="<value of instance label from alert>"\n}'],
  ['bash', '# fires when a node fills up\nrate(a_total[30m]) > 10'],
  ['shell', 'a_info * on (pod) group_left () (b_bytes / c_bytes)'],
  ['shell', '(\n  sum(rate(a_total{code="500"}[5m]))\n/\n  sum(rate(a_total[5m]))\n)\n> 0.05'],
  ['', 'rate(http_requests_total{job="${job}"}[$__rate_interval])'],
  ['', 'min_over_time(up[5m])\n\nnode_load1'],
  ['yaml', 'sum(rate(a_total{code="500"}[5m]))'],
  ['python', 'up{job="a"}'],
  ['', 'sum(errors)'],
];

const unclear: [label: string, code: string, language: string][] = [
  // A lone name, arithmetic, prose and programs: nothing that only PromQL has.
  ['', 'node_load1', 'text'],
  ['console', '(a_bytes / b_bytes) * 100', 'console'],
  ['', '2 * (3 + 4)', 'text'],
  ['', 'sqrt(2)', 'text'],
  ['', 'Check the logs (all of them), then restart.', 'text'],
  ['python', 'max(values)', 'python'],
  ['sql', 'count(x)', 'sql'],
  ['json', '{"a": 1}', 'json'],
  ['', '{"level":"info","msg":"done"}', 'text'],
  ['', 'http_requests_total{code="200"} 402', 'text'],
  ['', '{.items[*].metadata.name}', 'text'],
  ['shell', 'time (sleep 1)', 'shell'],
  ['shell', 'echo {"a"}', 'shell'],
];

describe('queries', () => {
  it.each(asPromql)('sees PromQL in a fence labelled “%s”: %s', (label, code) => {
    expect(detectLanguage(label, code)).toMatchObject({ language: 'promql', reason: 'grammar' });
  });

  it.each(unclear)('sees no PromQL in a fence labelled “%s”: %s', (label, code, language) => {
    expect(detectLanguage(label, code).language).toBe(language);
  });

  it('tells LogQL and TraceQL', () => {
    expect(detectLanguage('', '{app="api"} |= "error" | json').language).toBe('logql');
    expect(detectLanguage('', 'sum by (app) (rate({app="api"}[5m]))').language).toBe('logql');
    expect(detectLanguage('', '{__name__=~"job:.*"}').language).toBe('promql');
    expect(detectLanguage('', '{ resource.service.name = "api" && duration > 2s }').language).toBe('traceql');
    expect(detectLanguage('', '{ status = error } | rate()').language).toBe('traceql');
  });

  it('believes a label that the grammar confirms, and one that no other grammar contradicts', () => {
    expect(detectLanguage('promql', 'node_load1')).toEqual({ language: 'promql', labelled: 'promql', reason: 'label', disagrees: false });
    expect(detectLanguage('promql', 'rate(a[5m)')).toMatchObject({ language: 'promql', reason: 'label' });
    expect(detectLanguage('PromQL', '{app="api"} |= "error"')).toEqual({
      language: 'logql',
      labelled: 'promql',
      reason: 'grammar',
      disagrees: true,
    });
    expect(detectLanguage('loki', 'rate({app="api"}[5m])')).toMatchObject({ language: 'logql', reason: 'label' });
  });

  it('reads through characters that copying takes out', () => {
    expect(detectLanguage('', 'rate(a_total{b=“c”}[5m\u200b])').language).toBe('promql');
  });
});

describe('sessions and scripts', () => {
  const sessions: [label: string, code: string][] = [
    ['shell', '$ kubectl get pods'],
    ['sh', 'sh-4.4# chroot /host'],
    ['', 'user@host:~/src$ make test\nok'],
    ['', '[root@db01 ~]# df -h'],
    ['', 'host.example.com:~$ uptime'],
    ['', 'db-01 $ sudo systemctl restart patroni'],
    ['bash', '/ # cat /etc/resolv.conf'],
    ['', '% kubectl get pods'],
    ['', '❯ kubectl get pods'],
    ['', 'postgres=# select 1;'],
    ['', '127.0.0.1:6379> INFO'],
    ['shell', '# iostat -x 1 3\n# df -h'],
    ['', '# iostat -x 1 3\nLinux 5.4.0 (db01)'],
    ['text', '$ kubectl get pods\nNAME READY'],
    ['shell', '# say what it does\n$ kubectl get pods'],
  ];
  it.each(sessions)('sees a session by its prompt in a fence labelled “%s”: %s', (label, code) => {
    expect(detectLanguage(label, code)).toMatchObject({ language: 'console', reason: 'prompt' });
  });

  it('sees a session without prompts by what the command printed', () => {
    expect(detectLanguage('shell', 'kubectl get pod\n\nNAME    READY   STATUS\nweb-0   1/1     Running')).toMatchObject({
      language: 'console',
      reason: 'grammar',
      disagrees: true,
    });
    expect(detectLanguage('', 'kubectl get ns\nNAME      STATUS   AGE')).toMatchObject({
      language: 'console',
      reason: 'grammar',
      disagrees: false,
    });
  });

  const scripts: [label: string, code: string][] = [
    ['shell', '# TODO: Command needed'],
    ['bash', '# list the pods\nkubectl get pods'],
    ['bash', '# kubectl get pods\nkubectl get pods -A'],
    ['sh', 'NAMESPACE="kube-etcd"\nkubectl logs -n $NAMESPACE etcd'],
    ['bash', 'cat <<EOF\nlevel=info\nEOF'],
    ['shell', 'mytool --flag'],
  ];
  it.each(scripts)('keeps a script a script: “%s”: %s', (label, code) => {
    expect(detectLanguage(label, code)).toMatchObject({ language: 'shell', reason: 'label' });
  });

  it('tells bare commands from bare output', () => {
    expect(detectLanguage('', 'kubectl get pods -n shop')).toEqual({
      language: 'shell',
      labelled: null,
      reason: 'grammar',
      disagrees: false,
    });
    expect(detectLanguage('', 'git clone https://example.com/a.git\ncd a\nsudo make install')).toMatchObject({ language: 'shell' });
    expect(detectLanguage('', 'level=error ts=2021-09-24T11:24:52Z caller=main.go:12 msg="no"')).toEqual({
      language: 'text',
      labelled: null,
      reason: 'default',
      disagrees: false,
    });
    expect(detectLanguage('', 'I0428 02:23:13.498282   11418 daemon.go:1250] Enabling')).toMatchObject({ language: 'text' });
  });

  it('does not offer output and manifests for running, whatever the label', () => {
    expect(detectLanguage('bash', 'E0219 01:25:20.890006    8301 writer.go:226] Degraded')).toMatchObject({
      language: 'text',
      disagrees: true,
    });
    expect(detectLanguage('bash', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a')).toMatchObject({ language: 'yaml', disagrees: true });
  });

  it('takes labels as people write them', () => {
    expect(detectLanguage('Bash', 'mytool')).toMatchObject({ labelled: 'shell' });
    expect(detectLanguage('sh { name=check-pods }', 'mytool')).toMatchObject({ labelled: 'shell' });
    expect(detectLanguage('go', 'x := 1')).toEqual({ language: 'go', labelled: 'go', reason: 'label', disagrees: false });
    expect(detectLanguage('Rexx', "say 'a'")).toEqual({ language: 'rexx', labelled: 'rexx', reason: 'label', disagrees: false });
    expect(detectLanguage('???', 'a')).toEqual({ language: 'text', labelled: null, reason: 'default', disagrees: false });
    expect(detectLanguage('', '')).toEqual({ language: 'text', labelled: null, reason: 'default', disagrees: false });
    expect(detectLanguage('sql', 'select 1;')).toEqual({ language: 'sql', labelled: 'sql', reason: 'label', disagrees: false });
  });
});
