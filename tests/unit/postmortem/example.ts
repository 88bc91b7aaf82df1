/** The worked example: p99 of /users/{id}, a sequential scan, an index. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LogEvent } from '../../../src/incident/event.ts';
import { logOf } from '../../../src/incident/log.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { fold, type IncidentState } from '../../../src/incident/state.ts';
import { zoneNamed } from '../../../src/incident/zone.ts';
import { documentOf, type PostmortemDocument, type Surroundings } from '../../../src/postmortem/document.ts';

export const folder = path.join(import.meta.dirname, '../../fixtures/postmortem');

export const surroundings: Surroundings = {
  zone: { name: 'Europe/Berlin', zone: zoneNamed('Europe/Berlin') },
  edit: { pattern: 'https://github.com/example/runbooks/edit/main/{file}', file: (id) => `runbooks/${id}.mdx` },
};

/** The state of the example; with its events in another order, if one is given. */
export function exampleState(order: (events: readonly LogEvent[]) => readonly LogEvent[] = (events) => events): IncidentState {
  const { logs, outcome } = readRecord(readFileSync(path.join(folder, 'user-service.json'), 'utf8'));
  const [log] = logs.values();
  if (log === undefined || outcome !== 'whole') throw new Error(`the example is ${outcome}`);
  return fold(logOf(order(log.events)));
}

export function exampleDocument(): PostmortemDocument {
  return documentOf(exampleState(), surroundings);
}
