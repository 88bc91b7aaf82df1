/** Which postmortems are of an incident that something is known of. */
import type { PostmortemSource } from '../follow-up/source.ts';

/** All but files of which nothing can be read, such as JSON that is no record: nobody knows whether they are of an incident at all. */
export function knownIncidents<Source extends PostmortemSource & { readonly compiled: { readonly broken: boolean } }>(
  postmortems: readonly Source[],
): readonly Source[] {
  return postmortems.filter(({ compiled, day, meta }) => !compiled.broken || day !== '' || meta.title !== undefined);
}
