import { describe, expect, test } from 'vitest';
import { writeFrom } from '../../../src/postmortem/write.ts';
import { exampleState } from './example.ts';

const { events } = exampleState().log;

describe('from events to a text', () => {
  test('in a zone of the settings, and in UTC alone without one', () => {
    expect(writeFrom({ events, form: 'ours', timezone: 'Asia/Kolkata' }).markdown).toContain('Asia/Kolkata');
    expect(writeFrom({ events, form: 'ours' }).markdown).not.toMatch(/\d\d:\d\d [A-Z]\w+\/\w+/);
  });

  test('a zone that this machine does not know leaves UTC', () => {
    expect(writeFrom({ events, form: 'ours', timezone: 'Mars/Olympus' })).toEqual(writeFrom({ events, form: 'ours' }));
  });

  test("in the team's template", () => {
    expect(writeFrom({ events, form: { template: '# {{title}}\n' } }).markdown).toBe('# p99 of /users/{id} above 500 ms\n');
  });

  test('with links into the files that are known', () => {
    const edit = { pattern: 'https://git.example/{file}', files: { 'user-service/latency-spike': 'runbooks/a b.mdx' } };
    expect(writeFrom({ events, form: 'ours', edit }).markdown).toContain('(https://git.example/runbooks/a%20b.mdx)');
    expect(writeFrom({ events, form: 'ours', edit: { ...edit, files: { constructor: 'x' } } }).markdown).not.toContain('git.example');
  });
});
