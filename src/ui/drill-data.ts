/** Makes the data that the page of a drill carries. */
import type { Drill, Runbook } from '../content/site.ts';
import type { DrillData } from './client/drill/data.ts';

export function drillData({ id, script, revision, patch }: Drill, { file, meta }: Runbook): DrillData {
  return { id, script, revision, patch, file, lastExercised: meta.lastExercised ?? '' };
}
