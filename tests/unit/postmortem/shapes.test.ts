/** The worked example in every shape, against files that were read line by line; and that nothing but the record decides what they say. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/incident/state.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import type { Section } from '../../../src/postmortem/shapes/shape.ts';
import { exampleDocument, exampleState, folder, surroundings } from './example.ts';

const names = Object.keys(shapes).filter((name): name is ShapeName => Object.hasOwn(shapes, name));

test.each(names)('the example as %s', async (name) => {
  await expect(writePostmortem(exampleDocument(), name)).toMatchFileSnapshot(path.join(folder, `user-service.${name}.md`));
});

describe('sections in the order of their originals', () => {
  const headings = (sections: readonly Section[]): unknown[] =>
    sections.map(({ heading, sections: inner }) => (inner === undefined ? heading : [heading, ...headings(inner)]));

  test('Google SRE book', () => {
    const supporting = headings(shapes['google-sre'].sections).at(-1);
    expect(headings(shapes['google-sre'].sections).slice(0, -1)).toEqual([
      'Summary',
      'Impact',
      'Root Causes',
      'Trigger',
      'Resolution',
      'Detection',
      'Action Items',
      ['Lessons Learned', 'What went well', 'What went wrong', 'Where we got lucky'],
      'Timeline',
    ]);
    expect(supporting).toEqual(expect.arrayContaining(['Supporting information']));
  });

  test('Atlassian', () => {
    expect(headings(shapes.atlassian.sections)).toEqual([
      'Incident summary',
      'Leadup',
      'Fault',
      'Impact',
      'Detection',
      'Response',
      'Recovery',
      'Timeline',
      'Root cause identification: the five whys',
      'Root cause',
      'Backlog check',
      'Recurrence',
      'Lessons learned',
      'Corrective actions',
    ]);
  });

  test('PagerDuty', () => {
    expect(headings(shapes.pagerduty.sections)).toEqual([
      'Overview',
      'What Happened',
      'Contributing Factors',
      'Resolution',
      'Impact',
      'Responders',
      'Timeline',
      ["How'd We Do?", 'What Went Well?', "What Didn't Go So Well?"],
      'Action Items',
      ['Messaging', 'Internal Email', 'External Message'],
    ]);
  });

  test('Howie narrative', () => {
    expect(headings(shapes.howie.sections).slice(0, -1)).toEqual([
      'Summary',
      'Background',
      'What was hard',
      'Narrative',
      'Contributors and enablers',
      'Mitigators',
      'Risks',
      'Open questions',
    ]);
  });
});

test('the order in which events arrived does not matter', () => {
  const shuffled = exampleState((events) => events.toSorted((a, b) => (JSON.stringify(a).length % 7) - (JSON.stringify(b).length % 7)));
  const reversed = exampleState((events) => events.toReversed());
  for (const name of names) {
    expect(writePostmortem(documentOf(shuffled, surroundings), name)).toBe(writePostmortem(exampleDocument(), name));
    expect(writePostmortem(documentOf(reversed, surroundings), name)).toBe(writePostmortem(exampleDocument(), name));
  }
});

test('the zone and the language of the machine do not matter, for the postmortem and for the archive', async () => {
  const script = path.join(import.meta.dirname, 'write-example.ts');
  const digest = async (TZ: string, LANG: string) =>
    (await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TZ, LANG, LC_ALL: LANG } })).stdout;
  const [first, ...others] = await Promise.all([
    digest('UTC', 'C'),
    digest('America/St_Johns', 'de_DE.UTF-8'),
    digest('Pacific/Kiritimati', 'ar_EG.UTF-8'),
    digest('Africa/Monrovia', 'tr_TR.UTF-8'),
  ]);
  expect(first).toMatch(/^[0-9a-f]{64}\n$/);
  expect(others).toEqual([first, first, first]);
});

test('what is not known is said to be unknown, and an empty record makes a whole document', () => {
  const empty = documentOf(fold({ events: [] }));
  for (const name of names) expect(writePostmortem(empty, name)).toContain('Untitled incident');
  expect(writePostmortem(empty, 'ours')).toContain('unknown (start time and detection time not recorded)');
});

test('prompts are quotes, and no cause is claimed that nobody confirmed', () => {
  const state = exampleState((events) => events.filter((event) => !JSON.stringify(event).includes('hypothesis-confirmed')));
  const text = writePostmortem(documentOf(state, surroundings), 'ours');
  expect(text).not.toContain('Confirmed');
  expect(text.split('\n').filter((line) => line.includes('To write:') && !line.startsWith('> '))).toEqual([]);
});
