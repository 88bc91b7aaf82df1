/** What `compile` must know about the world around one runbook. All of it is data or pure look-ups. */

import type { WhereConfig } from '../open/config.ts';
import type { Programs } from '../query/danger/row.ts';
import type { Query } from '../query/query.ts';
import type { Variables } from '../query/variable.ts';
import type { Diagram } from './diagram.ts';
import type { FindIncluded } from './include.ts';
import type { StatusPage } from './status-pages.ts';

export interface CompileContext {
  /** Path relative to the content root: problems name it. */
  file: string;
  format: 'md' | 'mdx';
  /** Used when the text has no heading to take the title from. */
  fallbackTitle: string;
  /** The title in the frontmatter, if any: then a first heading with the same words is not shown twice. */
  title?: string | undefined;
  /** The variables declared for this runbook: by the settings, its service and itself. */
  variables: Variables;
  /** Those of its service and itself: on its page they override those of a query's sheet. */
  overrides: Variables;
  /** Whether MDX code may run (`mdx.code`): then code is no problem, and the page leaves it to the MDX compiler. */
  allowCode: boolean;
  /** Whether numbered lists under headings that say what to do are steps. */
  numberedSteps?: boolean;
  /** Whether task lists are only shown: nothing in the text is to be done. */
  withoutSteps?: boolean;
  /** A query by `sheet/id`, or by `id` alone where that is unique. */
  query: (id: string) => Query | undefined;
  /** Ids of all queries, for "did you mean". */
  queryIds: () => readonly string[];
  /** Where queries can be opened and run. */
  where: WhereConfig;
  /** Status pages of providers, as the settings list them; none when left out. */
  statusPages?: readonly StatusPage[];
  /** The team's own programs: what their calls do. */
  programs: Programs;
  /** Where a relative link leads: an address on the site, or why it leads nowhere. */
  link: (href: string) => ResolvedLink;
  /** Where a relative image is served, or why it is not there. */
  image: (href: string) => ResolvedSiteImage;
  /** Files whose text a runbook may include. */
  include?: FindIncluded;
  /** What became of the text of a Mermaid diagram; undefined where nobody tried to draw any. */
  diagram?: (source: string) => Diagram | undefined;
}

export type ResolvedLink = { href: string } | { dead: string; hint: string };

/** An image that the site serves, with its size in pixels where that is known. */
export type ResolvedSiteImage =
  | { href: string; size?: { readonly width: number; readonly height: number } | undefined }
  | { dead: string; hint: string };
