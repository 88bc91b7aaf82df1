/** What is pasted from chats and programs, line by line with its own times. */
import { describe, expect, test } from 'vitest';
import { readPaste } from '../../../src/incident/paste/read-paste.ts';
import { utc } from '../../../src/incident/zone.ts';

const now = Date.parse('2021-01-04T16:00:00Z');
const read = (text: string) => {
  const staged = readPaste(text, now, utc);
  return (
    staged && [
      staged.source,
      ...staged.lines.map(
        ({ at, by, text: words }) => `${at === undefined ? '?' : new Date(at).toISOString().slice(0, 16)} ${by ?? '-'}: ${words}`,
      ),
    ]
  );
};

describe('a chat', () => {
  test.each([
    ['Slack, name and time in one line', 'Ann Lee  [2:45 PM]\nerrors rise\non checkout\nBen  2:47 PM (edited)\nrolled back'],
    ['Slack, the time below the name', 'Ann Lee\n  2:45 PM\nerrors rise\non checkout\n\nBen\n  2:47 PM\nrolled back'],
    ['Teams', '[1/4/2021 2:45 PM] Ann Lee\nerrors rise\non checkout\n[1/4/2021 2:47 PM] Ben\nrolled back'],
    ['lines with names', '[14:45] Ann Lee: errors rise on checkout\n[14:47] Ben: rolled back'],
  ])('%s', (_, text) => {
    const [source, first, second] = read(text) ?? [];
    expect(source).toBe('chat');
    expect(first).toMatch(/Ann Lee: errors rise on checkout$/);
    expect(second).toMatch(/Ben: rolled back$/);
  });

  test('times are read as those of the log, and are left out where they are not certain', () => {
    expect(read('Ann  14:45\na\nBen  14:47\nb')).toEqual(['chat', '2021-01-04T14:45 Ann: a', '2021-01-04T14:47 Ben: b']);
    const staged = readPaste('Ann  23:45\na\nBen  12:30\nb', Date.parse('2021-01-04T01:00:00Z'), utc);
    expect(staged?.lines.map(({ at, doubt }) => at === undefined && doubt !== undefined)).toEqual([false, true]);
  });
});

test('git log', () => {
  const log = `commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)
Author: Ann Lee <ann@example.com>
Date:   Mon Jan 4 15:45:00 2021 +0100

    Raise the limit

    More words.

commit 89abcdef0123456789abcdef0123456789abcdef
Author: Ben <ben@example.com>
Date:   Sun Jan 3 09:00:00 2021 -0500

    First`;
  expect(read(log)).toEqual([
    'git log',
    '2021-01-04T14:45 Ann Lee: Commit 0123456789: Raise the limit',
    '2021-01-03T14:00 Ben: Commit 89abcdef01: First',
  ]);
});

test('kubectl rollout history has no times', () => {
  const history = 'deployment.apps/web \nREVISION  CHANGE-CAUSE\n2         <none>\n3         kubectl set image deploy/web web=v3\n';
  expect(read(history)).toEqual([
    'kubectl rollout history',
    '? -: deployment.apps/web revision 2',
    '? -: deployment.apps/web revision 3: kubectl set image deploy/web web=v3',
  ]);
});

test('argocd app history', () => {
  const history =
    'ID  DATE                           REVISION\n0   2021-01-04 14:45:00 +0000 UTC  main (abc123)\n1   2021-01-04 17:00:00 +0200 CEST  v2 (def456)';
  expect(read(history)).toEqual([
    'Argo CD',
    '2021-01-04T14:45 -: Argo CD synced main (abc123) (0)',
    '2021-01-04T15:00 -: Argo CD synced v2 (def456) (1)',
  ]);
});

test('plain lines that begin with a time', () => {
  expect(read('14:45 errors rise\n14:47 rolled back\n')).toEqual([
    'lines',
    '2021-01-04T14:45 -: errors rise',
    '2021-01-04T14:47 -: rolled back',
  ]);
});

test.each(['', 'one line', 'a stack\n  at b\n  at c', '{"a": 1}\n{"b": 2}', '14:45 only one', 'Ann  14:45\nonly one message'])(
  '%j is none of these',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test('a long text of one kind is read in linear time', () => {
  const long = Array.from({ length: 20_000 }, (_, line) => `Ann a a a a a a a a ${line}`)
    .join('\n')
    .slice(0, 199_000);
  expect(read(long)).toBeUndefined();
  expect(read(`${'a '.repeat(90_000)}14`)).toBeUndefined();
});
