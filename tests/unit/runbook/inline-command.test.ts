/** Commands in backticks are read as those in fences are: checked, classed, and part of their step. */
import { describe, expect, it } from 'vitest';
import { compileAlone } from '../../support/compile.ts';

/** `line:column check message` of each problem of one paragraph. */
function problemsOf(text: string): string[] {
  return compileAlone(`# Cart\n\n${text}\n`).problems.map(({ line, column, check, message }) => `${line}:${column} ${check} ${message}`);
}

/** What the step says in its row, and the words of what it changes. */
function stepOf(text: string): { tags: string; changes: readonly string[] } {
  const { sections, steps } = compileAlone(`# Cart\n\n## Stabilise\n\n- [ ] ${text}\n`);
  const html = sections.map((section) => section.html).join('');
  return { tags: /<span class="step-tags">(.*?)<\/span><\/span>/.exec(html)?.[1] ?? '', changes: steps[0]?.changes ?? [] };
}

describe('a command in backticks', () => {
  it.each([
    ['a slip', 'Run `kubectl delet pod x`.', ['3:14 query/doubtful found `delet`, which is no command of kubectl 1.27 to 1.36']],
    ['a dash for a hyphen', 'Run `kubectl get pods –n shop`.', ['3:23 code/typography en dash (U+2013) in code']],
    [
      'what destroys',
      'Run `rm -rf /var/lib/x`.',
      ['3:6 code/rollback it deletes folders with all that is in them, and nothing says what undoes it'],
    ],
    ['what destroys, with its undo', 'Run `rm -rf /var/lib/x`. To roll back, restore the backup.', []],
    ['what destroys, with its undo below', 'Run `rm -rf /var/lib/x`.\n\nUndo: restore the backup.', []],
    ['what only changes', 'Run `kubectl scale deployment/cart --replicas=4`.', []],
    [
      'a prompt before it',
      'Run `$ kubectl delet pod x`.',
      ['3:16 query/doubtful found `delet`, which is no command of kubectl 1.27 to 1.36'],
    ],
    ['two on a line', '`kubectl get pods` and `kubectl gett pods`', [expect.stringContaining('3:33 query/doubtful found `gett`')]],
    ['a line break in it', 'Run `kubectl delet\npod x`.', [expect.stringContaining('query/doubtful found `delet`')]],
    ['a form of a command', 'Use `knife (search|ssh|..) QUERY`, which prints `last error: %!s(<nil>)`.', []],
    ['no command', 'The field `spec.replicas` of `kubectl`.', []],
  ])('with %s', (_what, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('gives its step a tag where it changes something, as a block does', () => {
    expect(stepOf('Delete it: `kubectl delete pod x`').tags).toContain('class="tag danger"');
    expect(stepOf('Look: `kubectl get pods`').tags).toBe('');
  });

  it('counts as a change of its step, but for the one that undoes it', () => {
    expect(stepOf('Delete it: `kubectl delete pod x`').changes).toEqual(['deletes Kubernetes objects']);
    expect(stepOf('Scale with `kubectl scale deploy/a --replicas=4`; undo: `kubectl scale deploy/a --replicas=2`').changes).toHaveLength(1);
  });
});
