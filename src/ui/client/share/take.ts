/** Takes what was handed on: a record, from a file, an archive, a link or codes. It is merged; what is worked on stays on the page. */

import { clockSkewOf } from '../../../incident/clock-skew.ts';
import { keyOf, type LogEvent } from '../../../incident/event.ts';
import { factsOf } from '../../../incident/facts.ts';
import { lengthText } from '../../../incident/length-text.ts';
import type { RecordReading } from '../../../incident/record/read.ts';
import { eventsOf, type IncidentState } from '../../../incident/state.ts';
import { readPayload } from '../../../share/link.ts';
import { suggestionFor } from '../../../share/suggest.ts';
import { t } from '../../../words/text.ts';
import type { Desk } from '../record/desk.ts';
import { offerCatchUp } from '../workspace/catch-up/due.ts';
import { suggest } from './arrived.ts';
import { rememberLeftOut, rememberSent } from './sent-here.ts';

/** Merges what stands behind `#add=`. Answers what happened, in words. */
export async function takePayload(payload: string, desk: Desk): Promise<string> {
  const read = await readPayload(payload);
  if ('problem' in read) return t`Nothing was imported. ${read.problem}`;
  const before = new Set(desk.record.events().map(({ id }) => keyOf(id)));
  const taken = await takeRecord(read.text, desk);
  // Who sent them has them. Only those: an event that was here already may be new to others.
  const came = new Set(taken.events.map(({ id }) => keyOf(id)).filter((key) => !before.has(key)));
  for (const [incident, { log }] of desk.incidents()) {
    const theirs = log.events.filter(({ id }) => came.has(keyOf(id)));
    if (theirs.length > 0) rememberSent(incident, theirs, desk.record);
  }
  return taken.words;
}

export interface Taken {
  /** What happened, for people. */
  readonly words: string;
  readonly events: readonly LogEvent[];
}

/** Merges the text of a record, all of what can be read or nothing: twice changes nothing. */
export async function takeRecord(text: string, desk: Desk): Promise<Taken> {
  const { readRecord } = await import('../../../incident/record/read.ts');
  const reading = readRecord(text);
  if (reading.outcome === 'refused') return { words: t`Nothing was imported. ${problemsOf(reading)}`, events: [] };
  const events = [...reading.logs.values()].flatMap((log) => log.events);
  const before = new Set(desk.incidents().keys());
  const contradicted = contradicting(desk);
  const running = desk.real();
  const fresh = await desk.merge(events);
  const came = statesOf(reading, desk).filter(({ incident }) => !before.has(incident));
  const [first] = statesOf(reading, desk);
  const isShown = running === undefined && first !== undefined;
  if (isShown) {
    const joinsLate = !before.has(first.incident) && factsOf(first).status !== 'resolved';
    if (joinsLate) offerCatchUp(desk.record, first.incident);
    desk.activate(first.incident);
  }
  const others = [...desk.incidents().values()].filter(({ incident }) => before.has(incident));
  suggest(came.flatMap((state) => suggestionFor(state, others) ?? []));
  const read = t`${count(events.length, 'event')} of ${count(reading.logs.size, 'incident')}`;
  const added = fresh === 0 ? t`All of them were here already.` : t`${fresh === events.length ? t`All` : fresh} of them were new.`;
  const skew = Math.max(0, ...statesOf(reading, desk).flatMap((state) => clockSkewOf(state, Date.now())?.ahead ?? []));
  const missing = leftOut(reading, first, desk);
  const words = [
    t`Read ${read}.`,
    added,
    isShown ? '' : elsewhere(came),
    headless(came) || missing,
    contradiction(contradicting(desk) - contradicted),
    skew === 0 ? '' : t`The clock of a device that logged to it is ${lengthText(skew)} ahead: check its times.`,
    reading.outcome === 'partly' ? t`The file is damaged: the rest of it was not read.` : '',
    problemsOf(reading),
  ];
  return { words: words.filter((part) => part !== '').join(' '), events };
}

/** The incidents that the events of a reading belong to now, each once. */
function statesOf({ logs }: RecordReading, desk: Desk): readonly IncidentState[] {
  const states = [...desk.incidents().values()];
  const of = [...logs.keys()].flatMap(
    (id) => desk.incidents().get(id) ?? states.find(({ log }) => log.events.some(({ incident }) => incident === id)) ?? [],
  );
  return [...new Set(of)];
}

/** Where to find what does not take the place of the incident that is worked on. */
function elsewhere(came: readonly IncidentState[]): string {
  const titles = came.map((state) => factsOf(state).title).slice(0, 3);
  if (titles.length === 0) return '';
  return t`${titles.join(', ')}${came.length > 3 ? ' …' : ''}: among the other incidents on this device.`;
}

/** A link with what is new holds nothing of before. */
function headless(came: readonly IncidentState[]): string {
  return came.some((state) => eventsOf(state, 'incident-opened/1').length === 0)
    ? t`Its beginning is not on this device: ask for a link with everything.`
    : '';
}

/** A link with what is new names what it leaves out: another one may never have come. */
function leftOut({ earlier }: RecordReading, first: IncidentState | undefined, desk: Desk): string {
  const missing = earlier === undefined || first === undefined ? 0 : rememberLeftOut(first.incident, earlier, desk.record);
  if (missing === 0) return '';
  const entries = missing === 1 ? t`An earlier entry is` : t`${missing} earlier entries are`;
  return t`${entries} not on this device: ask for a link with everything.`;
}

function contradicting(desk: Desk): number {
  return [...desk.incidents().values()].reduce((sum, { contradictions }) => sum + contradictions.length, 0);
}

function contradiction(number: number): string {
  return number === 0
    ? ''
    : t`${count(number, 'event')} here and in the file share an id but differ: both are kept, the first one is shown.`;
}

/** The first few: a damaged file can have hundreds. */
function problemsOf({ problems }: RecordReading): string {
  const more = problems.length > 3 ? t` And ${problems.length - 3} more.` : '';
  return problems
    .slice(0, 3)
    .map(({ message }) => message)
    .join(' ')
    .concat(more);
}

function count(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? '' : 's'}`;
}
