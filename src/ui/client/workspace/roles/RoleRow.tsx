/** One role: who holds it, what it is for, and how it is assigned or handed over. */

import { useRef, useState } from 'preact/hooks';
import { handOverRole, takeRole } from '../../../../incident/commands/roles.ts';
import { limits } from '../../../../incident/limits.ts';
import { type Role, roleMeanings } from '../../../../incident/role.ts';
import type { RoleHolder } from '../../../../incident/roles.ts';
import { t, tOf, tx } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { focus } from '../focus.ts';
import { textOf } from '../form.ts';

/** What the form asks for: the responder's own name, somebody for the role, or who takes over from a holder. */
type Asking = 'my-name' | 'somebody' | { readonly from: string };

interface RoleRowProps {
  readonly role: Role;
  readonly holders: readonly RoleHolder[];
}

export function RoleRow({ role, holders }: RoleRowProps) {
  const { desk, now, act, announce } = useIncident();
  const [asking, setAsking] = useState<Asking>();
  const row = useRef<HTMLLIElement>(null);
  const { single } = roleMeanings[role];
  const title = tOf(roleMeanings[role].title, 'Incident commander', 'Scribe', 'Communications lead', 'Responder');
  const does = tOf(
    roleMeanings[role].does,
    'Decides, assigns work, allows one change at a time.',
    'Writes the log: what, when, who.',
    'Updates users and the rest of the company, early and often.',
    'Investigates and fixes; announces each change first.',
  );
  const me = desk.me();
  // A role of one person goes from them to the next: both are recorded.
  const holder = single ? holders[0]?.person : undefined;
  const takes = holder === undefined ? t`Assign to me` : t`Take over`;
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
          <strong>{person}</strong> <span class="note">{tx`since ${shortTime(since, now)}`}</span>
          <button
            type="button"
            aria-label={t`Hand over: ${title}, ${person}`}
            onClick={() => setAsking({ from: person })}
          >{t`Hand over …`}</button>
        </p>
      ))}
      <div class="acts">
        {!holders.some(({ person }) => person === me) && (
          <button type="button" aria-label={`${takes}: ${title}`} onClick={() => (me === '' ? setAsking('my-name') : void give(me))}>
            {takes}
          </button>
        )}
        {holder === undefined && (
          <button
            type="button"
            aria-label={t`Assign someone: ${title}`}
            onClick={() => setAsking('somebody')}
          >{t`Assign someone …`}</button>
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
          <button type="submit">{typeof asking === 'object' ? t`Hand over` : t`Assign`}</button>
        </form>
      )}
    </li>
  );
}

function question(asking: Asking): string {
  if (typeof asking === 'object') return t`Who takes over from ${asking.from}?`;
  return asking === 'my-name' ? t`Your name` : t`Name`;
}
