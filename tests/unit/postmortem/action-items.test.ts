import { describe, expect, test } from 'vitest';
import type { ActionItem } from '../../../src/incident/action-items.ts';
import { actionItemsCsv } from '../../../src/postmortem/action-items/csv.ts';
import {
  gitHubIssueUrl,
  gitLabIssueUrl,
  issueLinks,
  jiraIssueUrl,
  linearIssueUrl,
} from '../../../src/postmortem/action-items/issue-links.ts';
import { objections, preventionAnswers } from '../../../src/postmortem/action-items/objections.ts';

const ready: ActionItem = {
  id: { actor: 'a', counter: 1 },
  title: 'Create users_id_idx in a migration',
  owner: 'Ben',
  due: '2026-12-04',
  type: 'prevent',
  done: false,
  ticket: undefined,
};
const about = (item: Partial<ActionItem>) => objections({ ...ready, ...item }).map((objection) => objection.about);

describe('objections', () => {
  test('none to an item with an owner, a day and a change', () => {
    expect(objections(ready)).toEqual([]);
  });

  test('an owner and a day are asked for, not of what is done', () => {
    expect(about({ owner: undefined, due: undefined })).toEqual(['owner', 'due']);
    expect(about({ owner: undefined, due: undefined, title: 'Be more careful', done: true })).toEqual([]);
  });

  test.each([
    'Be more careful',
    'We should be more careful with deploys',
    'monitor better',
    'Monitor the system better',
    'Add more monitoring',
    'Improve monitoring',
    'better alerting',
    'Human error',
    'It was caused by human error',
    'Pay more attention during deployments',
    'Train the team',
    'Add more tests',
    'Communicate better',
    'Investigate',
    'Look into the pool',
  ])('a wish: %s', (title) => {
    expect(about({ title })).toEqual(['change']);
  });

  test.each([
    'Alert when the mean time of a statement is above 100 ms',
    'Improve monitoring of the pool: page when it is above 80 % for 2 minutes',
    'Add monitoring for queue depth with an alert to the checkout channel',
    'Let a lint rule stop human error in schema migrations before review',
    'Double-check restores nightly by loading the backup into staging',
    'Cap retries of the payment client',
    'Show the query plan in the dashboard notes',
    'Write down who may restart the database',
    'Metrics of the worker pool are exported',
  ])('a change: %s', (title) => {
    expect(about({ title })).toEqual([]);
  });
});

test('the three questions of prevention, with what answers them', () => {
  expect(preventionAnswers([ready]).map(({ type, items }) => [type, items.length])).toEqual([
    ['detect', 0],
    ['prevent', 1],
    ['recover', 0],
  ]);
});

describe('CSV', () => {
  const context = { incident: 'Checkout fails', day: '2026-11-21', link: 'https://postmortems.example/12' };
  const cells = (title: string) => actionItemsCsv([{ ...ready, title }], context).split('\r\n')[1];

  test('a header, CRLF, quotes where they are needed', () => {
    expect(actionItemsCsv([{ ...ready, title: 'a "b", c\nd' }], context)).toBe(
      'Action,Type,Owner,Due,Ticket,State,Incident,Day,Link\r\n"a ""b"", c\nd",prevent,Ben,2026-12-04,,open,Checkout fails,2026-11-21,https://postmortems.example/12\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\uFEFF=1', '\n=1'])('%j is no formula', (title) => {
    expect(actionItemsCsv([{ ...ready, title }], context)).toMatch(/\r\n"?'/);
  });

  test('an incident whose title begins like a formula is none', () => {
    expect(actionItemsCsv([ready], { ...context, incident: '=1+1' })).toContain(",'=1+1,");
  });

  test('an owner like @ann is no formula, a hyphen within is left', () => {
    expect(actionItemsCsv([{ ...ready, owner: '@ann' }], context)).toContain(",'@ann,");
    expect(cells('re-index')).toMatch(/^re-index,/);
  });
});

describe('links to trackers', () => {
  const context = { incident: 'p99 & more', postmortem: 'https://wiki.example/p/1' };

  test('GitHub', () => {
    const url = new URL(
      gitHubIssueUrl({ ...ready, title: 'a & b #1' }, context, { repository: 'https://github.com/o/r/', labels: ['incident', 'p1'] }) ?? '',
    );
    expect(url.origin + url.pathname).toBe('https://github.com/o/r/issues/new');
    expect(url.searchParams.get('title')).toBe('a & b #1');
    expect(url.searchParams.get('labels')).toBe('incident,p1');
    expect(url.searchParams.get('body')).toContain('Due: 2026-12-04');
    expect(url.searchParams.get('body')).toContain('[Postmortem](https://wiki.example/p/1)');
  });

  test('Jira', () => {
    const url = new URL(
      jiraIssueUrl({ ...ready, title: `!http://evil.example/x.png! ${'é'.repeat(300)}` }, context, {
        site: 'https://jira.example',
        project: '10420',
        issueType: '4',
      }) ?? '',
    );
    expect(url.pathname).toBe('/secure/CreateIssueDetails!init.jspa');
    expect(url.searchParams.get('pid')).toBe('10420');
    expect([...(url.searchParams.get('summary') ?? '')]).toHaveLength(255);
    expect(url.searchParams.get('description')).toContain(String.raw`\!http://evil.example/x.png\!`);
  });

  test('an address that is too long loses its body, not its title; what is no web address makes none', () => {
    const long = gitHubIssueUrl({ ...ready, title: 'x'.repeat(6000) }, context, { repository: 'https://github.com/o/r' }) ?? '';
    expect(long.length).toBeLessThanOrEqual(8000);
    expect(long).toContain('title=xxx');
    expect(gitHubIssueUrl(ready, context, { repository: 'javascript:alert(1)//' })).toBeUndefined();
    expect(jiraIssueUrl(ready, context, { site: 'data:text/html,x', project: '1', issueType: '1' })).toBeUndefined();
  });
});

describe('issues in GitLab and Linear', () => {
  const around = { incident: 'Checkout is slow', postmortem: 'https://ops.example/postmortems/a/' };

  test("GitLab's form has title, description, due day and labels, and no quick action that somebody typed", () => {
    const hostile = { ...ready, title: '/close\n/assign @root', owner: '/delete' };
    const url = new URL(
      gitLabIssueUrl(hostile, { ...around, incident: '/confidential' }, { project: 'https://gitlab.com/o/r/', labels: ['a b', 'c"~d'] }) ??
        '',
    );
    expect(url.origin + url.pathname).toBe('https://gitlab.com/o/r/-/issues/new');
    expect(url.searchParams.get('issue[title]')).toBe('/close /assign @root');
    const lines = (url.searchParams.get('issue[description]') ?? '').split('\n');
    expect(lines.filter((line) => line.startsWith('/'))).toEqual(['/due 2026-12-04', '/label ~"a b"', '/label ~"c~d"']);
  });

  test("Linear's form is that of the team", () => {
    const url = new URL(linearIssueUrl(ready, around, { team: 'OPS', labels: ['incident', 'p1'] }) ?? '');
    expect(url.origin + url.pathname).toBe('https://linear.app/team/OPS/new');
    expect(url.searchParams.get('title')).toBe(ready.title);
    expect(url.searchParams.get('label')).toBe('incident,p1');
    expect(url.searchParams.get('description')).toContain('https://ops.example/postmortems/a/');
  });

  test('a link for each tracker that the settings name, and for no other', () => {
    const all = {
      github: { repository: 'https://github.com/o/r' },
      gitlab: { project: 'https://gitlab.com/o/r' },
      jira: { site: 'https://o.atlassian.net', project: '1', issueType: '2' },
      linear: { team: 'OPS' },
    };
    expect(issueLinks(ready, around, all).map(({ tracker }) => tracker)).toEqual(['GitHub', 'GitLab', 'Jira', 'Linear']);
    expect(issueLinks(ready, around, { linear: all.linear }).map(({ tracker }) => tracker)).toEqual(['Linear']);
    expect(issueLinks(ready, around, {})).toEqual([]);
  });
});
