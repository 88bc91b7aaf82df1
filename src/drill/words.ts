/** The result of a drill in the words that the page and the files share. */
import { lengthText } from '../incident/length-text.ts';
import type { DrillResult, DrillTimes, JudgedHypothesis, Mitigation } from './result.ts';

export const foundWords: Readonly<Record<DrillResult['found'], string>> = {
  truth: 'The cause was found.',
  'truth-and-other': 'The cause was found, but a second one was confirmed too.',
  other: 'A different cause was confirmed.',
  unknown: 'A cause was confirmed that the script does not know: compare it with the actual one.',
  nothing: 'No cause was confirmed.',
};

export const mitigationWords: Readonly<Record<Mitigation, string>> = {
  after: 'It was marked as mitigated after it was.',
  before: 'It was marked as mitigated before it was.',
  unsaid: 'It was mitigated, but never marked as mitigated.',
  'under-way': 'The fix was applied, but had not taken effect yet.',
  none: 'No fix was applied.',
};

/** What was measured, in the order of an incident, each with from when to when. */
export const timeWords: readonly { readonly name: keyof DrillTimes; readonly title: string; readonly span: string }[] = [
  { name: 'detect', title: 'Time to detect', span: 'from the start of the fault to the alert, by the script' },
  { name: 'acknowledge', title: 'Time to acknowledge', span: 'from the alert to the first status' },
  { name: 'causeConfirmed', title: 'Cause confirmed', span: 'from the alert to the true cause' },
  { name: 'mitigate', title: 'Time to mitigate', span: 'from the start of the fault to the status “mitigated”' },
  { name: 'recovered', title: 'Recovered', span: 'from the start of the fault until the fix took effect' },
  { name: 'resolve', title: 'Time to resolve', span: 'from the start of the fault to the status “resolved”' },
];

/** A length in words; what did not happen has none. */
export function timeText(ms: number | undefined): string {
  return ms === undefined ? 'did not happen' : ms < 0 ? 'contradictory times' : lengthText(ms);
}

/** How the hypotheses did together. */
export function scoreText({ right, settled, hypotheses }: DrillResult): string {
  if (hypotheses.length === 0) return 'No hypothesis was proposed.';
  if (settled === 0) return 'No hypothesis that the script knows was confirmed or rejected.';
  return `${right} of ${settled} ${settled === 1 ? 'hypothesis' : 'hypotheses'} judged correctly.`;
}

/** What changes cost that do not help; empty where there was none. */
export function changesText({ changes }: Pick<DrillResult, 'changes'>): string {
  const needless = changes.filter(({ helps }) => !helps);
  if (needless.length === 0) return '';
  const count = needless.length === 1 ? '1 change did' : `${needless.length} changes did`;
  return `${count} not help: ${needless.map(({ text }) => `“${text.trim()}”`).join(', ')}. In production each is a risk.`;
}

/** What became of one hypothesis, against the truth. */
export function verdictText({ cause, standing, right }: JudgedHypothesis): string {
  const confirmed = standing === 'disputed' ? 'confirmed and rejected' : standing;
  if (cause === undefined) return `${confirmed}; the script does not know it: compare it yourself`;
  const is = cause.id === 'truth' ? 'the cause' : 'a red herring';
  return `${confirmed}; it is ${is}${right === undefined ? '' : right ? ': right' : ': wrong'}`;
}
