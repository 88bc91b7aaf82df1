/** What leaves and comes back: the postmortem as Markdown, the record as JSON. Loaded when it is asked for. */

import { factsOf } from '../../../incident/facts.ts';
import { readRecord } from '../../../incident/record/read.ts';
import { writeRecord } from '../../../incident/record/write.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { documentOf } from '../../../postmortem/document.ts';
import { type ShapeName, writePostmortem } from '../../../postmortem/shapes/registry.ts';
import type { Desk } from './desk.ts';
import { here, zoneName } from './times.ts';

/** Hands the postmortem over as a file. */
export function savePostmortem(state: IncidentState, shape: ShapeName): void {
  const markdown = writePostmortem(documentOf(state, { zone: { name: zoneName, zone: here } }), shape);
  download(`${fileName(state)}-postmortem.md`, markdown, 'text/markdown');
}

/** Hands the records over as one file that can be read again, here or on another device. */
export function saveRecord(states: readonly IncidentState[]): void {
  const [first] = states;
  const name = states.length === 1 && first !== undefined ? fileName(first) : 'incidents';
  download(`${name}.json`, writeRecord(states.map((state) => state.log)), 'application/json');
}

/** Merges a file into the record: twice changes nothing. Answers what happened, in words. */
export async function readFile(file: File, desk: Desk): Promise<string> {
  const { outcome, logs, problems } = readRecord(await file.text());
  const told = problems
    .slice(0, 3)
    .map((problem) => problem.message)
    .join(' ');
  if (outcome === 'refused') return `Nothing was read. ${told}`;
  const events = [...logs.values()].flatMap((log) => log.events);
  const before = contradicting(desk);
  const fresh = await desk.merge(events);
  const contradicted = contradicting(desk) - before;
  const [id] = logs.keys();
  if (id !== undefined) desk.activate(id);
  const both =
    contradicted > 0
      ? `${contradicted} of them contradict events with the same id here: both are kept, and the first in order is shown. `
      : '';
  return `${fresh} of ${events.length} events were new. ${both}${told}`.trim();
}

function contradicting(desk: Desk): number {
  return [...desk.incidents().values()].reduce((sum, { contradictions }) => sum + contradictions.length, 0);
}

function fileName(state: IncidentState): string {
  const { title, openedAt } = factsOf(state);
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${new Date(openedAt ?? 0).toISOString().slice(0, 10)}-${words || 'incident'}`;
}

function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
