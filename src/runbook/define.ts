/** What an author's component is. */
import type { z } from 'zod';
import type { Html } from '../markup/html.ts';
import type { WhereConfig } from '../open/config.ts';
import type { Query } from '../query/query.ts';

/** What stands before and after the children. */
export interface Frame {
  open: Html;
  close: Html;
}

export interface ComponentWorld {
  query: (id: string) => Query | undefined;
  /** Ids of all queries, for "did you mean". */
  queryIds: () => readonly string[];
  /** Where queries can be opened and run. */
  where: WhereConfig;
  /** Reports on the element; rendering goes on with whatever makes sense. */
  problem: (check: 'query/unknown' | 'include/missing', message: string, hint: string) => void;
}

interface Definition<S extends z.ZodType> {
  name: string;
  /** One sentence for the author's guide. */
  purpose: string;
  attributes: S;
  render: (attributes: z.infer<S>, world: ComponentWorld) => Frame;
}

export interface Component {
  name: string;
  purpose: string;
  attributes: z.ZodType;
  /** Throws a ZodError when `attributes` do not pass the schema: check them first to report each. */
  render: (attributes: unknown, world: ComponentWorld) => Frame;
}

/** Gives the renderer the types of its attributes; the registry need not know them. */
export function defineComponent<S extends z.ZodType>(definition: Definition<S>): Component {
  return { ...definition, render: (attributes, world) => definition.render(definition.attributes.parse(attributes), world) };
}
