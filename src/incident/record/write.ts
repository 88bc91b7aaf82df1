/**
 * Writes a record file: JSON, the same bytes for the same events on every machine. Keys and events are sorted, each event stands on a
 * line of its own: a file that breaks off loses one event and not all, and a diff shows what was added.
 *
 * Needs no schemas, so a page can always export.
 */
import { canonicalText } from '../json.ts';
import { type Log, logsByIncident } from '../log.ts';
import { recordFormat } from './format.ts';

/**
 * The text of a file with these logs; those of one incident are merged.
 *
 * @param earlier what of these logs was handed on before and is left out, as `share/sent.ts` writes it: who lacks it can be told
 */
export function writeRecord(logs: Iterable<Log>, earlier = ''): string {
  const incidents = [...logsByIncident([...logs].flatMap((log) => log.events))].map(
    ([id, { events }]) => `{"events":[\n${events.map((event) => canonicalText(event)).join(',\n')}\n],"id":${canonicalText(id)}}`,
  );
  const leftOut = earlier === '' ? '' : `"earlier":${canonicalText(earlier)},`;
  return `{"format":${canonicalText(recordFormat)},${leftOut}"incidents":[\n${incidents.join(',\n')}${incidents.length > 0 ? '\n' : ''}]}\n`;
}
