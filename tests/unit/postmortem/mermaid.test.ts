/** The timeline as Mermaid reads it, whatever people typed. */
import { expect, test } from 'vitest';
import { renameIncident, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { mermaidTimeline, withMermaid } from '../../../src/postmortem/mermaid.ts';
import { played } from '../../support/plays/played.ts';
import { plays } from '../../support/plays/plays.ts';
import { Person } from '../incident/desk.ts';

test('times and moments of a play', async () => {
  const { state, surroundings } = await played(plays['edge-outage']);
  const block = mermaidTimeline(documentOf(state, surroundings));
  expect(block).toMatch(/^```mermaid\ntimeline\n {4}title EdgeCPUExhausted\n {4}13\.42 UTC : Impact began\n/);
  expect(block).toContain('    14.52 UTC : Done Turn the WAF on again, one location first.');
});

test.each([': ', '#', ';', '%%', '```', '\n    x : y', '"', '<img src=x>', '{{x}}'])(
  '%j makes no moment, comment or end of the block',
  (sign) => {
    const person = new Person('ann');
    person.do(({ recorder }) => startIncident(recorder, { title: `a${sign}b` }));
    person.do((desk) => renameIncident(desk, `c${sign}d`));
    person.do((desk) => writeNote(desk, sign));
    person.do((desk) => setStatus(desk, 'investigating'));
    const [fence, timeline, title, moments, end, rest] = mermaidTimeline(documentOf(person.state)).split('\n');
    expect([fence, timeline, end, rest]).toEqual(['```mermaid', 'timeline', '```', '']);
    expect(title).toMatch(/^ {4}title [^:#;%<>{}"`]+$/);
    expect(moments).toMatch(/^ {4}14\.00 UTC : [^:#;%<>{}"`]+ : Status investigating$/);
  },
);

test('it stands below the title and the picture; a text without a title stays', () => {
  expect(withMermaid('# A\n\ntext\n', 'B\n')).toBe('# A\n\nB\n\ntext\n');
  expect(withMermaid('# A\n\n![The incident from start to end](lane.svg)\n\ntext\n', 'B\n')).toContain('lane.svg)\n\nB\n');
  expect(withMermaid('text', 'B\n')).toBe('text');
});
