/** Whatever somebody typed, a real shell hands each command its words unchanged, and runs nothing else. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueScripts } from '../../../src/follow-up/issue-commands.ts';
import { issueBody } from '../../../src/postmortem/action-items/issue-links.ts';
import { oneLine } from '../../../src/postmortem/markdown/typed-text.ts';
import { seed } from '../../support/seed.ts';

const shells = ['bash', 'zsh', 'ksh'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0);
const typed = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      '`',
      '$(id)',
      '${HOME}',
      '!',
      '!!',
      '\\',
      '\\n',
      '\n',
      '\r\n',
      '\t',
      ' ',
      ';',
      '&&',
      '|',
      '>',
      '#',
      '--x',
      'é',
      '🚀',
      '\0',
      '~',
      '*',
      'word',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const issue = fc.record({ title: typed, owner: fc.option(typed, { nil: undefined }), incident: typed });
const targets = {
  github: { repository: 'https://github.com/example/shop', labels: ["it's", 'p1'] },
  gitlab: { project: 'https://gitlab.com/example/shop', labels: ['two words'] },
};

/** What each call gets: its words, one list for each. */
function callsIn(shell: string, script: string): string[][] {
  const report = 'PATH=/nonexistent; say() { printf "%s\\036" "$@"; printf "\\035"; }; gh() { say gh "$@"; }; glab() { say glab "$@"; }\n';
  const { stdout, stderr, status } = spawnSync(shell, ['-c', report + script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout
    .split('\x1d')
    .slice(0, -1)
    .map((call) => call.split('\x1e').slice(0, -1));
}

const kept = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, '');

describe.skipIf(shells.length === 0)(`commands that create issues (seed ${seed})`, () => {
  it.each(shells)('in %s', (shell) => {
    fc.assert(
      fc.property(fc.array(issue, { minLength: 1, maxLength: 3 }), (issues) => {
        const wanted = issues.map(({ title, owner, incident }) => ({
          item: { title, owner, type: undefined, due: '2026-02-01' },
          context: { incident },
        }));
        const [gh, glab] = issueScripts(wanted, targets);
        expect(gh?.text.split('\n')).toHaveLength(issues.length);
        const words = wanted.map(({ item, context }) => ({
          title: oneLine(item.title),
          body: kept(issueBody(item, context).trimEnd()),
        }));
        expect(callsIn(shell, gh?.text ?? '')).toEqual(
          words.map(({ title, body }) => [
            ...['gh', 'issue', 'create', '--repo', targets.github.repository, '--title', title],
            ...['--label', "it's", '--label', 'p1', '--body', body],
          ]),
        );
        expect(callsIn(shell, glab?.text ?? '')).toEqual(
          words.map(({ title, body }) => [
            ...['glab', 'issue', 'create', '--yes', '--repo', targets.gitlab.project, '--title', title],
            ...['--label', 'two words', '--due-date', '2026-02-01', '--description', body],
          ]),
        );
      }),
      { seed, numRuns: 20 },
    );
  });

  it('no line holds what an interactive shell would recall an older command for', () => {
    fc.assert(
      fc.property(issue, ({ title, owner, incident }) => {
        const scripts = issueScripts([{ item: { title, owner, type: undefined, due: undefined }, context: { incident } }], targets);
        for (const { text } of scripts) expect(text).not.toContain('!');
      }),
      { seed, numRuns: 300 },
    );
  });
});
