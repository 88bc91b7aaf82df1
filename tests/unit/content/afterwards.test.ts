import { describe, expect, test } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { settingsSchema } from '../../../src/content/schema/settings.ts';
import type { Site } from '../../../src/content/site.ts';
import { contentRoot } from '../../support/content-root.ts';

const takes = (settings: unknown) => settingsSchema.safeParse(settings).success;

describe('the time zone', () => {
  test.each(['Europe/Berlin', 'UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])('%s is one', (timezone) => {
    expect(takes({ timezone })).toBe(true);
  });

  test.each(['Europe/Berlni', '+01:00', '', 'local', 'Europe/Berlin '])('%j is none', (timezone) => {
    expect(takes({ timezone })).toBe(false);
  });
});

describe('where issues go', () => {
  test('numbers of Jira may be written as numbers', () => {
    const { issues } = settingsSchema.parse({ issues: { jira: { site: 'https://jira.example', project: 10000, issueType: '3' } } });
    expect(issues?.jira).toEqual({ site: 'https://jira.example', project: '10000', issueType: '3' });
  });

  test.each([
    { github: { repository: 'javascript:alert(1)' } },
    { github: { repository: 'https://github.com/a/b?x=1' } },
    { jira: { site: 'https://jira.example', project: 'SHOP', issueType: '3' } },
    { jira: { site: 'https://jira.example' } },
  ])('%j is refused', (issues) => {
    expect(takes({ issues })).toBe(false);
  });
});

describe("the team's template", () => {
  const runbook = { 'runbooks/shop/down.md': '# Down\n\nLook.\n' };
  const read = async (files: Record<string, string>): Promise<Site> => {
    return (await loadSite(contentRoot({ ...runbook, ...files }), { base: '/' })).site;
  };
  const told = ({ problems }: Site) =>
    problems.map(({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}. ${hint}`);

  test('is part of the site, and changes its version', async () => {
    const settings = 'postmortem: { template: postmortem.md }\n';
    const site = await read({ 'breakglass.yaml': settings, 'postmortem.md': '# {{title}}\n\n{{timeline}}\n' });
    expect(site.postmortemTemplate).toBe('# {{title}}\n\n{{timeline}}\n');
    expect(told(site)).toEqual([]);
    const other = await read({ 'breakglass.yaml': settings, 'postmortem.md': '# {{title}}\n' });
    expect(other.version).not.toBe(site.version);
  });

  test('is told where it names a slot that is none, with the nearest one', async () => {
    const site = await read({
      'breakglass.yaml': 'postmortem: { template: docs/after.md }\n',
      'docs/after.md': '# {{title}}\n\n- a {{ timelin }}\n\nSee {{summary}} here.\n',
    });
    expect(told(site)).toEqual([
      'docs/after.md:3:5 found the slot `timelin`, which is none. did you mean `timeline`?',
      'docs/after.md:5:5 found the slot `summary` within a line. give it a paragraph of its own: it makes whole paragraphs and tables',
    ]);
    expect(site.problems[0]).toMatchObject({ endLine: 3, endColumn: 18, severity: 'error', check: 'postmortem/slot' });
  });

  test('is missed at the line of the settings that names it', async () => {
    const site = await read({ 'breakglass.yaml': 'title: Shop\npostmortem:\n  template: none.md\n' });
    expect(site.postmortemTemplate).toBe('');
    expect(told(site)).toEqual([
      'breakglass.yaml:3:13 the file `none.md` does not exist. name a Markdown file by its path from the content root',
    ]);
  });

  test('is told when it is empty, as any file', async () => {
    const site = await read({ 'breakglass.yaml': 'postmortem: { template: empty.md }\n', 'empty.md': ' \n' });
    expect(site.problems.map(({ check, file }) => `${check} ${file}`)).toEqual(['file/empty empty.md']);
  });

  test.each(['../secret.md', '/etc/passwd', 'a/../../b.md', 'C:\\secret.md', '~/x.md', ''])(
    '%j lies outside of the content',
    (template) => {
      expect(takes({ postmortem: { template } })).toBe(false);
    },
  );
});
