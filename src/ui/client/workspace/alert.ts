/** An alert as it was pasted: its name, its labels, when it fired. */
import { labelsFrom } from '../../../query/fill/labels.ts';

export interface PastedAlert {
  /** Empty when the text names none. */
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly firedAt: number | undefined;
  /** What was read, in words. */
  readonly told: string;
}

/** Reads the first alert of a text. Alertmanager writes `startsAt` as RFC 3339, and a year before 1970 for one that has not fired. */
export function alertFrom(text: string): PastedAlert {
  const found = labelsFrom(text);
  const name = Object.hasOwn(found, 'alertname') ? (found['alertname'] ?? '') : '';
  const written = /"startsAt"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  const at = new Date(written ?? '').getTime();
  const labels = new Map(Object.entries(found).filter(([, value]) => value !== ''));
  const names = [...labels.keys()].filter((label) => label !== 'alertname');
  return {
    name,
    labels,
    firedAt: at > 0 ? at : undefined,
    told: labels.size === 0 ? 'No labels found in it.' : `Read: ${[name, names.join(', ')].filter((part) => part !== '').join(' with ')}.`,
  };
}
