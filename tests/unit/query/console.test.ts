/** Sessions taken apart: what was typed is copied, what was printed and every prompt is not. */
import { describe, expect, it } from 'vitest';
import { commandsOf, parseConsole } from '../../../src/query/languages/console/parse.ts';

describe('sessions with prompts', () => {
  it('tells commands from output and keeps every line', () => {
    expect(parseConsole('$ kubectl get pods\nNAME    READY\nweb-0   1/1\n\n$ exit')).toEqual([
      { kind: 'command', prompt: '$ ', text: 'kubectl get pods' },
      { kind: 'output', text: 'NAME    READY' },
      { kind: 'output', text: 'web-0   1/1' },
      { kind: 'output', text: '' },
      { kind: 'command', prompt: '$ ', text: 'exit' },
    ]);
  });

  const cases: [name: string, session: string, commands: string][] = [
    ['a prompt with user, host and directory', 'user@host:~/src$ make\n[root@db01 ~]# df -h\nroot@a1b2:/# ls', 'make\ndf -h\nls'],
    ['shells that name their version', 'sh-4.4$ ceph -s\n  cluster:\nbash-5.1# id', 'ceph -s\nid'],
    ['a doubled prompt', '$ $ ls', 'ls'],
    ['a prompt with nothing behind it', '$ \n$ ls\n$', 'ls'],
    ['a continuation by backslash', '$ oc get pods \\\n    -n shop \\\n    -o wide\nNAME', 'oc get pods \\\n    -n shop \\\n    -o wide'],
    ['a continuation with the second prompt', '$ oc get pods \\\n> -n shop\n> not part of it', 'oc get pods \\\n-n shop'],
    ['a pipe at the end of a line', '$ oc logs x |\ngrep a\nout', 'oc logs x |\ngrep a'],
    [
      'a here-document',
      '$ cat <<EOF | oc apply -f -\nkind: A\n$ not a prompt\nEOF\ncreated',
      'cat <<EOF | oc apply -f -\nkind: A\n$ not a prompt\nEOF',
    ],
    ['a here-document with the second prompt', '$ cat <<EOF\n> a: 1\n> EOF\na: 1', 'cat <<EOF\na: 1\nEOF'],
    ['a quote over lines', '$ oc patch x -p \'{\n  "a": 1\n}\'\npatched', 'oc patch x -p \'{\n  "a": 1\n}\''],
    ['an apostrophe that opens nothing', "$ echo it's\nit's here\n$ ls", "echo it's\nls"],
    ['an apostrophe in the last command', "$ echo don't\nthis is output", "echo don't"],
    ['a loop over lines', '$ for i in 1 2; do\n>   echo $i\n> done\n1\n2', 'for i in 1 2; do\n  echo $i\ndone'],
    ['a substitution over lines', '$ X=$(oc get x \\\n  | head)\nout', 'X=$(oc get x \\\n  | head)'],
    ['comments', '# first\n$ ls # why\n# second\n$ # third', 'ls # why'],
    [
      'root prompts in a shell that was opened',
      '$ oc debug node/a\n# chroot /host\n# now look around\n# crio status config | grep x',
      'oc debug node/a\nchroot /host\ncrio status config | grep x',
    ],
    ['comments that look like commands, with no shell opened', '$ oc get pods\n# kubectl delete pod x\nout', 'oc get pods'],
    ['a file that is shown', '$ cat /etc/cron.d/a\n# rm -rf /tmp/x\n0 * * * * root true', 'cat /etc/cron.d/a'],
    ['root prompts only', '# iostat -x 1 3\nLinux 5.4\n\n# df -h', 'iostat -x 1 3\ndf -h'],
    [
      'database clients',
      'postgres=# select 1\npostgres-# from a;\n ?column?\nmysql> show tables;\n127.0.0.1:6379> INFO',
      'select 1\nfrom a;\nshow tables;\nINFO',
    ],
    ['Windows line ends', '$ ls\r\nfile\r\n', 'ls'],
  ];
  it.each(cases)('%s', (_, session, commands) => expect(commandsOf(session)).toBe(commands));
});

describe('sessions without prompts', () => {
  const cases: [name: string, session: string, commands: string][] = [
    ['one command', 'kubectl get pods', 'kubectl get pods'],
    ['commands and comments', '# list them\nkubectl get pods\nkubectl get nodes', 'kubectl get pods\nkubectl get nodes'],
    ['a command and its output', 'kubectl get pod -l app=a\n\nNAME   READY\nweb-0  1/1', 'kubectl get pod -l app=a'],
    ['an edit and what to write', 'kubectl edit cm a\n...\nmetricsBindAddress: 0.0.0.0:10249\n...', 'kubectl edit cm a'],
    ['output that mentions commands', 'kubectl get events\nLAST SEEN   TYPE\nkubectl rollout failed', 'kubectl get events'],
    ['a program that nobody listed', 'mytool status --all', 'mytool status --all'],
    ['nothing but output', 'I0428 02:23:13.498282   11418 daemon.go:1250] Enabling\nE0428 02:23', ''],
    ['nothing but a sentence', 'The node is down.', ''],
  ];
  it.each(cases)('%s', (_, session, commands) => expect(commandsOf(session)).toBe(commands));
});
