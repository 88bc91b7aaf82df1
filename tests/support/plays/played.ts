/** A play without pages: its log, what was typed for it, and what a site knows around it. */
import type { IncidentState } from '../../../src/incident/state.ts';
import type { Surroundings } from '../../../src/postmortem/document.ts';
import { LogResponder } from './log-responder.ts';
import type { Play } from './plays.ts';

export interface Played {
  readonly state: IncidentState;
  readonly typed: readonly string[];
  readonly surroundings: Surroundings;
}

export async function played({ act, surroundings }: Play): Promise<Played> {
  const cast: LogResponder[] = [];
  await act(async (device, zone) => {
    const responder = new LogResponder(device, zone);
    cast.push(responder);
    return responder;
  });
  const [first] = cast;
  if (first === undefined) throw new Error('a play without anybody');
  return { state: first.state, typed: cast.flatMap(({ typed }) => typed), surroundings };
}
