/** What `storage.ts` runs in the browser. */
import { actorFrom, createRecorder } from '../../src/incident/recorder.ts';
import { openRecord } from '../../src/storage/open-record.ts';
import type { Seam } from '../../src/storage/seam.ts';

export interface Appends {
  /** How long each append took, in milliseconds. */
  readonly appends: readonly number[];
  /** The same for the calls of the browser behind them, by name. */
  readonly calls: Readonly<Record<string, readonly number[]>>;
  /** How long it took to open the record with all of that in it. */
  readonly open: number;
}

/** Fills the store, appends one by one, opens it anew. */
globalThis.measureStorage = async (filling: number, appends: number): Promise<Appends> => {
  const calls: Record<string, number[]> = {};
  const seam: Seam = async (name, call) => {
    const started = performance.now();
    const answer = await call();
    calls[name] = [...(calls[name] ?? []), performance.now() - started];
    return answer;
  };
  const recorder = createRecorder(actorFrom(crypto.getRandomValues(new Uint8Array(16))), Date.now);
  const note = (text: string) => recorder.record({ kind: 'note-written/1', payload: { text } }, { incident: 'incident-1' });
  const record = await openRecord('/', seam);
  await record.append(Array.from({ length: filling }, (_, at) => note(`filling ${at}: ${'x'.repeat(80)}`)));
  for (const name of Object.keys(calls)) delete calls[name];
  const times: number[] = [];
  for (let at = 0; at < appends; at++) {
    const event = note(`append ${at}`);
    const started = performance.now();
    const { saved } = await record.append([event]);
    times.push(performance.now() - started);
    if (!saved) throw new Error(JSON.stringify(record.state()));
  }
  record.close();
  const started = performance.now();
  const again = await openRecord('/', seam);
  const open = performance.now() - started;
  if (again.events().length !== filling + appends) throw new Error(`${again.events().length} events came back`);
  return { appends: times, calls, open };
};

declare global {
  var measureStorage: (filling: number, appends: number) => Promise<Appends>;
}
