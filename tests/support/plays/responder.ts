/** A responder who works on an incident, in sentences: what plays are written in. */
import type { describeBlastRadius } from '../../../src/incident/commands/incident.ts';
import type { ListedStep } from '../../../src/incident/events/runbooks.ts';
import type { Milestone } from '../../../src/incident/milestone.ts';
import type { Role } from '../../../src/incident/role.ts';
import type { IncidentSeverity } from '../../../src/incident/severity.ts';
import type { IncidentStatus } from '../../../src/incident/status.ts';
import type { Audience } from '../../../src/postmortem/messages/audience.ts';

/** A runbook as the responder sees it. */
export interface PlayedRunbook {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly (ListedStep & { readonly language?: string })[];
}

/** An alert as Alertmanager sends it. */
export interface PlayedAlert {
  readonly name: string;
  readonly at: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary?: string;
}

/** What a responder does. Each sentence of a play is one of these. */
export interface Responder {
  /** The clock shows this. */
  at(time: string): Promise<void>;
  startsFrom(alert: PlayedAlert, title?: string): Promise<void>;
  /** Gives their name: what they recorded without one is theirs too. */
  isCalled(name: string): Promise<void>;
  /** Takes a role; who has given no name yet is asked for one. */
  takes(role: Role, name?: string): Promise<void>;
  assigns(role: Role, person: string): Promise<void>;
  handsOver(role: Role, to: string): Promise<void>;
  sets(status: IncidentStatus): Promise<void>;
  setsSeverity(severity: IncidentSeverity, why?: string): Promise<void>;
  describesImpact(impact: Parameters<typeof describeBlastRadius>[1]): Promise<void>;
  setsTime(milestone: Milestone, at: string): Promise<void>;
  logs(line: string): Promise<void>;
  opens(runbook: PlayedRunbook): Promise<void>;
  ticks(words: string): Promise<void>;
  notesAt(words: string, note: string): Promise<void>;
  isBlockedAt(words: string, why: string): Promise<void>;
  skips(words: string, why: string): Promise<void>;
  /** Copies the command of a step, and logs what it showed. */
  copies(words: string, values?: Readonly<Record<string, string>>, result?: string): Promise<void>;
  proposes(statement: string, component: string, prediction: string): Promise<void>;
  /** Checks the prediction of a hypothesis. */
  finds(isTrue: boolean, prediction: string): Promise<void>;
  confirms(statement: string, why: string): Promise<void>;
  /** Rejects it with a reason, or with the one that its failed predictions give. */
  rejects(statement: string, why?: string): Promise<void>;
  /** Answers the questions of the fix decision, one after the other. */
  answers(...answers: readonly ('yes' | 'no')[]): Promise<void>;
  /** Answers what fixed it, from what is offered. */
  picksFix(words: string): Promise<void>;
  keeps(text: string, caption: string): Promise<void>;
  /** Sends the update as it is drafted. */
  tells(audience: Audience): Promise<void>;
  learns(type: 'well' | 'badly' | 'lucky', lesson: string): Promise<void>;
  plans(title: string, owner: string, due: string, type: 'detect' | 'prevent' | 'recover'): Promise<void>;
  /** The file that the incident leaves as. */
  exported(): Promise<string>;
  /** Takes over a file of the incident. */
  imports(file: string): Promise<void>;
}
