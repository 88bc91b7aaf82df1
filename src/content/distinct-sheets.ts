/** Query sheets whose names would be one: each keeps an id and an address of its own. */
import { fileStart, type Problem } from '../problem/problem.ts';
import { type Address, addressOf } from './address.ts';
import type { Sheet } from './site.ts';

/** The sheets, no two with the same id or address. The later one of two gets a number, and a problem. */
export function distinctSheets(sheets: readonly Sheet[]): { value: Sheet[]; problems: Problem[] } {
  const byAddress = new Map<Address, Sheet>();
  const problems: Problem[] = [];
  for (const sheet of sheets) {
    const rival = byAddress.get(sheet.address);
    if (rival === undefined) {
      byAddress.set(sheet.address, sheet);
      continue;
    }
    let count = 2;
    while (byAddress.has(numbered(sheet, count).address)) count++;
    const own = numbered(sheet, count);
    byAddress.set(own.address, own);
    const message = `\`${sheet.file}\` and \`${rival.file}\` have the same address; this one is \`${own.id}\``;
    const hint = 'rename or remove one of them';
    problems.push({ check: 'sheet/duplicate', severity: 'error', file: sheet.file, message, hint, ...fileStart });
  }
  return { value: [...byAddress.values()], problems };
}

function numbered(sheet: Sheet, count: number): Sheet {
  const id = `${sheet.id}-${count}`;
  const queries = sheet.queries.map((query) => ({ ...query, id: id + query.id.slice(sheet.id.length) }));
  return { ...sheet, id, address: addressOf('queries', ...id.split('/')), queries };
}
