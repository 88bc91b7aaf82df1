/**
 * Where the browser keeps nothing for files, the record lies in memory, and another page of the file is another document. What was not
 * saved goes along in the name of the window, which stays as long as the tab does.
 */
import type { LogEvent } from '../../../incident/event.ts';
import { isEvent } from '../../../storage/entry.ts';
import { onCurrentChange, readCurrent } from '../record/current.ts';
import { theDesk } from '../record/desk.ts';

const mark = 'breakglass-record:';

/** Takes over what the page before left, and leaves the same for the next one. */
export async function carryRecord(base: string): Promise<void> {
  let following = false;
  const follow = async () => {
    if (following) return;
    following = true;
    const { record, onChange } = await theDesk();
    const leave = () => {
      const unsaved = record.unsaved();
      window.name = unsaved.length === 0 ? '' : mark + unsaved.map((event) => JSON.stringify(event)).join('\n');
    };
    onChange(leave);
    leave();
  };
  if (window.name.startsWith(mark)) {
    await (await theDesk()).merge(eventsIn(window.name.slice(mark.length)));
    await follow();
  }
  const look = () => readCurrent(base) !== undefined && void follow();
  onCurrentChange(base, look);
  look();
}

function eventsIn(lines: string): readonly LogEvent[] {
  return lines
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .filter(isEvent);
}
