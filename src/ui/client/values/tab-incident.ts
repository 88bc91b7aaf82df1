/** An incident with its values as this tab saw them last. */
import { type Filled, readFilled } from '../../../values/filled.ts';
import { isInstant, isRecord } from '../../../values/stored.ts';

export interface TabIncident {
  readonly id: string;
  /** Which active incident, or '' for none, somebody wanted to keep these values beside. */
  readonly answered?: string | undefined;
  readonly title: string;
  readonly values: readonly Filled[];
  /** When its values were seen or filled in last; milliseconds since the epoch. */
  readonly at: number;
  /** The tab itself left it for another one (`left.ts`). */
  readonly isLeft?: true | undefined;
}

/** What is stored of one; undefined where it is not whole. */
export function readTabIncident(read: unknown): TabIncident | undefined {
  if (!isRecord(read)) return undefined;
  const { id, answered, title, values, at } = read;
  if (typeof id !== 'string' || typeof title !== 'string' || !isInstant(at) || !Array.isArray(values)) return undefined;
  const sound = values.flatMap((value: unknown) => readFilled(value) ?? []);
  return { id, ...(typeof answered === 'string' && { answered }), title, values: sound, at };
}
