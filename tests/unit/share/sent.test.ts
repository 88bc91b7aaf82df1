/** What was handed on, and what of it is missing on a device that had only the last part. */
import { expect, test } from 'vitest';
import { readRecord } from '../../../src/incident/record/read.ts';
import { payloadOf, readPayload } from '../../../src/share/link.ts';
import { formatSent, mergeSent, missingCount, parseSent, unsentOf, withSent } from '../../../src/share/sent.ts';
import { incidentOf } from './record.ts';

const { events } = incidentOf(12).log;
const sentOf = (part: typeof events) => withSent(new Map(), part);

test('what a link left out is missing exactly as far as it is not here', () => {
  for (let from = 0; from <= events.length; from++) {
    const leftOut = parseSent(formatSent(sentOf(events.slice(0, from))));
    expect(missingCount(leftOut, events)).toBe(0);
    expect(missingCount(leftOut, events.slice(from))).toBe(from);
    expect(missingCount(leftOut, events.slice(1))).toBe(from > 0 ? 1 : 0);
  }
});

test('what several links left out comes together', () => {
  const [a, b] = [sentOf(events.slice(0, 4)), sentOf(events.slice(2, 9))];
  expect(formatSent(mergeSent(a, b))).toBe(formatSent(sentOf(events.slice(0, 9))));
  expect(unsentOf(events, mergeSent(a, b))).toEqual(events.slice(9));
  expect(formatSent(mergeSent(new Map(), a))).toBe(formatSent(a));
});

test('a claim without end is counted and not walked through', () => {
  expect(missingCount(parseSent('x:0-9007199254740991;y:9-1'), events)).toBeGreaterThan(1e15);
});

test('it stands in the link, and a link with everything has none', async () => {
  const earlier = formatSent(sentOf(events.slice(0, 5)));
  const textOf = async (payload: string) => {
    const read = await readPayload(payload);
    return 'text' in read ? readRecord(read.text) : undefined;
  };
  const part = await textOf(await payloadOf([{ events: events.slice(5) }], earlier));
  expect(part).toMatchObject({ outcome: 'whole', problems: [], earlier });
  expect(await textOf(await payloadOf([{ events }]))).not.toHaveProperty('earlier');
});

test.each([1, null, ['a'], 'x'.repeat(100_001)])('anything else in its place is not read: %#', (earlier) => {
  const reading = readRecord(JSON.stringify({ format: 'breakglass-incident-record/1', earlier, incidents: [] }));
  expect(reading).not.toHaveProperty('earlier');
  expect(reading.outcome).toBe('whole');
});
