/** How often the danger of a command is wrong, on lists that were judged by hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpora } from '../../../support/corpora.ts';
import { judgedList, mistakes } from '../../../support/danger-list.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/shell');
const shared = join(corpora, '../cases/danger/commands.txt');
const notThere = existsSync(shared) ? '' : ' (skipped: no ../shared/cases beside the repository)';

/**
 * Where we judge otherwise than the shared list: these change nothing but the shell they run in, wait, or print what is piped
 * through them.
 */
const disputed = ['cd /x', 'set -e', 'kubectl wait --for=condition=Ready po/x', 'kubectl-neat'];

function measure(file: string) {
  const list = judgedList(file);
  const { missed, unknown, alarms } = mistakes(list);
  const reading = list.filter(({ harms }) => !harms).length;
  return { missed, unknown, unknownShare: unknown.length / list.length, alarmShare: alarms.length / reading, alarms };
}

describe.each(
  ['danger', 'danger-everyday', 'danger-runbooks', 'danger-second', 'danger-third', 'danger-fourth', 'danger-fifth'].map(
    (name) => `${name}.txt`,
  ),
)('a list judged by hand, %s @fault-54', (list) => {
  it('has no dangerous command that is called read-only, few that nobody knows, and few false alarms', () => {
    const { missed, unknownShare, alarmShare } = measure(join(fixtures, list));
    expect(missed).toEqual([]);
    expect(unknownShare).toBeLessThanOrEqual(0.05);
    expect(alarmShare).toBeLessThanOrEqual(0.02);
  });
});

describe.skipIf(notThere !== '')(`the shared list${notThere}`, () => {
  it('has no dangerous command that is called read-only, few that nobody knows, and few false alarms', () => {
    const { missed, unknownShare, alarmShare } = measure(shared);
    expect(missed.filter((command) => !disputed.includes(command))).toEqual([]);
    expect(unknownShare).toBeLessThanOrEqual(0.05);
    expect(alarmShare).toBeLessThanOrEqual(0.02);
  });
});
