/** What a page's frontmatter says about its place in the navigation. */

import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import { foreignValue } from '../content/foreign-yaml.ts';
import { splitFrontmatter } from '../content/frontmatter.ts';
import type { SourceFiles } from './collection.ts';
import { isPageName } from './forms.ts';

export interface FrontFields {
  readonly title: string | undefined;
  /** The title of the page above it. */
  readonly parent: string | undefined;
  /** Its place among others, and the key that gives it. */
  readonly rank: { readonly value: number; readonly from: string } | undefined;
}

export type FieldsOf = (path: string) => FrontFields;

const none: FrontFields = { title: undefined, parent: undefined, rank: undefined };

const text = z.string().optional().catch(undefined);
/** `nav_order: "2"` is a number as well. */
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const schema = z.looseObject({
  title: text,
  parent: text,
  sidebar_position: number,
  nav_order: number,
  weight: number,
  order: number,
  sidebar: z.looseObject({ order: number }).optional().catch(undefined),
});

/** Reads each page once. */
export function fieldsReader(files: SourceFiles): FieldsOf {
  const known = new Map<string, FrontFields>();
  return (path) => {
    const found = known.get(path) ?? (isPageName(path) ? fieldsOf(files.get(path) ?? '') : none);
    known.set(path, found);
    return found;
  };
}

function fieldsOf(source: string): FrontFields {
  const found = schema.safeParse(frontmatterOf(source));
  if (!found.success) return none;
  const { title, parent, sidebar, ...data } = found.data;
  const ranks = [
    ['`sidebar_position`', data.sidebar_position],
    ['`nav_order`', data.nav_order],
    // Hugo takes 0 for none.
    ['`weight`', data.weight === 0 ? undefined : data.weight],
    ['`order`', data.order],
    ['`sidebar.order`', sidebar?.order],
  ] as const;
  const rank = ranks.flatMap(([from, value]) => (value === undefined ? [] : [{ value, from }]))[0];
  return { title, parent, rank };
}

function frontmatterOf(source: string): unknown {
  try {
    const toml = /^\+\+\+[ \t]*\n([\s\S]*?)^\+\+\+[ \t]*(?:\n|$)/m.exec(source);
    if (toml?.index === 0) return parseToml(toml[1] ?? '');
    const { yaml } = splitFrontmatter(source);
    return yaml === null ? {} : (foreignValue(yaml) ?? {});
  } catch {
    return {};
  }
}
