/** Start an incident deliberately, go back to another one, read a record file. */
import { useEffect } from 'preact/hooks';
import { factsOf } from '../../../incident/facts.ts';
import { onLaunchedFiles } from '../incident/launched.ts';
import { shortTime } from '../incident/times.ts';
import { useWorkspace } from './context.ts';
import { NewIncident } from './NewIncident.tsx';

export function Start() {
  const { state } = useWorkspace();
  return (
    <section class="start" aria-label="Start or go on">
      <details class="fold" open={state === undefined}>
        <summary>
          <strong>{state === undefined ? 'Start an incident' : 'Start another incident'}</strong>
        </summary>
        <NewIncident />
      </details>
      <Others />
      <ReadFile />
    </section>
  );
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
