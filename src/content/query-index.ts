/** Finds queries by id. */
import type { Query } from '../query/query.ts';
import type { Sheet } from './site.ts';

/** A look-up by `sheet/id`, or by `id` alone where one sheet has it; and all full ids. */
export function queryIndex(sheets: readonly Sheet[]): { find: (id: string) => Query | undefined; ids: () => string[] } {
  const byId = new Map<string, Query>();
  const byName = new Map<string, Query | null>();
  for (const query of sheets.flatMap((sheet) => sheet.queries)) {
    byId.set(query.id, query);
    const name = query.id.slice(query.id.lastIndexOf('/') + 1);
    byName.set(name, byName.has(name) ? null : query);
  }
  const find = (id: string) => byId.get(id) ?? byName.get(id) ?? undefined;
  return { find: (id) => find(id.normalize('NFC')), ids: () => [...byId.keys()] };
}
