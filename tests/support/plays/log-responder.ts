/**
 * A responder without pages: each act records what it would have recorded there, so a play becomes the log that the page would have written.
 * Everything that is typed is kept beside it, to see what had to be typed twice.
 */
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { answerFixDecision, recordFix } from '../../../src/incident/commands/decisions.ts';
import { addEvidence } from '../../../src/incident/commands/evidence.ts';
import { addActionItem, noteLesson, openRunbook } from '../../../src/incident/commands/follow-up.ts';
import {
  addHypothesisEvidence,
  confirmHypothesis,
  proposeHypothesis,
  rejectHypothesis,
} from '../../../src/incident/commands/hypotheses.ts';
import {
  describeBlastRadius,
  renameIncident,
  setMilestone,
  setSeverity,
  setStatus,
  startIncident,
} from '../../../src/incident/commands/incident.ts';
import { nameRecorder, writeLine } from '../../../src/incident/commands/log.ts';
import type { Desk, Outcome } from '../../../src/incident/commands/outcome.ts';
import { copyQuery, recordQueryRun } from '../../../src/incident/commands/queries.ts';
import { handOverRole, takeRole } from '../../../src/incident/commands/roles.ts';
import { blockStep, completeStep, noteStep, skipStep } from '../../../src/incident/commands/steps.ts';
import { fixDecisionNow } from '../../../src/incident/decision-tree.ts';
import type { IncidentEvent } from '../../../src/incident/event.ts';
import type { StepRef } from '../../../src/incident/events/common.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { type Hypothesis, hypothesesOf, reasonFor } from '../../../src/incident/hypotheses.ts';
import { mergeLogs } from '../../../src/incident/log.ts';
import type { Milestone } from '../../../src/incident/milestone.ts';
import { nextUpdateAfter } from '../../../src/incident/next-update.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import type { Role } from '../../../src/incident/role.ts';
import type { IncidentSeverity } from '../../../src/incident/severity.ts';
import { emptyState, fold, type IncidentState } from '../../../src/incident/state.ts';
import type { IncidentStatus } from '../../../src/incident/status.ts';
import { type Zone, zoneNamed } from '../../../src/incident/zone.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { type Audience, audienceTitles } from '../../../src/postmortem/messages/audience.ts';
import { messageFor } from '../../../src/postmortem/messages/message.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import type { PlayedAlert, PlayedRunbook, Responder } from './responder.ts';

const revision = 'r1';

export class LogResponder implements Responder {
  state: IncidentState = emptyState;
  /** Every text that was typed, in order. */
  readonly typed: string[] = [];
  #now = 0;
  #name = '';
  #runbook: PlayedRunbook | undefined;
  readonly #zone: Zone;
  readonly #zoneName: string;
  readonly #recorder;

  /** @param device one letter: the recorder's name, which is random on a page */
  constructor(device: string, zone: string) {
    this.#zone = zoneNamed(zone);
    this.#zoneName = zone;
    this.#recorder = createRecorder(
      device.repeat(32),
      () => this.#now,
      () => this.#name,
    );
  }

  /** The clock shows this. */
  async at(time: string): Promise<void> {
    this.#now = Date.parse(time);
  }

  /** Carries out a command; answers the last event that it recorded. */
  act(command: (desk: Desk) => Outcome): IncidentEvent {
    const outcome = command({ state: this.state.incident === '' ? undefined : this.state, recorder: this.#recorder });
    if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
    this.state = fold(mergeLogs(this.state.log, { events: outcome.events }));
    const last = outcome.events.at(-1);
    if (last === undefined) throw new Error('a command without events');
    return last;
  }

  async startsFrom({ name, at, labels, summary }: PlayedAlert, title = name): Promise<void> {
    const values = new Map(Object.entries({ alertname: name, severity: 'critical', ...labels }));
    const { service } = labels;
    this.act(({ recorder }) =>
      startIncident(recorder, {
        title: name,
        services: service === undefined ? [] : [service],
        alerts: [
          {
            name,
            labels: { severity: 'critical', ...labels },
            summary,
            source: 'http://prometheus.example.com/graph',
            startsAt: Date.parse(at),
          },
        ],
        values,
      }),
    );
    if (title !== name) this.act((desk) => renameIncident(desk, this.#type(title)));
  }

  /** Gives their name: what they recorded without one is theirs too. */
  async isCalled(name: string): Promise<void> {
    this.#name = this.#type(name);
    this.act((desk) => nameRecorder(desk, name, [this.#recorder.actor]));
  }

  async takes(role: Role, name?: string): Promise<void> {
    if (name !== undefined) await this.isCalled(name);
    this.act((desk) => takeRole(desk, role, this.#name));
  }

  async assigns(role: Role, person: string): Promise<void> {
    this.act((desk) => takeRole(desk, role, this.#type(person)));
  }

  async handsOver(role: Role, to: string): Promise<void> {
    this.act((desk) => handOverRole(desk, role, this.#type(to)));
  }

  async sets(status: IncidentStatus): Promise<void> {
    this.act((desk) => setStatus(desk, status));
  }

  async setsSeverity(severity: IncidentSeverity, why?: string): Promise<void> {
    this.act((desk) => setSeverity(desk, severity, why && this.#type(why)));
  }

  async describesImpact(impact: Parameters<typeof describeBlastRadius>[1]): Promise<void> {
    for (const words of Object.values(impact)) if (words !== undefined) this.#type(words);
    this.act((desk) => describeBlastRadius(desk, impact));
  }

  async setsTime(milestone: Milestone, at: string): Promise<void> {
    this.act((desk) => setMilestone(desk, milestone, { at: Date.parse(at) }));
  }

  async logs(line: string): Promise<void> {
    this.act((desk) => writeLine(desk, this.#type(line), this.#zone));
  }

  async opens(runbook: PlayedRunbook): Promise<void> {
    this.#runbook = runbook;
    const steps = runbook.steps.map(({ language, ...step }) => step);
    try {
      this.act((desk) => openRunbook(desk, { id: runbook.id, title: runbook.title, revision }, steps));
    } catch (error) {
      if (!String(error).includes('already-so')) throw error;
    }
  }

  async ticks(words: string): Promise<void> {
    this.act((desk) => completeStep(desk, this.#step(words)));
  }

  async notesAt(words: string, note: string): Promise<void> {
    this.act((desk) => noteStep(desk, this.#step(words), this.#type(note)));
  }

  async isBlockedAt(words: string, why: string): Promise<void> {
    this.act((desk) => blockStep(desk, this.#step(words), this.#type(why)));
  }

  async skips(words: string, why: string): Promise<void> {
    this.act((desk) => skipStep(desk, this.#step(words), this.#type(why)));
  }

  /** Copies the command of a step, and logs what it showed. */
  async copies(words: string, values: Readonly<Record<string, string>> = {}, result?: string): Promise<void> {
    const step = this.#listed(words);
    const written = step.commands?.[0];
    if (written === undefined) throw new Error(`“${words}” has no command`);
    const text = written.replaceAll(/\$\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
    const query = { language: step.language ?? 'shell', text, values };
    this.act((desk) => copyQuery(desk, query));
    if (result === undefined) return;
    this.act((desk) => recordQueryRun(desk, query, this.#type(result), {}, { step: this.#step(words) }));
    // A step is done once its query has a result.
    await this.ticks(words);
  }

  async proposes(statement: string, component: string, prediction: string): Promise<void> {
    for (const words of [statement, component, prediction]) this.#type(words);
    this.act((desk) => proposeHypothesis(desk, { statement, component, predictions: [prediction] }));
  }

  /** Checks the prediction of a hypothesis. */
  async finds(isTrue: boolean, prediction: string): Promise<void> {
    const hypothesis = hypothesesOf(this.state).find(({ predictions }) => predictions.some(({ statement }) => statement === prediction));
    const checked = hypothesis?.predictions.find(({ statement }) => statement === prediction);
    if (hypothesis === undefined || checked === undefined) throw new Error(`nobody predicted “${prediction}”`);
    const words = isTrue ? 'Confirmed' : 'Rejected';
    this.act((desk) =>
      addHypothesisEvidence(desk, hypothesis.id, { stance: isTrue ? 'for' : 'against', text: words, prediction: checked.id }),
    );
  }

  async confirms(statement: string, why: string): Promise<void> {
    this.act((desk) => confirmHypothesis(desk, this.#hypothesis(statement).id, this.#type(why)));
  }

  /** Rejects it with a reason, or with the one that its failed predictions give. */
  async rejects(statement: string, why?: string): Promise<void> {
    const drafted = reasonFor('rejected', this.#hypothesis(statement));
    this.act((desk) => rejectHypothesis(desk, this.#hypothesis(statement).id, why === undefined ? drafted : this.#type(why)));
  }

  /** Answers the questions of the fix decision, one after the other. */
  async answers(...answers: readonly ('yes' | 'no')[]): Promise<void> {
    for (const answer of answers) {
      const { question } = fixDecisionNow(this.state);
      if (question === undefined) throw new Error('there is no further question');
      this.act((desk) => answerFixDecision(desk, question.id, answer));
    }
  }

  /** Answers what fixed it, from what is offered. */
  async picksFix(words: string): Promise<void> {
    this.act((desk) => recordFix(desk, words));
  }

  async keeps(text: string, caption: string): Promise<void> {
    this.act((desk) => addEvidence(desk, { form: 'text', text }, this.#type(caption)));
  }

  /** Sends the update as it is drafted. */
  async tells(audience: Audience): Promise<void> {
    const at = this.#now;
    const text = writeMessage(
      messageFor(audience, documentOf(this.state, { zone: { name: this.#zoneName, zone: this.#zone } }), { at }),
      'plain',
    ).trim();
    const nextUpdateAt = nextUpdateAfter(factsOf(this.state), at);
    this.act((desk) => sendCommunication(desk, { audience: audienceTitles[audience], text, format: 'plain text', nextUpdateAt }));
  }

  async learns(type: 'well' | 'badly' | 'lucky', lesson: string): Promise<void> {
    this.act((desk) => noteLesson(desk, type, this.#type(lesson)));
  }

  async plans(title: string, owner: string, due: string, type: 'detect' | 'prevent' | 'recover'): Promise<void> {
    this.act((desk) => addActionItem(desk, { title: this.#type(title), owner: this.#type(owner), due, type }));
  }

  /** The file that the incident leaves as. */
  async exported(): Promise<string> {
    return writeRecord([this.state.log]);
  }

  /** Takes over a file of the incident. */
  async imports(file: string): Promise<void> {
    const { logs, outcome } = readRecord(file);
    if (outcome !== 'whole') throw new Error(`the file is ${outcome}`);
    this.state = fold(mergeLogs(this.state.log, ...logs.values()));
  }

  #type(words: string): string {
    this.typed.push(words);
    return words;
  }

  #listed(words: string): PlayedRunbook['steps'][number] {
    const step = this.#runbook?.steps.find(({ text }) => text.includes(words));
    if (step === undefined) throw new Error(`no step reads “${words}”`);
    return step;
  }

  #step(words: string): StepRef {
    const { id, text, section } = this.#listed(words);
    return { runbook: this.#runbook?.id ?? '', revision, id, text, ...(section !== undefined && { section }) };
  }

  #hypothesis(statement: string): Hypothesis {
    const found = hypothesesOf(this.state).find((hypothesis) => hypothesis.statement === statement);
    if (found === undefined) throw new Error(`nobody proposed “${statement}”`);
    return found;
  }
}
