/** Where an incident stands, in a few lines: a table of what the log says, and what is said of it. */
import { expect, test } from 'vitest';
import { type CatchUpOptions, catchUpOf, catchUpText, handOverOf } from '../../../src/incident/catch-up.ts';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { startTimebox } from '../../../src/incident/commands/decisions.ts';
import { openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { confirmHypothesis, proposeHypothesis, rejectHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { addServices, describeBlastRadius, setMilestone, setSeverity, setStatus } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { takeRole } from '../../../src/incident/commands/roles.ts';
import { blockStep, completeStep, uncompleteStep } from '../../../src/incident/commands/steps.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { minute, Person, runbook, start, step } from './desk.ts';

const options: CatchUpOptions = {
  now: start + 30 * minute,
  time: (at) => new Date(at).toISOString().slice(11, 16),
  isChange: ({ id }) => id === 'restart' || id === 'scale',
  serviceTitle: (id) => ({ users: 'User service' })[id] ?? id,
};

const restart = step('restart', 'Restart it');
const read = step('read', 'Read the log');

/** What happens, and the lines that it makes in the catch-up. */
const cases: readonly (readonly [string, (ada: Person) => void, Readonly<Record<string, readonly string[]>>])[] = [
  [
    'what users see is not guessed from the service',
    (ada) => {
      ada.do((desk) => writeNote(desk, 'It is slow'));
      ada.do((desk) => addServices(desk, [{ id: 'users' }]));
    },
    { 'Users see': ['Unknown: nobody has written what users see.', 'Affects: User service'] },
  ],
  [
    'what users see, as it was described last',
    (ada) => ada.do((desk) => describeBlastRadius(desk, { summary: 'Logins fail', users: 'one in ten', regions: 'EU' })),
    { 'Users see': ['Logins fail', 'Users: one in ten', 'Regions: EU'] },
  ],
  [
    'a start that somebody set',
    (ada) => ada.do((desk) => setMilestone(desk, 'started', { at: start - 10 * minute })),
    { Since: ['13:50 (40 min)'] },
  ],
  [
    'a start that nobody knows',
    (ada) => ada.do((desk) => setMilestone(desk, 'detected', { at: start - 5 * minute })),
    { Since: ['Unknown: detected at 13:55 (35 min). Users may have noticed it before.'] },
  ],
  [
    'one that came back',
    (ada) => {
      ada.do((desk) => setMilestone(desk, 'started', { at: start - 60 * minute }));
      ada.do((desk) => setStatus(desk, 'resolved'));
      ada.now += 10 * minute;
      ada.do((desk) => setStatus(desk, 'investigating'));
    },
    { Since: ['14:10, when it came back (20 min)'] },
  ],
  [
    'severity and status',
    (ada) => {
      ada.do((desk) => setSeverity(desk, 'SEV2'));
      ada.do((desk) => setStatus(desk, 'identified'));
    },
    { Severity: ['SEV2, identified'], 'Next update': ['15:00, in 30 min'] },
  ],
  [
    'who does what',
    (ada) => {
      ada.do((desk) => takeRole(desk, 'commander', 'Ada'));
      ada.do((desk) => takeRole(desk, 'responder', 'Ben'));
      ada.do((desk) => takeRole(desk, 'responder', 'Eve'));
    },
    { Who: ['Incident commander: Ada', 'Responder: Ben, Eve'] },
  ],
  ['nobody decides', (ada) => ada.do((desk) => takeRole(desk, 'scribe', 'Ben')), { Who: ['No incident commander', 'Scribe: Ben'] }],
  [
    'what is suspected, found and ruled out, and why',
    (ada) => {
      ada.do((desk) => proposeHypothesis(desk, { statement: 'The cache' }));
      const [dns, pool] = ['DNS', 'The pool'].map((statement) => ada.do((desk) => proposeHypothesis(desk, { statement })));
      if (dns === undefined || pool === undefined) throw new Error('two were proposed');
      ada.do((desk) => rejectHypothesis(desk, dns, 'it resolves'));
      ada.do((desk) => confirmHypothesis(desk, pool, 'it is exhausted'));
    },
    { Cause: ['Confirmed: The pool, because: it is exhausted', 'Suspected: The cache'], 'Ruled out': ['DNS, because: it resolves'] },
  ],
  [
    'what was tried and did not help, and what was taken back',
    (ada) => {
      ada.do((desk) => completeStep(desk, read));
      ada.do((desk) => completeStep(desk, restart, { by: 'Ada' }));
      const scale = step('scale', 'Scale it');
      ada.do((desk) => completeStep(desk, scale));
      ada.do((desk) => uncompleteStep(desk, scale));
      ada.do((desk) => writeNote(desk, 'It did not help: Restart it'));
      ada.do((desk) => writeNote(desk, 'It did not help: Fail over'));
    },
    {
      Tried: [
        '14:00 Restart it (Ada). It did not help',
        '14:00 Fail over. It did not help',
        '1 step without a command that changes a system, the last: Read the log',
      ],
      'Still in place, as far as the log says': ['14:00 Restart it (Ada)'],
    },
  ],
  [
    'the next step of a runbook, why it is blocked, and the time that runs',
    (ada) => {
      ada.do((desk) => completeStep(desk, read));
      ada.do((desk) =>
        openRunbook(desk, runbook, [
          { id: 'read', text: 'Read the log', section: 'Diagnosis' },
          { id: 'restart', text: 'Restart it', section: 'Mitigation' },
        ]),
      );
      ada.do((desk) => blockStep(desk, restart, 'no access'));
      ada.do((desk) => startTimebox(desk, { title: 'the cache', minutes: 40 }));
    },
    { Next: ['Until 14:40: the cache', 'Restart it (Latency spike). Blocked: no access'] },
  ],
  [
    'an update that is late',
    (ada) => ada.do((desk) => sendCommunication(desk, { audience: 'Users', text: 'We look', nextUpdateAt: start + 20 * minute })),
    { 'Next update': ['Due since 14:20'] },
  ],
  [
    'what is over',
    (ada) => {
      ada.do((desk) => setMilestone(desk, 'started', { at: start }));
      ada.now += 20 * minute;
      ada.do((desk) => setStatus(desk, 'resolved'));
    },
    { Since: ['14:00 (20 min), until 14:20'], Next: ['Nothing: it is resolved.'], 'Next update': ['None: it is resolved.'] },
  ],
];

test.each(cases)('%s', (_, act, lines) => {
  const ada = new Person('a');
  act(ada);
  const shown = Object.fromEntries(handOverOf(ada.state, options).map(({ name, facts }) => [name, facts]));
  expect(shown).toMatchObject(lines);
  // The one for who joins late has the same, without what is still in place.
  const late = catchUpOf(ada.state, options);
  expect(handOverOf(ada.state, options).filter(({ name }) => !name.startsWith('Still'))).toEqual(late);
});

test('what nobody recorded is called unknown, in each line, and as text', () => {
  const lines = handOverOf(emptyState, options);
  expect(lines.every(({ isUnknown, facts }) => isUnknown && facts.length > 0)).toBe(true);
  expect(catchUpText('Late', lines)).toBe(
    [
      'Late',
      'Users see: Unknown: nobody has written what users see.',
      'Since: Unknown.',
      'Severity: Unknown: not set.',
      'Who: Unknown: nobody has taken a role.',
      'Cause: Unknown: no hypothesis is open.',
      'Ruled out: Nothing so far.',
      'Tried: Nothing so far.',
      'Still in place, as far as the log says: Nothing that changes a system was ticked.',
      'Next: Unknown: no step is open in a runbook.',
      'Next update: Unknown: none was promised, and no severity says when.',
      '',
    ].join('\n'),
  );
});

test('several facts of one line are a list in the text', () => {
  expect(catchUpText('Late', [{ name: 'Who', facts: ['Scribe: Ben', 'Responder: Eve'], isUnknown: false }])).toBe(
    'Late\nWho:\n- Scribe: Ben\n- Responder: Eve\n',
  );
});
