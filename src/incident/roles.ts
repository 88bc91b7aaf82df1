/** Who holds which role, and who held it before. */
import { type Role, roleMeanings } from './role.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface RoleHolder {
  readonly person: string;
  readonly since: number;
}

export interface Roles {
  /** Who holds each role now: of single roles the last who took it, of responders everybody. */
  readonly holders: ReadonlyMap<Role, readonly RoleHolder[]>;
  /** All who took a role, in canonical order. */
  readonly history: readonly (RoleHolder & { readonly role: Role; readonly from?: string | undefined })[];
}

/** The roles as they were taken and handed over. */
export function rolesOf(state: IncidentState): Roles {
  const history = eventsOf(state, 'role-taken/1', 'role-handed-over/1').map((event) =>
    event.kind === 'role-taken/1'
      ? { role: event.payload.role, person: event.payload.person, since: event.occurredAt }
      : { role: event.payload.role, person: event.payload.to, since: event.occurredAt, from: event.payload.from },
  );
  const holders = new Map<Role, readonly RoleHolder[]>();
  for (const { role, person, since, ...entry } of history) {
    const others = roleMeanings[role].single
      ? []
      : (holders.get(role) ?? []).filter((holder) => holder.person !== person && !('from' in entry && holder.person === entry.from));
    holders.set(role, [...others, { person, since }]);
  }
  return { holders, history };
}
