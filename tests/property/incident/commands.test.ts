/** Whatever commands are told, what they record can be exported and read again; what cannot be kept is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAlerts } from '../../../src/incident/commands/alerts.ts';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { answerFixDecision, endTimebox, extendTimebox, recordFix, startTimebox } from '../../../src/incident/commands/decisions.ts';
import { addEvidence } from '../../../src/incident/commands/evidence.ts';
import { addActionItem, changeActionItem, noteLesson, noteRunbookProblem, openRunbook } from '../../../src/incident/commands/follow-up.ts';
import {
  addHypothesisEvidence,
  addPrediction,
  confirmHypothesis,
  continueHypothesis,
  proposeHypothesis,
  rejectHypothesis,
} from '../../../src/incident/commands/hypotheses.ts';
import {
  addServices,
  describeBlastRadius,
  removeService,
  renameIncident,
  setMilestone,
  setSeverity,
  setStatus,
  startIncident,
} from '../../../src/incident/commands/incident.ts';
import { correctEvent, nameRecorder, retractEvent, writeLine } from '../../../src/incident/commands/log.ts';
import type { Desk, Outcome } from '../../../src/incident/commands/outcome.ts';
import { copyQuery, openQuery, recordQueryRun, setVariable, setVariables } from '../../../src/incident/commands/queries.ts';
import { handOverRole, takeRole } from '../../../src/incident/commands/roles.ts';
import {
  blockStep,
  completeStep,
  markStepNotApplicable,
  noteStep,
  skipStep,
  uncompleteStep,
} from '../../../src/incident/commands/steps.ts';
import type { EventId } from '../../../src/incident/event.ts';
import { limits } from '../../../src/incident/limits.ts';
import { milestoneNames } from '../../../src/incident/milestone.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { roles } from '../../../src/incident/role.ts';
import { severities } from '../../../src/incident/severity.ts';
import { append, emptyState, fold, type IncidentState } from '../../../src/incident/state.ts';
import { statuses } from '../../../src/incident/status.ts';
import { utc } from '../../../src/incident/zone.ts';
import { seed } from '../../support/seed.ts';

/** Words, none, and too many. */
const said = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('deploy', 'Ann') },
  fc.constantFrom('', ' ', 'deploy', '14:32 deploy', '\ud800', 'x'.repeat(limits.line + 1), 'x'.repeat(limits.text + 1)),
  fc.string({ maxLength: 10, unit: 'grapheme' }),
);
const maybe = fc.option(said, { nil: undefined });
const number = fc.constantFrom(15, 15, 15, 0, 15, -5, Number.NaN, Number.POSITIVE_INFINITY, 9e15, Date.UTC(2026, 10, 21) + 0.5);
const time = fc.option(number, { nil: undefined });

interface Told {
  readonly a: string;
  readonly b: string;
  readonly c: string | undefined;
  readonly d: string | undefined;
  readonly n: number;
  readonly t: number | undefined;
  readonly pick: number;
}
const told: fc.Arbitrary<Told> = fc.record({ a: said, b: said, c: maybe, d: maybe, n: number, t: time, pick: fc.nat({ max: 15 }) });

/** An event of the record, or none of it. */
function idIn(desk: Desk, pick: number): EventId {
  const events = desk.state?.log.events ?? [];
  return events[pick % (events.length + 1)]?.id ?? { actor: 'nobody', counter: 1 };
}

function of<Entry>(list: readonly [Entry, ...Entry[]], pick: number): Entry {
  return list[pick % list.length] ?? list[0];
}

const step = ({ a, b, c }: Told) => ({ runbook: 'a/b', revision: c ?? '', id: of(['s1', a], a.length), text: b, section: c });
const runbook = ({ a, c }: Told) => ({ id: a, revision: 'r1', title: c });
const query = ({ a, b, c }: Told) => ({ language: 'sql', text: a, title: c, id: c, values: { [b]: a } });

const commands: readonly ((desk: Desk, told: Told) => Outcome)[] = [
  (desk, { a, c, pick, t }) =>
    startIncident(desk.recorder, { title: a, severity: of(severities, pick), services: c === undefined ? [] : [c], startedAt: t }),
  (desk, { a }) => renameIncident(desk, a),
  (desk, { c, pick }) => setSeverity(desk, of(severities, pick), c),
  (desk, { pick, t }) => setStatus(desk, of(statuses, pick), { at: t }),
  (desk, { pick, t, c }) => setMilestone(desk, of(milestoneNames, pick), { at: t, by: c }),
  (desk, { a, b, c }) => describeBlastRadius(desk, { summary: a, users: b, regions: c }),
  (desk, all) => completeStep(desk, step(all), { by: all.d }),
  (desk, all) => uncompleteStep(desk, step(all)),
  (desk, all) => skipStep(desk, step(all), all.a),
  (desk, all) => markStepNotApplicable(desk, step(all), all.c),
  (desk, all) => blockStep(desk, step(all), all.b),
  (desk, all) => noteStep(desk, step(all), all.b),
  (desk, { a, t, c }) => writeLine(desk, a, utc, { at: t, by: c }),
  (desk, { pick, c, t }) => correctEvent(desk, idIn(desk, pick), { text: c, occurredAt: t }),
  (desk, { pick, c }) => retractEvent(desk, idIn(desk, pick), c),
  (desk, { a, c }) => addServices(desk, [{ id: a, title: c }]),
  (desk, { a }) => removeService(desk, a),
  (desk, { a }) => nameRecorder(desk, a, ['ann']),
  (desk, all) => copyQuery(desk, query(all)),
  (desk, all) => openQuery(desk, query(all), all.d),
  (desk, all) => recordQueryRun(desk, query(all), all.d),
  (desk, { a, b, c }) => setVariable(desk, { name: a, value: b, service: c, origin: 'alert', confirmed: true }),
  (desk, { a, b, c }) =>
    setVariables(desk, [
      { name: a, value: b },
      { name: b, value: c ?? '', origin: 'link' },
    ]),
  (desk, { a, c }) => addEvidence(desk, { form: 'text', text: a }, c),
  (desk, { a, c }) => addEvidence(desk, { form: 'link', url: `https://${a}` }, c),
  (desk, { n }) => addEvidence(desk, { form: 'image', digest: 'a'.repeat(64), mediaType: 'image/png', size: n }),
  (desk, { a, pick }) => takeRole(desk, of(roles, pick), a),
  (desk, { a, c, pick }) => handOverRole(desk, of(roles, pick), a, c),
  (desk, { a, c, d }) => proposeHypothesis(desk, { statement: a, component: c, source: d }),
  (desk, { a, pick }) => addPrediction(desk, idIn(desk, pick), a),
  (desk, { c, pick }) => addHypothesisEvidence(desk, idIn(desk, pick), { stance: 'for', text: c, events: [idIn(desk, pick + 1)] }),
  (desk, { a, pick }) => continueHypothesis(desk, idIn(desk, pick), a),
  (desk, { a, pick }) => confirmHypothesis(desk, idIn(desk, pick), a),
  (desk, { a, pick }) => rejectHypothesis(desk, idIn(desk, pick), a),
  (desk, { pick }) => answerFixDecision(desk, of(['deploy', 'capacity', 'x'], pick), of(['yes', 'no'], pick)),
  (desk, { a }) => recordFix(desk, a),
  (desk, { a, n, pick }) => startTimebox(desk, { title: a, minutes: n, hypothesis: idIn(desk, pick) }),
  (desk, { c, n, pick }) => extendTimebox(desk, idIn(desk, pick), n, c),
  (desk, { c, pick }) => endTimebox(desk, idIn(desk, pick), 'done', c),
  (desk, { a, b, c, t }) => sendCommunication(desk, { audience: a, text: b, channel: c, nextUpdateAt: t }),
  (desk, { a, c, d }) => addActionItem(desk, { title: a, owner: c, due: d }),
  (desk, { c, d, pick }) => changeActionItem(desk, idIn(desk, pick), { title: c, owner: d, due: '', ticket: d }),
  (desk, { a }) => noteLesson(desk, 'well', a),
  (desk, all) => openRunbook(desk, runbook(all), [{ id: all.a, text: all.b, section: all.c, commands: [all.b] }]),
  (desk, { a, b, c, t }) => addAlerts(desk, [{ name: a, summary: b, source: c, startsAt: t, labels: { [b]: a } }]),
  (desk, all) => noteRunbookProblem(desk, { runbook: runbook(all), step: step(all), problem: 'wrong', text: all.b }),
];

/** What most commands speak of. */
const beginning: readonly ((desk: Desk) => Outcome)[] = [
  (desk) => takeRole(desk, 'commander', 'Ann'),
  (desk) => proposeHypothesis(desk, { statement: 'the deploy' }),
  (desk) => startTimebox(desk, { title: 'look', minutes: 15 }),
  (desk) => addActionItem(desk, { title: 'alert' }),
  (desk) => addServices(desk, [{ id: 'Ann' }]),
  (desk) => completeStep(desk, { runbook: 'a/b', revision: 'r1', id: 's1', text: 'Look' }),
];

describe(`commands (seed ${seed})`, () => {
  it('record what a file can carry, and say why where they do not', () => {
    const plan = fc.array(fc.tuple(fc.constantFrom(...commands), told), { maxLength: 40 });
    const done = new Set<(desk: Desk, told: Told) => Outcome>();
    fc.assert(
      fc.property(plan, fc.boolean(), (moves, begun) => {
        const recorder = createRecorder('ann', () => Date.UTC(2026, 10, 21, 14));
        let state: IncidentState = emptyState;
        for (const command of begun ? beginning : []) {
          const outcome = command({ state, recorder });
          if (outcome.ok) state = outcome.events.reduce((now, event) => append(now, event), state);
        }
        for (const [command, words] of moves) {
          const outcome = command({ state, recorder }, words);
          if (!outcome.ok) expect(outcome.message).not.toBe('');
          else if (state.incident === '' || state.incident === outcome.incident) {
            done.add(command);
            for (const event of outcome.events) state = append(state, event);
          }
        }
        const { logs, problems } = readRecord(writeRecord([state.log]));
        expect(problems.filter(({ code }) => code !== 'forbidden-key')).toEqual([]);
        expect(fold(logs.get(state.incident) ?? state.log)).toEqual(state);
      }),
      { seed, numRuns: 1500 },
    );
    // A command that never recorded anything was not tested.
    expect(commands.filter((command) => !done.has(command)).map(String)).toEqual([]);
  });
});
