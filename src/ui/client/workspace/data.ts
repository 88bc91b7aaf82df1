/** What the incident page knows of the site. The build writes it into the page (`ui/workspace-data.ts`). */

import type { AlertSteps } from '../../../incident/alert-steps.ts';
import type { IncidentField } from '../../../incident/field.ts';
import type { IssueTargets } from '../../../postmortem/action-items/issue-links.ts';
import type { ShareSettings } from '../../../share/settings.ts';
import { appElement } from '../base/app-element.ts';
import { siteBase } from '../base/site-base.ts';

export interface WorkspaceData {
  readonly services: readonly { readonly id: string; readonly title: string }[];
  /** Shapes of the golden signals, each with the runbook that describes it. */
  readonly shapes: readonly WorkspaceShape[];
  /** Whether the site has a page of providers' status pages. */
  readonly hasStatusPages?: boolean | undefined;
  /** Whether the site has postmortems to compare with. */
  readonly hasPostmortems?: boolean | undefined;
  /** The IANA name of the zone that postmortems show beside UTC. */
  readonly timezone?: string | undefined;
  /** The team's template of postmortems, where it has one. */
  readonly template?: string | undefined;
  /** The address that opens a file of the content for editing: `{file}` is replaced by its path. */
  readonly edit?: string | undefined;
  /** How incidents are shared live, where the site has it. */
  readonly share?: ShareSettings | undefined;
  /** The fields of an incident that the page asks for. */
  readonly fields?: readonly IncidentField[] | undefined;
  /** Where action items become issues. */
  readonly issues?: IssueTargets | undefined;
}

export interface WorkspaceShape {
  readonly latency: string;
  readonly traffic: string;
  readonly errors: string;
  readonly saturation: string;
  readonly reads: string;
  readonly firstMove: string;
  readonly runbook: { readonly title: string; readonly address: string };
}

/** A runbook of the site: its address, its file in the content, and the steps whose commands change something, by id. */
export interface RunbookPlace {
  readonly address: string;
  readonly file: string;
  readonly changes: readonly string[];
  /** Where it answers many alerts, a section each: their steps. */
  readonly alerts?: readonly AlertSteps[];
}

export type RunbookPlaces = Readonly<Record<string, RunbookPlace>>;

export function workspaceData(): WorkspaceData {
  const written = appElement('workspace-data')?.textContent;
  // Written by our own build, from content that was checked there.
  return written ? (JSON.parse(written) as WorkspaceData) : { services: [], shapes: [] };
}

let places: Promise<RunbookPlaces> | undefined;

/** The runbooks of this site by id; none when they cannot be had, so links to them are left out. */
export function runbookPlaces(): Promise<RunbookPlaces> {
  places ??= fetch(`${siteBase()}incident/runbooks.json`)
    .then(async (response) => (response.ok ? ((await response.json()) as RunbookPlaces) : {}))
    .catch(() => {
      places = undefined;
      return {};
    });
  return places;
}
