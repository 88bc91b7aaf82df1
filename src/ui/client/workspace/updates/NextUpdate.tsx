/** When the next update is promised. */

import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { severityMeanings } from '../../../../incident/severity.ts';
import { t } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

const choices = [15, 30, 60] as const;

interface NextUpdateProps {
  /** How long people wait; undefined: as long as the severity asks for. */
  readonly minutes: number | undefined;
  readonly promised: number | undefined;
  readonly choose: (minutes: number | undefined) => void;
}

export function NextUpdate({ minutes, promised, choose }: NextUpdateProps) {
  const { state, now } = useIncident();
  const { severity } = factsOf(state);
  const usual = severity && severityMeanings[severity].updateMinutes;
  return (
    <label class="next-update">
      {t`Next update in `}
      <select
        name="next-update"
        value={minutes ?? ''}
        onChange={(event) => choose(choices.find((choice) => String(choice) === event.currentTarget.value))}
      >
        <option value="">
          {usual === undefined
            ? t`none due${severity === undefined ? '' : t` at ${severity}`}`
            : t`${lengthText(usual * 60_000)}, as ${severity} asks`}
        </option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {lengthText(choice * 60_000)}
          </option>
        ))}
      </select>
      {promised !== undefined && (
        <span class="note">{promised <= now ? t`That time has passed.` : t`due by ${shortTime(promised, now)}`}</span>
      )}
    </label>
  );
}
