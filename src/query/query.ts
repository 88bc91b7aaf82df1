/** A bookmarked query as the rest of the product sees it: read from a sheet, shown as a card, copied, checked. */
import type { Danger } from './language.ts';

export interface Query {
  /** `sheet/id`, unique on the site. */
  id: string;
  title: string;
  /** Id of its language in the registry. */
  language: string;
  /** The text, with `${name}` where a value goes. */
  template: string;
  /** Names declared where the query is written: in a shell, only these are places for values. */
  declared: ReadonlySet<string>;
  description: string;
  signal: string;
  /** What a healthy answer looks like, and a sick one. */
  good: string;
  bad: string;
  next: string;
  danger: Danger;
  /** What undoes it; empty when it changes nothing. */
  rollback: string;
}
