/** The roles in an incident and what each does. */
export const roles = ['commander', 'scribe', 'communications', 'responder'] as const;
export type Role = (typeof roles)[number];

export interface RoleMeaning {
  readonly title: string;
  readonly does: string;
  /** Whether one person at a time holds it. */
  readonly single: boolean;
}

export const roleMeanings: Readonly<Record<Role, RoleMeaning>> = {
  commander: { title: 'Incident commander', does: 'Decides, assigns work, allows one change at a time.', single: true },
  scribe: { title: 'Scribe', does: 'Writes the log: what, when, who.', single: true },
  communications: { title: 'Communications lead', does: 'Updates users and the rest of the company, early and often.', single: true },
  responder: { title: 'Responder', does: 'Investigates and fixes; announces each change first.', single: false },
};
