/** Take a role and hand it over. */
import { t } from '../../words/text.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import { type Role, roleMeanings } from '../role.ts';
import { rolesOf } from '../roles.ts';
import { type Beginning, type Desk, type Outcome, recordBeginning, recordOne, refuse, wrongText } from './outcome.ts';

export function takeRole(desk: Desk, role: Role, person: string, options?: Beginning): Outcome {
  const wrong = wrongText(t`The name`, person, limits.line);
  if (wrong !== undefined) return wrong;
  const name = person.trim();
  if (holdersOf(desk, role).includes(name)) return refuse('already-so', t`${name} has that role already.`);
  return recordBeginning(desk, { kind: 'role-taken/1', payload: { role, person: name } }, options);
}

/** Hands a role over. Of responders, who hands over must be said: there are several. */
export function handOverRole(desk: Desk, role: Role, to: string, from?: string, options?: RecordOptions): Outcome {
  const wrong = wrongText(t`The name`, to, limits.line);
  if (wrong !== undefined) return wrong;
  const holders = holdersOf(desk, role);
  const giver = from?.trim() ?? (roleMeanings[role].single ? holders[0] : undefined);
  if (giver === undefined || !holders.includes(giver)) return refuse('not-there', t`Nobody with that name is ${roleMeanings[role].title}.`);
  if (holders.includes(to.trim())) return refuse('already-so', t`${to.trim()} has that role already.`);
  return recordOne(desk, { kind: 'role-handed-over/1', payload: { role, from: giver, to: to.trim() } }, options);
}

function holdersOf({ state }: Desk, role: Role): readonly string[] {
  return state === undefined ? [] : (rolesOf(state).holders.get(role) ?? []).map(({ person }) => person);
}
