/** What the page of a drill carries. The build writes it into the page (`ui/drill-data.ts`). */

import type { DrillScript } from '../../../drill/script.ts';
import { appElement } from '../base/app-element.ts';

export interface DrillData {
  /** `<service>/<name>`. */
  readonly id: string;
  readonly script: DrillScript;
  readonly revision: string;
  /** The patch that stamps the runbook, without its day; empty where there is none. */
  readonly patch: string;
  /** The runbook's file in the content. */
  readonly file: string;
  /** The day that stands in the runbook; empty for none. */
  readonly lastExercised: string;
}

export function drillData(): DrillData | undefined {
  const written = appElement('drill-data')?.textContent;
  // Written by our own build, from content that was checked there.
  return written ? (JSON.parse(written) as DrillData) : undefined;
}
