/** What leaves a reopened incident: messages without the old end, a postmortem with its periods, in every shape. */
import { describe, expect, test } from 'vitest';
import { setMilestone, setSeverity, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { audiences } from '../../../src/postmortem/messages/audience.ts';
import { messageFor } from '../../../src/postmortem/messages/message.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { fillTemplate } from '../../../src/postmortem/template/fill-template.ts';
import { Person } from '../incident/desk.ts';

const on = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`);
const shapeNames = Object.keys(shapes).filter((name): name is ShapeName => name in shapes);

/** Resolved at 14:40, corrected to 14:35, and back at 16:00. */
function reopened(): Person {
  const person = new Person('ann', on('14:00'));
  person.do(({ recorder }) =>
    startIncident(recorder, { title: 'Checkout fails', severity: 'SEV1', startedAt: on('13:50'), detectedAt: on('14:00') }),
  );
  const act = (clock: string, command: Parameters<Person['do']>[0]) => {
    person.now = on(clock);
    person.do(command);
  };
  act('14:01', (desk) => setStatus(desk, 'investigating'));
  act('14:30', (desk) => setStatus(desk, 'mitigated'));
  act('14:40', (desk) => setStatus(desk, 'resolved'));
  act('14:41', (desk) => setMilestone(desk, 'resolved', { at: on('14:35') }));
  act('14:42', (desk) => setMilestone(desk, 'mitigated', { at: on('14:28') }));
  act('16:00', (desk) => setStatus(desk, 'investigating'));
  return person;
}

function resolvedAgain(): Person {
  const person = reopened();
  person.now = on('16:05');
  person.do((desk) => setSeverity(desk, 'SEV3'));
  person.now = on('17:00');
  person.do((desk) => setStatus(desk, 'mitigated'));
  person.now = on('17:10');
  person.do((desk) => setStatus(desk, 'resolved'));
  return person;
}

const message = (person: Person, audience: (typeof audiences)[number], clock: string) =>
  writeMessage(messageFor(audience, documentOf(person.state), { at: on(clock) }), 'plain');

describe('messages of a reopened incident @fault-57', () => {
  test.each(audiences)('%s: no stale end while it goes on', (audience) => {
    const text = message(reopened(), audience, '16:10');
    if (audience === 'executives') expect(text).toContain('It recurred 10 min ago. The first period lasted 45 min.');
    else expect(text).toContain('From 2026-11-21 13:50 UTC to 2026-11-21 14:35 UTC, and again since 2026-11-21 16:00 UTC.');
    expect(text).not.toContain('Duration: 45 min.');
  });

  test.each(audiences)('%s: both periods once it is resolved again', (audience) => {
    const text = message(resolvedAgain(), audience, '17:15');
    if (audience === 'executives') expect(text).toContain('It recurred: 2 periods of impact, 1 h 55 min in total.');
    else
      expect(text).toContain(
        'From 2026-11-21 13:50 UTC to 2026-11-21 14:35 UTC, and again from 2026-11-21 16:00 UTC to 2026-11-21 17:10 UTC.',
      );
  });

  test('an end that contradicts another time is asked for', () => {
    const person = resolvedAgain();
    person.do((desk) => setMilestone(desk, 'mitigated', { at: on('17:30') }));
    for (const audience of audiences) expect(message(person, audience, '17:40')).toContain('[until when?');
  });
});

describe('postmortem of a reopened incident @fault-57', () => {
  test.each(shapeNames)('%s has the periods and the time in each severity', (shape) => {
    const text = writePostmortem(documentOf(resolvedAgain().state), shape);
    const rows = text.split('\n').filter((line) => /^\| [12] /.test(line));
    expect(
      rows.map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      ),
    ).toEqual([
      ['1', '2026-11-21 13:50', '2026-11-21 14:28', '2026-11-21 14:35', '38 min'],
      ['2', '2026-11-21 16:00', '2026-11-21 17:00', '2026-11-21 17:10', '1 h'],
    ]);
    expect(text).toContain('SEV1 at worst, SEV3 at the end');
    expect(text).toContain(
      'It came back: users were affected from 2026-11-21 13:50 to 14:28 and from 2026-11-21 16:00 to 17:00 (UTC), 1 h 38 min in all.',
    );
    // 14:00 to 14:35 and 16:00 to 16:05; 16:05 to 17:10.
    if (shape === 'pagerduty') expect(text).toMatch(/Time in SEV-1\s+\| 40 min/);
    else expect(text).toContain('SEV1 40 min, SEV3 1 h 5 min');
  });

  test('a single period looks as before: no table of periods', () => {
    const person = new Person('ann', on('14:00'));
    person.do(({ recorder }) => startIncident(recorder, { title: 'One', severity: 'SEV1', startedAt: on('13:50') }));
    person.do((desk) => setStatus(desk, 'resolved'));
    for (const shape of shapeNames) expect(writePostmortem(documentOf(person.state), shape)).not.toContain('Time with impact');
  });

  test('a template of a team can name them', () => {
    const { markdown, problems } = fillTemplate(
      '{{periods}}\n\n{{time-in-severity}}\n\nAffected: {{time-with-impact}}\n',
      documentOf(resolvedAgain().state),
    );
    expect(problems).toEqual([]);
    expect(markdown).toContain('| 2 | 2026-11-21 16:00 |');
    expect(markdown).toContain('Affected: 1 h 38 min');
  });
});
