/** An exported incident as a postmortem that a team keeps: its first lines, its text, its picture. */
import { stringify } from 'yaml';
import { drillOf } from '../incident/drill.ts';
import { compareTexts } from '../incident/event.ts';
import { extentOf } from '../incident/extent.ts';
import { incidentsOf } from '../incident/incidents.ts';
import type { RecordProblem } from '../incident/record/problem.ts';
import { readRecord } from '../incident/record/read.ts';
import { writeRecord } from '../incident/record/write.ts';
import type { IncidentState } from '../incident/state.ts';
import { type Agenda, agendaOf } from '../postmortem/agenda.ts';
import { type KeptFacts, keptFactsOf } from '../postmortem/kept/facts.ts';
import { type KeptLane, keptLane } from '../postmortem/kept/lane.ts';
import { knownZone } from '../postmortem/record/instant.ts';
import { type Writing, writeFrom } from '../postmortem/write.ts';

/** How the site writes postmortems. */
export interface KeptWriting extends Omit<Writing, 'events' | 'incident' | 'form'> {
  /** The text of the team's template; empty where it has none. */
  readonly template: string;
  /** Whether the text is wanted too. */
  readonly withText: boolean;
}

export interface KeptRecord {
  readonly facts: KeptFacts;
  /** The postmortem as the log writes it, from its heading on; empty where it is not wanted. */
  readonly markdown: string;
  readonly lane: KeptLane | undefined;
  /** What a review meeting talks about. */
  readonly agenda: Agenda;
}

export interface KeptRecords {
  /** The real incidents in the file, the earliest first. */
  readonly records: readonly KeptRecord[];
  /** How many drills are in it: they are not kept. */
  readonly drills: number;
  readonly problems: readonly RecordProblem[];
}

/** Reads the text of an exported record. Never throws. */
export function readKeptRecords(text: string, writing: KeptWriting): KeptRecords {
  const { logs, problems } = readRecord(text);
  const { states } = incidentsOf([...logs.values()].flatMap(({ events }) => events));
  const all = [...states.values()].filter(({ timeline }) => timeline.length > 0);
  const real = all.filter((state) => drillOf(state) === undefined);
  const begin = (state: IncidentState) => extentOf(state).from?.at ?? 0;
  const sorted = real.toSorted((a, b) => begin(a) - begin(b) || compareTexts(a.incident, b.incident));
  return { records: sorted.map((state) => keptRecord(state, writing)), drills: all.length - real.length, problems };
}

function keptRecord(state: IncidentState, { template, withText, ...around }: KeptWriting): KeptRecord {
  const form = template === '' ? 'ours' : { template };
  const write = () => writeFrom({ ...around, events: state.log.events, incident: state.incident, form }).markdown;
  return {
    facts: keptFactsOf(state, knownZone(around.timezone)?.zone),
    markdown: withText ? write() : '',
    lane: keptLane(state),
    agenda: agendaOf(state),
  };
}

/** Reads records, or remembers what was read. */
export type ReadKeptRecords = typeof readKeptRecords;

/** The record of one incident out of several. */
export function recordOf(text: string, incident: string): string {
  const { logs } = readRecord(text);
  const state = incidentsOf([...logs.values()].flatMap(({ events }) => events)).states.get(incident);
  return state === undefined ? text : writeRecord([state.log]);
}

/** The file: its facts as frontmatter, and its text below. */
export function keptFile(facts: KeptFacts, markdown: string): string {
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${markdown.trimEnd()}\n`;
}

/** `2026-01-31-checkout-is-slow`: the name of its file, without an ending. */
export function keptName({ day, title }: Pick<KeptFacts, 'day' | 'title'>): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const letters = [...slug];
  const short =
    letters.length > longestSlug
      ? letters
          .slice(0, longestSlug)
          .join('')
          .replace(/-[^-]*$/, '')
      : slug;
  return [day, short].filter((part) => part !== undefined && part !== '').join('-') || 'incident';
}

const longestSlug = 60;
