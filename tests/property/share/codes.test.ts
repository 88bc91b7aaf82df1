/** A sequence of codes: read in any order, with repetitions, mixed with those of another one; what is missing is named, what is wrong is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, type LogEvent } from '../../../src/incident/event.ts';
import { codeLimits, codesOf, formatNumbers, type Gathered, missingIn, takeCode } from '../../../src/share/codes.ts';
import { payloadOf, readPayload } from '../../../src/share/link.ts';
import { formatSent, parseSent, unsentOf, withSent } from '../../../src/share/sent.ts';
import { seed } from '../../support/seed.ts';
import { incidentOf } from '../../unit/share/record.ts';
import { anyEvents } from '../incident/events.ts';

const runs = { seed, numRuns: 200 };
const site = 'https://runbooks.example/';
const [first, second] = await Promise.all([payloadOf([incidentOf(120).log]), payloadOf([incidentOf(90, 'b'.repeat(32)).log])]);
const codes = [...(codesOf(first, site) ?? [])];
const others = [...(codesOf(second, site) ?? [])];

/** Reads codes one after the other, until one completes a sequence. */
function read(texts: readonly string[]): {
  readonly payloads: readonly string[];
  readonly gathered: Gathered;
  readonly problems: readonly string[];
} {
  let gathered: Gathered = [];
  const payloads: string[] = [];
  const problems: string[] = [];
  for (const text of texts) {
    const reading = takeCode(gathered, text);
    gathered = reading.gathered;
    if ('payload' in reading) payloads.push(reading.payload);
    else if (reading.problem !== undefined) problems.push(reading.problem);
  }
  return { payloads, gathered, problems };
}

describe(`codes (seed ${seed})`, () => {
  it('fit their limit, and a small record is one code with the link', async () => {
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) expect(code.length).toBeLessThanOrEqual(codeLimits.characters);
    const small = codesOf(await payloadOf([incidentOf(2).log]), site) ?? [];
    expect(small).toEqual([expect.stringMatching(/^https:\/\/runbooks\.example\/incident\/#add=H4sI/)]);
    expect(read(small).payloads).toHaveLength(1);
  });

  it('give the record in any order, with repetitions and another sequence in between', () => {
    const order = fc.tuple(
      fc.shuffledSubarray([...codes, ...others], { minLength: codes.length + others.length }),
      fc.array(fc.constantFrom(...codes, ...others), { maxLength: 20 }),
    );
    fc.assert(
      fc.property(order, ([shown, again]) => {
        const { payloads, problems } = read([...again.slice(0, 3), ...shown.flatMap((code) => [code, code]), ...again]);
        expect(new Set(payloads)).toEqual(new Set([first, second]));
        expect(problems).toEqual([]);
      }),
      runs,
    );
  });

  it('name what is missing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: 1, maxLength: codes.length - 1 }), (shown) => {
        const { payloads, gathered } = read(shown);
        expect(payloads).toEqual([]);
        const [sequence] = gathered;
        const missing = codes.flatMap((code, at) => (shown.includes(code) ? [] : [at + 1]));
        expect(sequence && missingIn(sequence)).toEqual(missing);
      }),
      runs,
    );
  });

  it('never give another record when one is damaged', async () => {
    const whole = await readPayload(first);
    expect(whole).toHaveProperty('text');
    await fc.assert(
      fc.asyncProperty(fc.nat(codes.length - 1), fc.nat(), fc.constantFrom('A', '_', '', '.', ' '), async (which, where, letter) => {
        const code = codes[which] ?? '';
        const at = code.indexOf('#part=') + (where % (code.length - code.indexOf('#part=')));
        const harmed = codes.map((text, place) => (place === which ? code.slice(0, at) + letter + code.slice(at + 1) : text));
        for (const payload of read(harmed).payloads) {
          // Some bits of a packed text mean nothing to who unpacks it, such as when it was packed.
          const reading = await readPayload(payload);
          if ('text' in reading) expect(reading).toEqual(whole);
        }
      }),
      runs,
    );
  });

  it.each([
    '',
    'https://other.example/',
    `${site}incident/#part=0.2.AAAAAAAAAAA.x`,
    `${site}incident/#part=3.2.AAAAAAAAAAA.x`,
    `${site}incident/#part=1.9999.AAAAAAAAAAA.x`,
  ])('%j is refused in words', (text) => {
    expect(takeCode([], text)).toEqual({ gathered: [], problem: expect.stringMatching(/^This code/) });
  });

  it('are dropped where they do not fit together, so that reading can begin again', () => {
    const last = codes.at(-1) ?? '';
    const damaged = `${last.slice(0, -3)}${last.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    const { payloads, gathered, problems } = read([...codes.slice(0, -1), damaged]);
    expect({ payloads, gathered }).toEqual({ payloads: [], gathered: [] });
    expect(problems).toEqual(['The codes do not fit together: one of them is damaged. Start again.']);
    expect(read([damaged, last]).problems).toEqual([`Two codes say they are number ${codes.length} and differ. Start again.`]);
  });

  it('are too many for what belongs into a file', () => {
    expect(codesOf('A'.repeat(codeLimits.characters * codeLimits.parts * 2), site)).toBeUndefined();
  });

  it.each([
    [[], ''],
    [[2], '2'],
    [[1, 2, 3], '1–3'],
    [[2, 4, 5, 6, 9], '2, 4–6 and 9'],
    [[1, 3, 5, 7, 9, 11, 13], '1, 3, 5, 7, 9, 11 …'],
  ])('the numbers %j in words', (numbers, words) => {
    expect(formatNumbers(numbers)).toBe(words);
  });
});

describe(`what was sent (seed ${seed})`, () => {
  const keys = (events: readonly LogEvent[]) => new Set(events.map(({ id }) => keyOf(id)));

  it('is all that was sent and nothing else, through its text and in any order', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, anyEvents, (a, b, all) => {
        const sent = parseSent(formatSent(withSent(withSent(new Map(), a), b)));
        expect(
          formatSent(withSent(withSent(new Map(), b), a))
            .split(';')
            .sort(),
        ).toEqual(formatSent(sent).split(';').sort());
        const left = keys(unsentOf([...a, ...b, ...all], sent));
        const done = keys([...a, ...b]);
        expect(left).toEqual(new Set([...keys(all)].filter((key) => !done.has(key))));
      }),
      runs,
    );
  });

  it('is nothing where its text is damaged', () => {
    fc.assert(
      fc.property(fc.string(), anyEvents, (text, events) => {
        expect(unsentOf(events, parseSent(`${text};x`)).length).toBeLessThanOrEqual(events.length);
      }),
      runs,
    );
  });
});
