/** A bookmarked query as the rest of the product sees it: read from a sheet, shown as a card, copied, checked. */
import type { Code } from './code.ts';
import type { Danger } from './danger/danger.ts';
import type { Language } from './language.ts';
import type { Variables } from './variable.ts';
import type { Verdict } from './verdict.ts';

export interface Query {
  /** `sheet/id`, unique on the site. */
  id: string;
  title: string;
  /** Id of its language, what it is called, and whether it is sent or typed. Pages need no registry, which holds every parser. */
  language: string;
  languageTitle: string;
  verdict: Verdict;
  kind: Language['kind'];
  /** The text, with `${name}` where a value goes. */
  template: string;
  code: Code;
  /** The variables in it and in its rollback, as declared where it is written. */
  variables: Variables;
  description: string;
  signal: string;
  /** What a healthy answer looks like, and a sick one. */
  good: string;
  bad: string;
  next: string;
  /** What its author declares where nobody here can tell; never less than what the text shows. */
  danger: Danger;
  /** What undoes it; empty when it changes nothing. */
  rollback: string;
  /** The same as HTML. */
  undo: string;
}
