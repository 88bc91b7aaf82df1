/** Commands, sentences and output told apart. */
import { describe, expect, it } from 'vitest';
import { readsAsCommand, readsAsOutput } from '../../../src/query/languages/shell/command-words.ts';

describe('readsAsCommand', () => {
  it.each([
    'kubectl get pods',
    'sudo systemctl restart x',
    'NAMESPACE=shop',
    'X=$(oc get x)',
    "export A='b c'",
    './run.sh -x',
    '/opt/gitlab/embedded/bin/redis-cli info',
    'for i in a b; do ls; done',
    'find /tmp -mtime +2',
    'top',
    'cat /proc/mdstat',
    'grep "is not ready" log',
    'PGPASSWORD=x psql -h db',
    'while true; do ls; done',
    'exit',
    'time curl -s http://a',
    'watch -n 5 kubectl get pods',
  ])('yes: %s', (line) => expect(readsAsCommand(line)).toBe(true));

  it.each([
    'find the pod that is failing',
    'top of the list',
    'Check the logs.',
    'TODO: Command needed',
    'kubectl is the tool to use',
    'level=error ts=2021 msg="x"',
    'default     web-0   1/1',
    'NAME   READY',
    '2024-01-02 03:04:05 x',
    'sort by name',
    'make sure it works',
    'curl is not installed, use wget',
    'rate(a[5m])',
    'time()',
    'apiVersion: v1',
    '',
    '...',
  ])('no: %s', (line) => expect(readsAsCommand(line)).toBe(false));
});

describe('readsAsOutput', () => {
  it.each([
    'NAMESPACE   NAME                    READY   STATUS',
    'web-0   1/1   Running   0   2d',
    'level=error ts=2021-09-24T11:24:52Z msg="x"',
    '2024-01-02T03:04:05Z x',
    'I0428 02:23:13.498282   11418 a.go:1] x',
    'Oct 18 19:39:36 host chronyd[20]: x',
    '{"level":"info"}',
    '...',
    'Error from server (NotFound): x',
    'Name:    web',
    '  id:     6266',
    'metricsBindAddress: 0.0.0.0:10249',
    '+------+------+',
    'pod "a" deleted',
    'Make sure we have enough CPU provisioned for it.',
  ])('yes: %s', (line) => expect(readsAsOutput(line)).toBe(true));

  it.each(['kubectl get pods', 'mytool --flag', '', 'NAMESPACE=x'])('not surely: %s', (line) => expect(readsAsOutput(line)).toBe(false));
});
