/** The patch that each drill's page offers when it was played: that its runbook was exercised on that day. */
import { unifiedDiff } from '../check/unified-diff.ts';
import type { ContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { decodeText } from '../content/text-file.ts';
import { patchDay } from '../drill/patch.ts';
import { stampOf } from '../drill/stamp.ts';
import { LineIndex } from '../problem/position.ts';

/** Gives each drill its patch. */
export function addDrillPatches(site: Site, root: ContentRoot): void {
  for (const drill of site.drills) {
    const path = site.runbooks.find(({ id }) => id === drill.script.runbook)?.file;
    const file = root.runbookFiles.find((candidate) => candidate.path === path);
    if (path === undefined || file === undefined) continue;
    const { text } = decodeText(path, file.bytes);
    const stamp = stampOf(text, patchDay);
    if (stamp === undefined) continue;
    const fix = { ...new LineIndex(text).range(stamp.from, stamp.to), text: stamp.text };
    drill.patch = unifiedDiff(path, text, [fix], file.bytes.includes(13) ? '\r\n' : '\n');
  }
}
