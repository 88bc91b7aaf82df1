/** What a review meeting talks about, from the log of the incident: what is still open, what surprised people, what was decided. */
import { moveWithoutHelp } from '../incident/did-not-help.ts';
import { hypothesesOf } from '../incident/hypotheses.ts';
import { eventsOf, type IncidentState } from '../incident/state.ts';
import { isChosenMove } from './record/repairs.ts';

export interface Agenda {
  /** Explanations that nobody confirmed or rejected, or that people disagree on. */
  readonly hypotheses: readonly OpenHypothesis[];
  readonly surprises: readonly Surprise[];
  readonly decisions: readonly Decision[];
}

export interface OpenHypothesis {
  readonly statement: string;
  /** One that was confirmed and rejected is disputed. */
  readonly standing: 'open' | 'disputed';
}

/** Something that was not as people thought. */
export interface Surprise {
  /**
   * `ruled-out`: an explanation that did not hold. `no-help`: a move that did not help. `badly`, `lucky`: a lesson that was noted. `runbook`:
   * something in a runbook that was wrong or missing.
   */
  readonly is: 'ruled-out' | 'no-help' | 'badly' | 'lucky' | 'runbook';
  readonly text: string;
  /** Why, as somebody recorded it; empty where nobody did. */
  readonly why: string;
  readonly at: number;
}

export interface Decision {
  readonly at: number;
  readonly by: string | undefined;
  readonly text: string;
  /** The answer, or the reason that was given; empty where there is none. */
  readonly why: string;
}

/** The agenda, each part in the order of the log. */
export function agendaOf(state: IncidentState): Agenda {
  const hypotheses = hypothesesOf(state);
  return {
    hypotheses: hypotheses.flatMap(({ statement, standing }): OpenHypothesis[] =>
      standing === 'open' || standing === 'disputed' ? [{ statement, standing }] : [],
    ),
    surprises: surprisesOf(state, hypotheses).sort((a, b) => a.at - b.at),
    decisions: decisionsOf(state).sort((a, b) => a.at - b.at),
  };
}

function surprisesOf(state: IncidentState, hypotheses: ReturnType<typeof hypothesesOf>): Surprise[] {
  return [
    ...hypotheses.flatMap(({ statement, standing, outcomes }): Surprise[] => {
      const last = outcomes.at(-1);
      return standing !== 'rejected' || last === undefined ? [] : [{ is: 'ruled-out', text: statement, why: last.why, at: last.at }];
    }),
    ...eventsOf(state, 'note-written/1').flatMap(({ occurredAt: at, payload }): Surprise[] => {
      const move = moveWithoutHelp(payload.text);
      return move === undefined ? [] : [{ is: 'no-help', text: move, why: '', at }];
    }),
    ...eventsOf(state, 'lesson-noted/1').flatMap(({ occurredAt: at, payload: { type, text } }): Surprise[] =>
      type === 'well' ? [] : [{ is: type, text, why: '', at }],
    ),
    ...eventsOf(state, 'runbook-problem-noted/1').map(
      ({ occurredAt: at, payload: { text, step } }): Surprise => ({ is: 'runbook', text, why: step?.text ?? '', at }),
    ),
  ];
}

/** Moves that were chosen, why an explanation was followed further, and more time that was given. */
function decisionsOf(state: IncidentState): Decision[] {
  return [
    ...eventsOf(state, 'fix-decision-answered/1').flatMap(({ occurredAt: at, by, payload }): Decision[] =>
      payload.move === undefined || !isChosenMove(payload)
        ? []
        : [{ at, by, text: payload.move, why: `${payload.asked} ${payload.answered}` }],
    ),
    ...hypothesesOf(state).flatMap(({ statement, by, continued }): Decision[] =>
      continued === undefined ? [] : [{ at: continued.at, by, text: statement, why: continued.why }],
    ),
    ...eventsOf(state, 'timebox-extended/1').flatMap(({ occurredAt: at, by, payload: { why, minutes } }): Decision[] =>
      why === undefined ? [] : [{ at, by, text: `${minutes} min more`, why }],
    ),
  ];
}
