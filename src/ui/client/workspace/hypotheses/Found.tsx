/** One piece of evidence: its words, what it rests on, and the way to take it back. */

import { retractEvent } from '../../../../incident/commands/log.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { HypothesisEvidence } from '../../../../incident/hypotheses.ts';
import { t } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

export interface FoundProps {
  readonly found: HypothesisEvidence;
  /** Whether its hypothesis is confirmed or rejected: that is taken back first. */
  readonly settled: boolean;
  /** Whether the list around it is headed by its stance already. */
  readonly isGrouped?: boolean;
}

export function Found({ found: { id, stance, text = '', events, at }, settled, isGrouped = false }: FoundProps) {
  const { state, now, act } = useIncident();
  const keys = new Set(events.map(keyOf));
  const linked = state.timeline.filter((line) => keys.has(line.key) && !text.includes(line.text));
  return (
    <span class={`found ${stance}`}>
      {!isGrouped && <strong>{stance === 'for' ? t`For` : t`Against`}: </strong>}
      {text}{' '}
      {linked.map((line) => (
        <span key={line.key} class="linked">
          {line.retracted === undefined ? line.text : <del>{line.text}</del>}{' '}
        </span>
      ))}
      <span class="note">{shortTime(at, now)}</span>
      {!settled && (
        <button
          type="button"
          class="quiet"
          aria-label={t`Remove: ${text}`}
          onClick={() => void act((desk) => retractEvent(desk, id))}
        >{t`Remove`}</button>
      )}
    </span>
  );
}
