/** What a postmortem and its messages say of when an incident began and ended: all of it goes by `extentOf`. */
import { describe, expect, test } from 'vitest';
import { setMilestone, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { extentOf } from '../../../src/incident/extent.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { messageFor } from '../../../src/postmortem/messages/message.ts';
import { resolutionSummary } from '../../../src/postmortem/messages/resolution.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { Person } from '../incident/desk.ts';

const on = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`);
const shapeNames = Object.keys(shapes).filter((name): name is ShapeName => name in shapes);

interface Times {
  readonly started?: string;
  readonly detected?: string;
  readonly resolved?: string;
}

function played({ started, detected, resolved }: Times): Person {
  const person = new Person('ann', on('14:05'));
  person.do(({ recorder }) =>
    startIncident(recorder, {
      title: 'Checkout fails',
      severity: 'SEV2',
      ...(started !== undefined && { startedAt: on(started) }),
      ...(detected !== undefined && { detectedAt: on(detected) }),
    }),
  );
  person.now = on('15:00');
  if (resolved !== undefined) person.do((desk) => setStatus(desk, 'resolved'));
  if (resolved !== undefined) person.do((desk) => setMilestone(desk, 'resolved', { at: on(resolved) }));
  return person;
}

const rows: readonly (readonly [Times, summary: string, lead: string, message: string])[] = [
  [
    { started: '13:50', detected: '14:00', resolved: '14:50' },
    'SEV2, from 2026-11-21 13:50 UTC to 14:50 UTC.',
    '2026-11-21 13:50 UTC',
    'From 2026-11-21 13:50 UTC to 2026-11-21 14:50 UTC.',
  ],
  [
    { detected: '14:00', resolved: '14:50' },
    'SEV2, detected 2026-11-21 14:00 UTC, resolved 14:50 UTC.',
    'unknown (detected 2026-11-21 14:00 UTC)',
    'From 2026-11-21 14:00 UTC or earlier to 2026-11-21 14:50 UTC.',
  ],
  [
    { resolved: '14:50' },
    'SEV2, opened 2026-11-21 14:05 UTC, resolved 14:50 UTC.',
    'unknown (opened 2026-11-21 14:05 UTC)',
    'From 2026-11-21 14:05 UTC or earlier to 2026-11-21 14:50 UTC.',
  ],
  [{ started: '13:50' }, 'SEV2, from 2026-11-21 13:50 UTC, not resolved yet.', '2026-11-21 13:50 UTC', 'Since 2026-11-21 13:50 UTC.'],
  [
    { detected: '14:00' },
    'SEV2, detected 2026-11-21 14:00 UTC, not resolved yet.',
    'unknown (detected 2026-11-21 14:00 UTC)',
    'Since 2026-11-21 14:00 UTC or earlier.',
  ],
  [
    { started: '14:00', resolved: '13:30' },
    'These times contradict each other: resolved is before started.',
    '2026-11-21 14:00 UTC',
    'From 2026-11-21 14:00 UTC to [until when? The recorded times contradict each other].',
  ],
];

describe.each(rows)('%j', (times, summary, lead, message) => {
  const { state } = played(times);
  const document = documentOf(state);

  test('the short summary says the same in its lead and in its sentences', () => {
    const text = writePostmortem(document, 'short-summary');
    expect(text).toContain(summary);
    expect(text).toContain(`**Started:** ${lead}`);
  });

  test('every shape says the same of the start', () => {
    for (const name of shapeNames) {
      const text = writePostmortem(document, name);
      expect([name, times.started === undefined && /\bfrom 20\d\d-/.test(text)]).toEqual([name, false]);
      // A start that nobody recorded is nowhere left without the time that is known.
      if (/\*\*Started:\*\*/.test(text)) expect(text).toContain(`**Started:** ${lead}`);
    }
  });

  test('messages say the same', () => {
    expect(writeMessage(messageFor('status-page', document, { at: on('15:00') }), 'plain')).toContain(message);
  });

  test('the summary after resolving says the same', () => {
    const text = writeMessage(resolutionSummary(document), 'plain');
    if (document.extent.contradiction !== undefined) expect(text).toContain('Duration unknown');
    else expect(text).toContain(times.started === undefined ? `Start not recorded (${lead.slice('unknown ('.length)}` : `Started ${lead}`);
  });

  test('and all of it is the one extent', () => {
    expect(document.extent).toEqual(extentOf(state));
  });
});
