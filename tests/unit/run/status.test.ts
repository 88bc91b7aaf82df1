/** What a status page answers, and the words for it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatNoStatus, formatStatus, readStatus } from '../../../src/run/status.ts';

const state = (status: unknown, incidents?: unknown) =>
  JSON.stringify({ page: { name: 'P' }, status, ...(incidents !== undefined && { incidents }) });

function words(text: string): string {
  const answer = readStatus(text);
  return answer.kind === 'state' ? formatStatus(answer) : answer.kind;
}

test.each([
  [state({ indicator: 'none', description: 'All Systems Operational' }), 'All Systems Operational'],
  [state({ indicator: 'major', description: 'Partial System Outage' }), 'Partial System Outage (major)'],
  [
    state({ indicator: 'minor', description: 'Minor Service Outage' }, [{ name: 'Errors on\n the API' }]),
    'Minor Service Outage (minor). Open: Errors on the API',
  ],
  [
    state(
      { indicator: 'critical', description: 'Down' },
      ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name })),
    ),
    'Down (critical). Open: A; B; C; 2 more',
  ],
  [
    state({ indicator: 'maintenance', description: 'Service Under Maintenance' }, [{ id: 1 }, null, 'x']),
    'Service Under Maintenance (maintenance)',
  ],
])('%s', (text, expected) => {
  expect(words(text)).toBe(expected);
});

test.each([
  '',
  '<!doctype html><title>Log in</title>',
  'null',
  '[]',
  '{}',
  '{"status":"ok"}',
  state({ indicator: 'fine', description: 'Fine' }),
  state({ indicator: 'none', description: '' }),
  state({ indicator: 'none' }),
  state({ indicator: ['none'], description: 'All Systems Operational' }),
])('%s is no state', (text) => {
  expect(words(text)).toBe('foreign');
});

describe('any answer', () => {
  it('is read as a state of a known kind in one line, or not at all', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          status: fc.record({ indicator: fc.constantFrom('none', 'minor', 'x'), description: fc.string() }),
          incidents: fc.jsonValue(),
        })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const answer = readStatus(text);
        if (answer.kind === 'state') expect(formatStatus(answer)).toMatch(/^[^\n\r]{1,2000}$/);
      }),
    );
  });
});

it('says why there is none', () => {
  expect((['offline', 'timeout', 'unreachable', { http: 404 }] as const).map(formatNoStatus).map((text) => text.split('.')[0])).toEqual([
    'Not asked: this device is offline',
    'Did not answer within 10 seconds',
    'Did not answer',
    'Answered with something else than a state (HTTP 404)',
  ]);
});
