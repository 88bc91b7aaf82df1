/** The public incidents of the plays, worked through on the built pages: what is pressed, and what leaves. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Play, plays } from '../support/plays/plays.ts';
import type { PlayedRunbook } from '../support/plays/responder.ts';
import * as runbooks from '../support/plays/runbooks.ts';
import { expect, test, watch } from './site.ts';
import { PageResponder } from './support/page-responder.ts';

const titles: Readonly<Record<string, string>> = {
  'edge-waf': 'Edge proxy and WAF',
  'consul-core': 'Consul and scheduling',
  'chat-web': 'Web tier of the chat',
};

/** The file of a runbook. */
function written({ title, steps }: PlayedRunbook): string {
  const sections = Map.groupBy(steps, ({ section }) => section ?? '');
  const parts = [...sections].map(([section, all]) => {
    const lines = all.map(({ id, text, commands = [], language = 'bash', undo = [] }) => {
      const [undoing] = undo;
      const info = undoing === undefined ? language : `${language} undo=${JSON.stringify(undoing)}`;
      return [`- [ ] ${text} <!-- #${id} -->`, ...commands.map((command) => `  \`\`\`${info}\n  ${command}\n  \`\`\``)].join('\n\n');
    });
    return [`## ${section}`, ...lines].join('\n\n');
  });
  return [`# ${title}`, ...parts, ''].join('\n\n');
}

function contentOf({ surroundings: { zone } }: Play): Readonly<Record<string, string>> {
  const names = ['colo', 'cluster', 'backend'];
  const variables = names.map((name) => `  ${name}: { description: Where it is }\n`).join('');
  return {
    'breakglass.yaml': `title: Played\ntimezone: ${zone?.name ?? 'UTC'}\nvariables:\n${variables}  window: { description: How far back, default: 5m }\n`,
    'runbooks/patterns/service.yaml': 'kind: patterns\n',
    ...Object.fromEntries(Object.entries(titles).map(([id, title]) => [`runbooks/${id}/service.yaml`, `title: ${title}\n`])),
    ...Object.fromEntries(Object.values(runbooks).map((runbook) => [`runbooks/${runbook.id}.md`, written(runbook)])),
  };
}

/** Until it is resolved, with all its updates: six in the first play. */
const pressesAtMost: Readonly<Record<string, number>> = { 'edge-outage': 30, 'store-slow': 40, 'messages-fail': 40 };

/** Identifiers of devices are random, versions of runbooks are digests of their text. */
function withoutNames(markdown: string): string {
  return markdown.replaceAll(/`[0-9a-f]{32}-\d+`/g, '`incident`').replaceAll(/version `[^`]+`/g, 'version `any`');
}

for (const [name, play] of Object.entries(plays)) {
  test(`${name} is played on the pages, and its postmortem is the reviewed one`, { tag: '@long' }, async ({ browser, serveSite }) => {
    const site = await serveSite({ files: contentOf(play) });
    const cast: PageResponder[] = [];
    const wrong: string[][] = [];
    await play.act(async (_device, timezoneId) => {
      const context = await browser.newContext({
        timezoneId,
        locale: 'en-GB',
        serviceWorkers: 'block',
        viewport: { width: 1280, height: 800 },
      });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      wrong.push(watch(page, site));
      const responder = new PageResponder(page, site);
      cast.push(responder);
      return responder;
    });
    const [ann] = cast;
    if (ann === undefined) throw new Error('nobody was cast');
    // What is typed, and the keys that the list of keys names, are not counted.
    expect.soft(cast.reduce((sum, { presses }) => sum + presses, 0)).toBeLessThanOrEqual(pressesAtMost[name] ?? 0);
    for (const shape of ['ours', 'short-summary']) {
      const reviewed = await readFile(path.join(import.meta.dirname, '../fixtures/plays', `${name}.${shape}.md`), 'utf8');
      expect.soft(withoutNames(await ann.postmortem(shape))).toBe(withoutNames(reviewed));
    }
    expect(wrong.flat()).toEqual([]);
    for (const { page } of cast) await page.context().close();
  });
}
