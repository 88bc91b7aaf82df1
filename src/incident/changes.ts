/** Which steps change the state of a system, and what undoes them: as the runbook listed it when it was opened. */
import type { StepRef } from './events/common.ts';
import type { ListedStep } from './events/runbooks.ts';
import { runbooksUsed } from './runbooks-used.ts';
import type { IncidentState } from './state.ts';
import { stepKey } from './steps.ts';

/** Whether a step changes the state of a system, as far as is known. */
export type IsChange = (step: Pick<StepRef, 'runbook' | 'id'>) => boolean;

/** The steps of all runbooks that were used, by `stepKey`, as they were listed last. */
export function listedStepsOf(state: IncidentState): ReadonlyMap<string, ListedStep> {
  return new Map(
    runbooksUsed(state).flatMap(({ id: runbook, steps = [] }) => steps.map((step) => [stepKey({ runbook, id: step.id }), step] as const)),
  );
}

/** Whether steps were worked on that no list of the log has: logs have lists since they are written when a runbook is opened. */
export function hasUnlistedSteps(state: IncidentState): boolean {
  const listed = listedStepsOf(state);
  return [...state.steps.keys()].some((key) => !listed.has(key));
}

/**
 * Whether a step changes something, by the log.
 *
 * @param isChange what is known beside the log, for logs that were written before they held it
 */
export function changesIn(listed: ReadonlyMap<string, ListedStep>, isChange: IsChange = () => false): IsChange {
  return (step) => listed.get(stepKey(step))?.changes === true || isChange(step);
}

const repairing = /\b(?:stabili[sz]\w*|mitigat\w*|contain\w*|recover\w*|restor\w*|remed\w*|repair\w*|workaround|roll\s?back|fix)\b/i;

const verifying = /\b(?:verif\w*|confirm\w*|aftermath|watch)\b/i;

/** Whether the steps of a section are there to see that users are helped: its heading says so. */
export function isVerifySection(section: string | undefined): boolean {
  return section !== undefined && verifying.test(section);
}

/** Whether the steps of a section are there to help users: its heading says so. */
export function isRepairSection(section: string | undefined): boolean {
  return section !== undefined && repairing.test(section);
}

/** What a step begins with that asks for a change of a system. Only words that mean nothing else at that place. */
const changing =
  /^(?:replace|restart|reboot|roll ?back|revert|scale (?:up|out|down|in)|drain|disable|turn (?:\S+ ){0,3}(?:off|on)|restore|fail ?over|promote|kill|cancel|cordon|evict|purge|flush|throttle|shed|raise|increase|lower|reduce|resize)\b/i;

/** What a step begins with that asks to look, to keep or to tell. */
const looking =
  /^(?:save|see|check|open|note|read|look|find|watch|compare|confirm|capture|keep|identify|determine|ask|announce|decide|call|page|declare|rule|list|get|view|count|profile|verify|tell|write)\b/i;

/**
 * Whether a done step counts as a repair: it changes something; or it has no command that only reads, and its section is there for that or
 * its words ask for a change.
 */
export function isRepair(step: StepRef, listed: ReadonlyMap<string, ListedStep>, isChange: IsChange): boolean {
  if (isChange(step)) return true;
  const hasCommands = (listed.get(stepKey(step))?.commands?.length ?? 0) > 0;
  const asks = step.text.replace(/^(?:if|when|above|below)\b[^,:]*[,:]\s*/i, '');
  return !hasCommands && (changing.test(asks) || (isRepairSection(step.section) && !looking.test(asks)));
}
