/**
 * Reads a record file. Nothing here throws, whatever the text; what is wrong is reported. A file that breaks off gives back the events
 * that stand in it whole. Importing is merging what was read into what is there: twice changes nothing.
 */
import { keyOf, type LogEvent } from '../event.ts';
import { canonicalText } from '../json.ts';
import { contradictions, type Log, logsByIncident } from '../log.ts';
import { anyRecordFormat, recordFormat, recordLimits } from './format.ts';
import { type RecordProblem, RecordProblems } from './problem.ts';
import { readEvent } from './read-event.ts';

export interface RecordReading {
  /** `whole`: as it was written. `repaired`: every event is there, something about it was put right. `partly`: events are missing. `refused`: nothing was read. */
  readonly outcome: 'whole' | 'repaired' | 'partly' | 'refused';
  /** What was read, by incident. */
  readonly logs: ReadonlyMap<string, Log>;
  readonly problems: readonly RecordProblem[];
  /** What the file leaves out because it was handed on before, as it stands there; nobody has judged it. */
  readonly earlier?: string;
}

/** Reads the text of a record file. */
export function readRecord(text: string): RecordReading {
  const problems = new RecordProblems();
  const { events, earlier } = contentsIn(text, problems);
  if (events === undefined) return { outcome: 'refused', logs: new Map(), problems: problems.all() };
  const logs = logsByIncident(events);
  for (const log of logs.values()) {
    for (const event of contradictions(log)) {
      const message = `Two different events have the id ${keyOf(event.id)}. Both are kept; the first in order counts.`;
      problems.add('repaired', 'contradiction', '', message);
    }
  }
  const all = problems.all();
  const outcome = problems.lostSome ? 'partly' : all.length > 0 ? 'repaired' : 'whole';
  return { outcome, logs, problems: all, ...(earlier !== undefined && { earlier }) };
}

interface Contents {
  readonly events: readonly LogEvent[] | undefined;
  readonly earlier?: string | undefined;
}

function contentsIn(text: string, problems: RecordProblems): Contents {
  if (text.length > recordLimits.characters) {
    problems.add('refused', 'too-large', '', `A file of ${text.length} characters; ${recordLimits.characters} are read.`);
    return { events: undefined };
  }
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Also where nesting is too deep for the parser itself.
    return { events: eventsOfBrokenFile(json, problems) };
  }
  const earlier = own(value, 'earlier');
  const isRead = typeof earlier === 'string' && earlier.length <= recordLimits.earlier;
  return { events: eventsOfFile(value, problems), ...(isRead && { earlier }) };
}

function eventsOfFile(file: unknown, problems: RecordProblems): readonly LogEvent[] | undefined {
  const format = own(file, 'format');
  const version = typeof format === 'string' ? anyRecordFormat.exec(format)?.[1] : undefined;
  if (version === undefined) {
    problems.add('refused', 'not-a-record', '', `Expected a file whose \`format\` is ${recordFormat}.`);
    return undefined;
  }
  if (format !== recordFormat) {
    problems.add('refused', 'newer-format', 'format', `The file is of version ${version} of the format; this site reads version 1.`);
    return undefined;
  }
  const incidents = own(file, 'incidents');
  if (!Array.isArray(incidents)) {
    problems.add('refused', 'wrong-shape', 'incidents', 'Expected a list of incidents.');
    return undefined;
  }
  reportOtherKeys(file, ['format', 'earlier', 'incidents'], '', problems);
  if (incidents.length > recordLimits.incidents) {
    problems.add('refused', 'too-many', 'incidents', `${incidents.length} incidents; the first ${recordLimits.incidents} are read.`);
  }
  const gathering = new Gathering(problems);
  for (const [at, incident] of incidents.slice(0, recordLimits.incidents).entries()) {
    const where = `incidents[${at}]`;
    const events = own(incident, 'events');
    if (!Array.isArray(events)) {
      problems.add('refused', 'wrong-shape', `${where}.events`, 'Expected a list of events.');
      continue;
    }
    reportOtherKeys(incident, ['events', 'id'], where, problems);
    const id = own(incident, 'id');
    for (const [place, value] of events.entries()) {
      const event = gathering.add(value, `${where}.events[${place}]`);
      if (event === 'full') break;
      if (event !== undefined && event.incident !== id) {
        const message = 'The event belongs to another incident and was added to it.';
        problems.add('repaired', 'elsewhere', `${where}.events[${place}]`, message);
      }
    }
  }
  return gathering.events;
}

/** Each event stands on a line of its own, so those before the break can be read. Nothing is guessed: a line is JSON or it is not. */
function eventsOfBrokenFile(text: string, problems: RecordProblems): readonly LogEvent[] | undefined {
  if (!text.startsWith(`{"format":${canonicalText(recordFormat)},`)) {
    problems.add('refused', 'not-json', '', 'The file is not JSON, is not an exported incident, or is cut off in its first line.');
    return undefined;
  }
  const gathering = new Gathering(problems);
  let unreadable = 0;
  for (const [at, line] of text.split('\n').entries()) {
    if (!line.startsWith('{') || line.startsWith('{"format":') || line === '{"events":[') continue;
    let value: unknown;
    try {
      value = JSON.parse(line.replace(/,\s*$/, ''));
    } catch {
      unreadable += 1;
      continue;
    }
    if (gathering.add(value, `line ${at + 1}`) === 'full') break;
  }
  const saved = gathering.events.length;
  const lost = unreadable === 0 ? 'What came after them is not there.' : `${unreadable} could not be read.`;
  if (saved === 0) {
    problems.add('refused', 'broken-off', '', 'The file is cut off or damaged before its first complete event.');
    return undefined;
  }
  problems.add('recovered', 'broken-off', '', `The file breaks off or is damaged. ${saved} whole events were recovered. ${lost}`);
  return gathering.events;
}

/** Events as they are read, each once, up to the limit. */
class Gathering {
  readonly events: LogEvent[] = [];
  readonly #seen = new Set<string>();
  readonly #problems: RecordProblems;
  #read = 0;

  constructor(problems: RecordProblems) {
    this.#problems = problems;
  }

  /** Reads one more; undefined when it is refused, `full` when no more are read. */
  add(value: unknown, where: string): LogEvent | undefined | 'full' {
    this.#read += 1;
    if (this.#read > recordLimits.events) {
      this.#problems.add('refused', 'too-many', where, `More than ${recordLimits.events} events; the rest was not read.`);
      return 'full';
    }
    const event = readEvent(value, where, this.#problems);
    if (event === undefined) return undefined;
    const text = canonicalText(event);
    if (this.#seen.has(text)) this.#problems.add('repaired', 'duplicate', where, 'The file has the same event twice.');
    else this.events.push(event);
    this.#seen.add(text);
    return event;
  }
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function reportOtherKeys(value: unknown, known: readonly string[], where: string, problems: RecordProblems): void {
  const other = typeof value === 'object' && value !== null ? Object.keys(value).filter((key) => !known.includes(key)) : [];
  if (other.length > 0) problems.add('repaired', 'unknown-key', where, `${other.length} unknown keys were left out.`);
}

export { RecordProblems, readEvent };
