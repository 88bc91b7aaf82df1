/** What happened in the words of a published timeline, where those of the log are for people at work. */
import type { IncidentEvent, LogEvent } from '../../incident/event.ts';
import { fixedByQuestion } from '../../incident/fixed-by.ts';
import { isOutcomeAlone } from '../../incident/hypotheses.ts';
import type { Milestone } from '../../incident/milestone.ts';
import type { TimelineLine } from '../../incident/timeline.ts';
import { queryKind, queryName, type StepNames } from './step-names.ts';

/** A milestone as a moment. */
export const milestoneMoments: Readonly<Record<Milestone, string>> = {
  started: 'Impact began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What a published timeline needs to know of other events. */
export interface RowWords {
  readonly names: StepNames;
  /** The statement of a hypothesis, in quotes. */
  statement(id: { readonly actor: string; readonly counter: number }): string;
  /** The words of a prediction. */
  prediction(id: { readonly actor: string; readonly counter: number }): string | undefined;
  /** The title of a service. */
  service(id: string): string;
}

/** The words of a row; those of the log where they do. */
export function rowText(line: TimelineLine, view: IncidentEvent | undefined, words: RowWords): string {
  switch (view?.kind) {
    case 'milestone-set/1':
      return milestoneMoments[view.payload.milestone];
    case 'query-run/1': {
      const { query, step, result } = view.payload;
      const name = queryName(query, words.names.wordsOf(query, step));
      return `${queryKind(query)} “${name}”${result === undefined ? ' run' : `: ${result}`}`;
    }
    case 'services-changed/1': {
      const { added = [], removed = [] } = view.payload;
      const parts = [
        added.length === 0 ? '' : `Affects ${added.map(({ id, title }) => title ?? words.service(id)).join(', ')}`,
        removed.length === 0 ? '' : `Does not affect ${removed.map(words.service).join(', ')}`,
      ].filter((part) => part !== '');
      return parts.join('. ') || line.text;
    }
    case 'hypothesis-evidence-added/1': {
      const { hypothesis, prediction, stance, text } = view.payload;
      const predicted = prediction && words.prediction(prediction);
      if (predicted === undefined) return line.text;
      const outcome = stance === 'for' ? 'true' : 'not true';
      return `Checked for ${words.statement(hypothesis)}: ${predicted}: ${isOutcomeAlone(text) ? outcome : `${outcome}, ${text}`}`;
    }
    case 'fix-decision-answered/1':
      return view.payload.question === fixedByQuestion.id ? `Fixed by: ${view.payload.answered}` : line.text;
    default:
      return line.text;
  }
}

/** A link to what an event speaks of. */
export function urlOf(event: LogEvent | IncidentEvent): string | undefined {
  const { payload } = event;
  const url =
    event.kind === 'alert-received/1'
      ? fieldOf(payload, 'source')
      : event.kind === 'query-opened/1'
        ? fieldOf(payload, 'url')
        : fieldOf(fieldOf(payload, 'evidence'), 'url');
  return typeof url === 'string' ? url : undefined;
}

/** A field of what may be no object. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
