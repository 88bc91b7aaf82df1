/** All incidents of this device as one text, saved or not. Nothing is loaded for it: it must work when nothing else does. */
import { writeRecord } from '../../../incident/record/write.ts';
import { download } from '../base/download.ts';
import type { Desk } from './desk.ts';

/** A record file; when that cannot be written, the events as they are. */
export function everything({ incidents, record }: Desk): string {
  try {
    return writeRecord([...incidents().values()].map(({ log }) => log));
  } catch {
    return record.rawText();
  }
}

/** Hands everything over as a file; whether the browser took it. */
export function saveEverything(desk: Desk): boolean {
  try {
    download('incidents.json', everything(desk), 'application/json');
    return true;
  } catch {
    return false;
  }
}
