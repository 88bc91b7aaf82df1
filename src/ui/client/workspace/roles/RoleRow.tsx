/** One role: who holds it, what it does, and how it goes to somebody. */
import { useRef, useState } from 'preact/hooks';
import { handOverRole, takeRole } from '../../../../incident/commands/roles.ts';
import { limits } from '../../../../incident/limits.ts';
import { type Role, roleMeanings } from '../../../../incident/role.ts';
import type { RoleHolder } from '../../../../incident/roles.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { focus } from '../focus.ts';
import { textOf } from '../form.ts';

/** What is being asked for: my name, which is not known yet; somebody for the role; who takes over from one who has it. */
type Asking = 'my-name' | 'somebody' | { readonly from: string };

interface RoleRowProps {
  readonly role: Role;
  readonly holders: readonly RoleHolder[];
}

export function RoleRow({ role, holders }: RoleRowProps) {
  const { desk, now, act, announce } = useIncident();
  const [asking, setAsking] = useState<Asking>();
  const row = useRef<HTMLLIElement>(null);
  const { title, does, single } = roleMeanings[role];
  const me = desk.me();
  // A role that one person holds goes from them to the next: the record says both.
  const holder = single ? holders[0]?.person : undefined;
  const takes = holder === undefined ? 'Assign to me' : 'I take over';
  const give = async (person: string, from = holder): Promise<boolean> => {
    const given = await act((at) => (from === undefined ? takeRole(at, role, person) : handOverRole(at, role, person, from)));
    if (given) announce(`${title}: ${person}.`);
    return given;
  };
  const close = () => {
    setAsking(undefined);
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus());
  };
  const answer = async (form: HTMLFormElement) => {
    const person = textOf(form, 'person');
    if (person !== '' && asking === 'my-name') desk.setMe(person);
    if (await give(person, typeof asking === 'object' ? asking.from : holder)) close();
  };
  return (
    <li ref={row}>
      <h3>{title}</h3>
      <p class="note">{does}</p>
      {holders.map(({ person, since }) => (
        <p class="holder" key={person}>
          <strong>{person}</strong> <span class="note">since {shortTime(since, now)}</span>
          <button type="button" aria-label={`Hand over: ${title}, ${person}`} onClick={() => setAsking({ from: person })}>
            Hand over …
          </button>
        </p>
      ))}
      <div class="acts">
        {!holders.some(({ person }) => person === me) && (
          <button type="button" aria-label={`${takes}: ${title}`} onClick={() => (me === '' ? setAsking('my-name') : void give(me))}>
            {takes}
          </button>
        )}
        {holder === undefined && (
          <button type="button" aria-label={`Name somebody: ${title}`} onClick={() => setAsking('somebody')}>
            Name somebody …
          </button>
        )}
      </div>
      {asking !== undefined && (
        <form
          class="ask"
          onSubmit={(event) => {
            event.preventDefault();
            void answer(event.currentTarget);
          }}
          onKeyDown={(press) => press.key === 'Escape' && close()}
        >
          <label>
            {question(asking)}
            <input name="person" required list="app:people" autocomplete="off" maxLength={limits.line} ref={focus} />
          </label>
          <button type="submit">{typeof asking === 'object' ? 'Hand over' : 'Note it'}</button>
        </form>
      )}
    </li>
  );
}

function question(asking: Asking): string {
  if (typeof asking === 'object') return `Who takes over from ${asking.from}?`;
  return asking === 'my-name' ? 'Your name' : 'Who takes it?';
}
