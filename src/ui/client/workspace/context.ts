/** What every part of the page of the incident is given: the record, the incident at hand, the time, and a way to record and to say. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { Desk } from '../record/desk.ts';
import type { WorkspaceData } from './data.ts';

export interface Workspace {
  readonly desk: Desk;
  readonly data: WorkspaceData;
  /** The incident that is worked on; undefined when there is none. */
  readonly state: IncidentState | undefined;
  /** Milliseconds since the epoch; moves on by itself every few seconds, and at once when the page is looked at again. */
  readonly now: number;
  /**
   * Carries a command out in the incident at hand and says why it was refused. Answers whether it was recorded: a form is emptied then and
   * not before.
   */
  readonly act: (command: (desk: CommandDesk) => Outcome) => Promise<boolean>;
  /** Says something in words, to screen readers too. */
  readonly say: (text: string) => void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('a part of the page of the incident stands outside of it');
  return workspace;
}

/** For parts that are shown only while there is an incident. */
export function useIncident(): Workspace & { readonly state: IncidentState } {
  const workspace = useWorkspace();
  if (workspace.state === undefined) throw new Error('a part that needs an incident is shown without one');
  return { ...workspace, state: workspace.state };
}
