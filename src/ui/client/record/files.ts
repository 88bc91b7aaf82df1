/** What leaves and comes back: the record as JSON, the postmortem with its evidence as an archive. Loaded when it is asked for. */

import { clockSkewOf } from '../../../incident/clock-skew.ts';
import type { StepRef } from '../../../incident/events/common.ts';
import { imagesOf } from '../../../incident/images.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { recordLimits } from '../../../incident/record/format.ts';
import type { RecordReading } from '../../../incident/record/read.ts';
import { writeRecord } from '../../../incident/record/write.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { IncidentRecord } from '../../../storage/record.ts';
import { download, fileName } from '../base/download.ts';
import type { Desk } from './desk.ts';

/** Hands the records over as one file that can be read again, here or on another device. */
export function saveRecord(states: readonly IncidentState[]): void {
  const [first] = states;
  const name = states.length === 1 && first !== undefined ? fileName(first) : 'incidents';
  download(`${name}.json`, writeRecord(states.map((state) => state.log)), 'application/json');
}

/** Hands the postmortem, the record, the action items and the images over as one archive. Answers the images that are not on this device. */
export async function saveArchive(
  state: IncidentState,
  markdown: string,
  record: IncidentRecord,
  isChange: (step: StepRef) => boolean,
): Promise<readonly string[]> {
  const { postmortemArchive } = await import('../../../postmortem/export.ts');
  const images = new Map<string, Uint8Array>();
  for (const { digest } of imagesOf(state)) {
    const bytes = await (await record.image(digest))?.arrayBuffer();
    if (bytes !== undefined) images.set(digest, new Uint8Array(bytes));
  }
  const { bytes, missing } = postmortemArchive(state, markdown, images, isChange);
  download(`${fileName(state)}-postmortem.zip`, new Uint8Array(bytes), 'application/zip');
  return missing;
}

/** Merges a file into the record, all of what can be read or nothing: twice changes nothing. Answers what happened, in words. */
export async function readFile(file: File, desk: Desk): Promise<string> {
  // Three bytes are the most that UTF-8 takes for one of the units that the limit counts.
  if (file.size > recordLimits.characters * 3) return 'Nothing was imported: the file is too large.';
  const text = await file.text();
  if (text.startsWith('PK\u0003\u0004')) return 'Nothing was imported: this is an archive. Unpack it and import its `record.json`.';
  const { readRecord } = await import('../../../incident/record/read.ts');
  const reading = readRecord(text);
  if (reading.outcome === 'refused') return `Nothing was imported. ${problemsOf(reading)}`;
  const events = [...reading.logs.values()].flatMap((log) => log.events);
  const before = contradicting(desk);
  const fresh = await desk.merge(events);
  const [id] = reading.logs.keys();
  if (id !== undefined) desk.activate(id);
  const skew = Math.max(0, ...[...reading.logs.keys()].flatMap((incident) => aheadIn(desk.incidents().get(incident))));
  const read = `${count(events.length, 'event')} of ${count(reading.logs.size, 'incident')}`;
  const added = fresh === 0 ? 'All of them were here already.' : `${fresh === events.length ? 'All' : fresh} of them were new.`;
  const whole = reading.outcome === 'partly' ? 'The file is damaged: the rest of it was not read.' : '';
  return [`Read ${read}.`, added, contradiction(contradicting(desk) - before), skewText(skew), whole, problemsOf(reading)]
    .filter((part) => part !== '')
    .join(' ');
}

function aheadIn(state: IncidentState | undefined): number[] {
  const skew = state && clockSkewOf(state, Date.now());
  return skew === undefined ? [] : [skew.ahead];
}

function skewText(ahead: number): string {
  return ahead === 0 ? '' : `The clock of a device that logged to it is ${lengthText(ahead)} ahead: check its times.`;
}

function contradicting(desk: Desk): number {
  return [...desk.incidents().values()].reduce((sum, { contradictions }) => sum + contradictions.length, 0);
}

function contradiction(number: number): string {
  return number === 0
    ? ''
    : `${count(number, 'event')} here and in the file share an id but differ: both are kept, the first one is shown.`;
}

/** The first few: a damaged file can have hundreds. */
function problemsOf({ problems }: RecordReading): string {
  const more = problems.length > 3 ? ` And ${problems.length - 3} more.` : '';
  return problems
    .slice(0, 3)
    .map(({ message }) => message)
    .join(' ')
    .concat(more);
}

function count(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? '' : 's'}`;
}
