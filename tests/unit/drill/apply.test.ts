/** A result writes the day into the runbook only where something of it was practised. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyResult } from '../../../src/command/drill.ts';
import { resultFile } from '../../../src/drill/file.ts';
import { standingOf } from '../../../src/drill/play.ts';
import { resultOf } from '../../../src/drill/result.ts';
import { endDrill } from '../../../src/incident/commands/drill.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { contentRoot } from '../../support/content-root.ts';
import { step } from '../incident/desk.ts';
import { player, script } from './script.ts';

const file = 'runbooks/user-service/latency-spike.md';

/** The content, and the result of a drill in which so many steps were taken, as files. */
function practised(steps: readonly string[]) {
  const ann = player();
  for (const id of steps) ann.do((at) => completeStep(at, step(id)));
  ann.do((at) => endDrill(at));
  const standing = standingOf(script, ann.state, ann.now);
  if (standing === undefined) throw new Error('no drill');
  const root = contentRoot({ [file]: '---\ntitle: Slow\n---\n\n## Stabilise\n\n- [ ] Build it. <!-- #build -->\n' });
  const result = join(root, 'result.json');
  writeFileSync(result, JSON.stringify(resultFile(script, file, ann.state, standing, resultOf(script, ann.state, standing))));
  return { root, result, text: () => readFileSync(join(root, file), 'utf8') };
}

it('the day is written after a step was taken', async () => {
  const { root, result, text } = practised(['build']);
  await applyResult(root, result);
  expect(text()).toContain('lastExercised: 2026-11-21');
});

it('without a step nothing is written, and the reason is given', async () => {
  const { root, result, text } = practised([]);
  await expect(applyResult(root, result)).rejects.toThrow('no step was taken');
  expect(text()).not.toContain('lastExercised');
});
