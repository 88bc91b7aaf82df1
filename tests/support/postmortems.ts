/** Postmortems made for a test, as the rooms of follow-up and trends read them. */
import { type PostmortemMeta, postmortemSchema } from '../../src/content/schema/postmortem.ts';
import type { PostmortemSource } from '../../src/follow-up/source.ts';

/** A postmortem by its frontmatter. */
export function postmortem(id: string, day: string, meta: Partial<Record<keyof PostmortemMeta, unknown>> = {}): PostmortemSource {
  return { id, title: `Incident ${id}`, address: `postmortems/${id}/`, day, meta: postmortemSchema.parse(meta) };
}
