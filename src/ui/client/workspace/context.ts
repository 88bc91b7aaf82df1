/** What every part of the incident page is given: the log, the incident at hand, the time, and how to record and announce something. */
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
  /** Milliseconds since the epoch; advances every few seconds, and at once when the page becomes visible again. */
  readonly now: number;
  /**
   * Carries a command out in the incident at hand and announces why it was refused. Resolves to whether it was recorded: only then is a
   * form emptied.
   */
  readonly act: (command: (desk: CommandDesk) => Outcome) => Promise<boolean>;
  /** Shows a message and reads it to screen readers. */
  readonly announce: (text: string) => void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('a part of the incident page is rendered outside of it');
  return workspace;
}

/** For parts that are shown only while there is an incident. */
export function useIncident(): Workspace & { readonly state: IncidentState } {
  const workspace = useWorkspace();
  if (workspace.state === undefined) throw new Error('a part that needs an incident is rendered without one');
  return { ...workspace, state: workspace.state };
}
