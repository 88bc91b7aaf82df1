/** The day of exercise goes into a runbook's frontmatter by a patch that `git apply` takes. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { patchFor } from '../../../src/drill/patch.ts';
import { stampOf } from '../../../src/drill/stamp.ts';
import { contentRoot } from '../../support/content-root.ts';

const drill = `title: T
runbook: a/slow
brief: B
symptoms: [{ id: alert, where: A, shows: S }]
truth: { cause: The index is gone, words: [index], why: W }
recovery: { did: [build], why: W }
`;
const body = '# Slow\n\n## Stabilise\n\n- [ ] Build it. <!-- #build -->\n';

/** The patch of the drill on that runbook, applied by git. */
async function applied(runbook: string, lastExercised?: string): Promise<{ patch: string; text: string }> {
  const root = contentRoot({ 'runbooks/a/slow.md': runbook, 'runbooks/a/drills/slow.yaml': drill });
  const { site } = await loadSite(root, { base: '/' });
  const patch = patchFor(site.drills[0]?.patch ?? '', '2026-11-21', lastExercised);
  if (patch !== '') {
    writeFileSync(join(root, 'exercised.patch'), patch);
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['apply', '--whitespace=nowarn', 'exercised.patch'], { cwd: root });
  }
  return { patch, text: readFileSync(join(root, 'runbooks/a/slow.md'), 'utf8') };
}

describe('the patch', () => {
  it.each([
    [
      'after the review',
      `---\ntitle: Slow\nreviewEvery: 6mo\ntags: [a]\n---\n${body}`,
      'reviewEvery: 6mo\nlastExercised: 2026-11-21\ntags',
    ],
    [
      'in place of an earlier day',
      `---\nlastExercised: "2025-01-31" # autumn\ntitle: Slow\n---\n${body}`,
      '---\nlastExercised: 2026-11-21\ntitle',
    ],
    ['at the end of other frontmatter', `---\ntags:\n  - a\n---\n${body}`, '  - a\nlastExercised: 2026-11-21\n---'],
    ['in frontmatter of its own', body, '---\nlastExercised: 2026-11-21\n---\n\n# Slow'],
    [
      'not into a text of two lines',
      `---\nowner: the team\n  of the night\n---\n${body}`,
      '  of the night\nlastExercised: 2026-11-21\n---',
    ],
    ['not into a list below its neighbour', `---\nowner:\n  - a\n---\n${body}`, '  - a\nlastExercised: 2026-11-21\n---'],
    [
      'between lines that end with CRLF',
      `---\ntitle: Slow\n---\n${body}`.replaceAll('\n', '\r\n'),
      'title: Slow\r\nlastExercised: 2026-11-21\r\n---',
    ],
    [
      'in a file that ends without a line end',
      '---\ntitle: Slow\n---\n- [ ] Build it. <!-- #build -->',
      'title: Slow\nlastExercised: 2026-11-21\n---',
    ],
  ])('puts the day %s', async (_, runbook, expected) => {
    const { text } = await applied(runbook);
    expect(text).toContain(expected);
    expect(text.replace(/lastExercised: 2026-11-21\r?\n/, '').length).toBeGreaterThanOrEqual(
      runbook.replace(/lastExercised.*\n/, '').length,
    );
  });

  it('is not offered for a day that stands there, and where frontmatter has no lines', async () => {
    expect((await applied(`---\nlastExercised: 2026-11-21\n---\n${body}`, '2026-11-21')).patch).toBe('');
    expect(stampOf('---\n{title: Slow}\n---\n', '2026-11-21')).toBeUndefined();
    expect(stampOf('---\nlastExercised: 2026-11-22\n---\n', '2026-11-21')).toBeUndefined();
  });
});
