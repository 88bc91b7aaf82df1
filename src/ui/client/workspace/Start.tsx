/** Start an incident deliberately, go back to another one, read a record file. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { factsOf } from '../../../incident/facts.ts';
import { alertInAddress, forgetAlert } from '../alert-address.ts';
import { onLaunchedFiles } from '../incident/launched.ts';
import { shortTime } from '../incident/times.ts';
import { useWorkspace } from './context.ts';
import { NewIncident } from './NewIncident.tsx';

export function Start() {
  const { state } = useWorkspace();
  const [received, forget] = useReceivedAlert();
  const section = useRef<HTMLElement>(null);
  // Who came to start an incident has one thing to do.
  useEffect(() => {
    if (received !== '') section.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  }, [received]);
  return (
    <section class="start" aria-label="Start or go on" ref={section}>
      <details class="fold" open={state === undefined || received !== ''}>
        <summary>
          <strong>{state === undefined ? 'Start an incident' : 'Start another incident'}</strong>
        </summary>
        <NewIncident received={received} onStarted={forget} />
      </details>
      <Others />
      <ReadFile />
    </section>
  );
}

/** The alert in the address, and a way to forget it: search leads here with one, from this page too. */
function useReceivedAlert(): [string, () => void] {
  const [received, receive] = useState(alertInAddress);
  useEffect(() => {
    const look = () => receive(alertInAddress());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const forget = () => {
    forgetAlert();
    receive('');
  };
  return [received, forget];
}

function Others() {
  const { desk, state, now } = useWorkspace();
  const others = desk.record
    .incidents()
    .flatMap(({ id }) => desk.incidents().get(id) ?? [])
    .filter(({ incident }) => incident !== state?.incident);
  if (others.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <strong>Other incidents on this device</strong>
        <span class="fold-line">{others.length}</span>
      </summary>
      <ul class="rows">
        {others.map((other) => {
          const { title, openedAt, status } = factsOf(other);
          return (
            <li key={other.incident}>
              <button type="button" onClick={() => desk.activate(other.incident)}>
                {title}
              </button>{' '}
              {openedAt === undefined ? '' : shortTime(openedAt, now)} {status ?? ''}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function ReadFile() {
  const { desk, say } = useWorkspace();
  const read = async (file: File) => {
    const { readFile } = await import('../incident/files.ts');
    say(await readFile(file, desk));
  };
  useEffect(() => onLaunchedFiles(read), []);
  return (
    <label class="file">
      Read a record file
      <input
        type="file"
        accept="application/json,.json"
        onChange={async (event) => {
          const field = event.currentTarget;
          const [file] = field.files ?? [];
          if (file === undefined) return;
          await read(file);
          field.value = '';
        }}
      />
    </label>
  );
}
