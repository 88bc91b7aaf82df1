/** Names that were taken for one another: each leads to what is meant, and what cannot is a problem at its place (row 49). */
import { describe, expect, it } from 'vitest';
import { addressKey } from '../../../src/content/address.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { ownFiles, ownPages } from '../../../src/content/own-addresses.ts';
import { readSources } from '../../../src/content/read.ts';
import type { Site } from '../../../src/content/site.ts';
import { contentRoot } from '../../support/content-root.ts';

const siteOf = (files: Record<string, string>): Site => assemble(readSources(contentRoot(files)), { base: '/' });
const problemsOf = (site: Site, check: string) =>
  site.problems
    .filter((problem) => problem.check === check)
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
const naming = (...alerts: string[]) => `---\nalerts: ${JSON.stringify(alerts)}\n---\n# X\n\nText.\n`;
const nfd = (text: string) => text.normalize('NFD');

describe('alerts @fault-49', () => {
  it.each([
    ['ディスク不足', 'メモリ不足'],
    ['CPU/Memory high', 'CPU Memory high'],
    ['CPU-Memory', 'CPU_Memory'],
    ['Größe', 'Grösse'],
    ['сбой', 'отказ'],
    ['a b', 'a  b'],
    ['a+b', 'a b'],
    ['50%', '50'],
  ])('%s and %s have a page each', (a, b) => {
    const site = siteOf({ 'runbooks/s/a.md': naming(a), 'runbooks/s/b.md': naming(b) });
    expect(site.problems.filter(({ check }) => check.startsWith('alert/'))).toEqual([]);
    for (const alert of site.alerts) {
      const page = site.alertPages.find(({ address }) => address === alert.address);
      expect(page).toMatchObject({ alerts: [alert.name], runbooks: alert.runbooks });
    }
  });

  it.each([
    ['HighLoad', 'highload', 'alert/case', 'the alerts `HighLoad` and `highload` differ in case only'],
    ['Wert?', 'Wert*', 'alert/address', 'the alerts `Wert*` and `Wert?` have the same address, /alerts/Wert-/'],
  ])('%s and %s share a page that offers both, and are reported for what they are', (a, b, check, words) => {
    const site = siteOf({ 'runbooks/s/a.md': naming(a), 'runbooks/s/b.md': naming(b) });
    for (const { address } of site.alerts)
      expect(site.alertPages.find((page) => page.address === address)?.runbooks.toSorted()).toEqual(['s/a', 's/b']);
    expect(problemsOf(site, check)).toEqual([expect.stringContaining(words)]);
  });

  it('are one in both forms of Unicode, in frontmatter and in rules', () => {
    const site = siteOf({
      'breakglass.yaml': 'alerts: { rules: [r.yaml] }\n',
      'runbooks/s/a.md': naming('Überlast'),
      'runbooks/s/b.md': naming(nfd('Überlast')),
      'r.yaml': `groups: [{ name: g, rules: [{ alert: "${nfd('Überlast')}", expr: up }] }]\n`,
    });
    expect(site.alerts).toMatchObject([{ name: 'Überlast', runbooks: ['s/a', 's/b'] }]);
    expect(site.coverage?.alerts).toMatchObject([{ runbook: 's/a', address: 'alerts/%C3%9Cberlast/' }]);
  });

  it.each([
    ['https://r.example/alerts/CPU%2FMemory%20high/', 'right'],
    ['https://r.example/alerts/CPU/Memory+high', 'right'],
    ['https://r.example/alerts/CPU-Memory-high/', 'right'],
    ['https://r.example/runbooks/s/größe/', 'right'],
    ['https://r.example/runbooks/s/gr%C3%B6%C3%9Fe/', 'right'],
    ['https://r.example/runbooks/s/grosse/', 'right'],
    ['https://r.example/runbooks/s/Größe/', 'dead'],
    ['https://r.example/alerts/CPU/', 'dead'],
  ])('a runbook_url %s is %s', (url, link) => {
    const site = siteOf({
      'breakglass.yaml': 'alerts: { rules: [r.yaml], site: "https://r.example" }\n',
      'runbooks/s/Größe.md': naming('CPU/Memory high'),
      'r.yaml': `groups: [{ name: g, rules: [{ alert: Other, expr: up, annotations: { runbook_url: "${url}" } }] }]\n`,
    });
    expect(site.coverage?.alerts[0]?.link).toBe(link);
  });
});

describe('files @fault-49', () => {
  it('of nothing but emoji, and alerts of nothing but emoji, have addresses of their own that no other file changes', () => {
    const names = ['🔥', '🚒', '👩‍🚒', '❤️', '🇩🇪', '1️⃣'];
    const files = Object.fromEntries(names.map((name) => [`runbooks/🛒/${name}.md`, naming(name)]));
    const site = siteOf(files);
    const addresses = site.runbooks.map(({ address }) => decodeURIComponent(address)).toSorted();
    expect(addresses).toEqual(['🔥', '🚒', '👩‍🚒', '❤', '🇩🇪', '1⃣'].map((name) => `runbooks/🛒/${name}/`).toSorted());
    expect(new Set(site.alerts.map(({ address }) => address)).size).toBe(names.length);
    expect(site.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    for (const { file, address } of site.runbooks) expect(siteOf({ [file]: '# T\n' }).runbooks[0]?.address).toBe(address);
  });

  it('links, images, related runbooks, drills and queries meet names in the other form of Unicode', () => {
    const sheet = 'title: T\nqueries: [{ id: q, title: Q, language: text, query: q }]\n';
    const site = siteOf({
      [`runbooks/${nfd('Café')}/${nfd('Überlast')}.md`]: `# X\n\n![p](Bild-ü.png)\n\nText.\n`,
      [`runbooks/${nfd('Café')}/${nfd('Bild-ü')}.png`]: '',
      'runbooks/Café/b.mdx': `---\nrelated: [Café/Überlast]\naliases: [/alt/${nfd('é')}/]\n---\n# B\n\n[x](Überlast.md) [y](${nfd('Überlast')}.md)\n\n<Query id="Maß ä/q" />\n`,
      'runbooks/Café/service.yaml': 'title: C\n',
      'runbooks/other/service.yaml': `dependencies: [{ service: "${nfd('Café')}" }]\n`,
      [`queries/${nfd('Maß ä')}.yaml`]: sheet,
    });
    expect(site.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(site.problems.filter(({ check }) => /link|image/.test(check))).toEqual([]);
    expect(site.services.map(({ id }) => id)).toEqual(['Café', 'other']);
    expect(site.runbooks[0]?.address).toBe('runbooks/caf%C3%A9/%C3%BCberlast/');
    expect(site.redirects.map(({ from }) => from)).toContain('alt/%C3%A9/');
  });

  it('a link to a file by its exact name goes before one that differs in case or ending', () => {
    const files = { 'a.md': '# a', 'A.md': '# A', 'b.md': '# b', 'b.mdx': '# bx' };
    const site = siteOf({
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`runbooks/s/${name}`, `${text}\n`])),
      'runbooks/s/links.md': '# L\n\n[1](a.md) [2](A.md) [3](b.md) [4](b.mdx) [5](B.md)\n',
    });
    const addressOf = (file: string) => site.runbooks.find((runbook) => runbook.file === `runbooks/s/${file}`)?.address;
    const html =
      site.runbooks
        .find(({ id }) => id === 's/links')
        ?.compiled.sections.map((section) => section.html)
        .join('') ?? '';
    expect([...html.matchAll(/href="\/([^"]+)"/g)].map((match) => match[1])).toEqual(
      ['a.md', 'A.md', 'b.md', 'b.mdx', 'b.md'].map(addressOf),
    );
  });

  it('keep where they were published before, where that is theirs alone', () => {
    const site = siteOf({
      'runbooks/Zahlung/Größe.md': '# G\n',
      'runbooks/Zahlung/Grösse.md': '# G2\n',
      'runbooks/Zahlung/Käse.md': '# K\n',
      'runbooks/Zahlung/kase.md': '# K2\n',
      'runbooks/Zahlung/Überlast.md': '# U\n',
    });
    expect(site.redirects).toEqual([{ from: 'runbooks/zahlung/uberlast/', to: 'runbooks/zahlung/%C3%BCberlast/' }]);
  });

  it('an overview without a runbook has its page, and a name with an underscore in front is no runbook', () => {
    const site = siteOf({
      'runbooks/shop/_index.md': '# Shop\n\nText.\n',
      'runbooks/cart/README.md': '# Cart\n',
      'runbooks/shop/_partial.md': '# P\n',
    });
    expect(site.services.map(({ address }) => address).sort()).toEqual(['runbooks/cart/', 'runbooks/shop/']);
    expect(site.runbooks).toEqual([]);
    expect(problemsOf(site, 'include/unused')).toEqual([
      'runbooks/shop/_partial.md:1:1 nothing shows this file: its name begins with an underscore, and no runbook includes it',
    ]);
  });
});

describe('sheets @fault-49', () => {
  it('one that cannot be read takes the page of none that can, nor of another', () => {
    const site = siteOf({
      'runbooks/s/a.md': '# A\n',
      'queries/A b.yaml': '[',
      'queries/a-b.yaml': 'title: T\nqueries: [{ id: q, title: Q, language: text, query: q }]\n',
      'queries/bad.yaml': '[',
      'queries/bad.yml': '{',
    });
    expect(site.sheets.map(({ address }) => address)).toEqual(['queries/a-b/']);
    expect(site.broken.map(({ address, file }) => `${file} ${address}`)).toEqual([
      'queries/A b.yaml queries/a-b.yaml/',
      'queries/bad.yaml queries/bad/',
      'queries/bad.yml queries/bad.yml/',
    ]);
  });
});

describe('names that are no names @fault-49', () => {
  it.each(['../../x', 'a//b', './x'])('the page of the alert %s is named', (alert) => {
    const site = siteOf({ 'runbooks/s/a.md': naming(alert) });
    expect(problemsOf(site, 'alert/address')).toEqual([
      expect.stringMatching(/^runbooks\/s\/a\.md:2:9 an address cannot hold .* its page is \/alerts\//),
    ]);
  });

  it.each(['alerts', 'aliases', 'title', 'related'])('%s have a limit', (key) => {
    const long = 'A'.repeat(200_000);
    const site = siteOf({ 'runbooks/s/a.md': `---\n${key}: ${key === 'title' ? long : `[${long}]`}\n---\n# X\n\nText.\n` });
    const told = site.problems.filter(({ severity }) => severity === 'error');
    expect(told).toEqual([
      expect.objectContaining({
        file: 'runbooks/s/a.md',
        line: 2,
        message: expect.stringContaining('longer than 1000 characters, which is the limit'),
      }),
    ]);
    expect(site.runbooks.map(({ title }) => title)).toEqual(['X']);
  });
});

describe('aliases @fault-49', () => {
  const drill = 'title: D\n';
  const own = [...ownPages, ...ownFiles].map(({ address }) => `/${address}`);
  const taken = [
    ...own,
    ...[
      '/offline/x/',
      '/assets/',
      '/assets/a.js',
      '/pagefind/x',
      '/reviews/',
      '/sw.js',
      '/_headers',
      '/build.json',
      '/breakglass.html',
      '/index.html',
      '/404.html/x',
    ],
    ...[
      '/runbooks/s/',
      '/runbooks/s/other/',
      '/runbooks/s/Other',
      '/queries/sheet/',
      '/alerts/Known/',
      '/alerts/known',
      '/runbooks/s/p.png',
      '/runbooks/s/p.png/x/',
      '/SEARCH',
      '/s%65arch/',
    ],
  ];
  it.each(taken)('%s is taken', (alias) => {
    const site = siteOf({
      'runbooks/s/thing.md': `---\naliases: [/free/, ${JSON.stringify(alias)}]\n---\n# T\n`,
      'runbooks/s/other.md': naming('Known'),
      'runbooks/s/p.png': '',
      'runbooks/s/service.yaml': drill.replace('D', 'S'),
      'queries/sheet.yaml': 'title: T\nqueries: [{ id: q, title: Q, language: text, query: q }]\n',
    });
    expect(problemsOf(site, 'runbook/alias')).toEqual([
      expect.stringMatching(/^runbooks\/s\/thing\.md:2:19 the alias `.*` leads nowhere: \/.* is /),
    ]);
    expect(site.redirects.map(({ from }) => from)).toEqual(['free/']);
  });

  it.each(['../../../etc/passwd', '/a/../../b', '%2e%2e/x', '..'])('%s leads out of the site and is refused', (alias) => {
    const site = siteOf({ 'runbooks/s/a.md': `---\naliases: [/free, ${JSON.stringify(alias)}]\n---\n# A\n` });
    expect(problemsOf(site, 'runbook/alias')).toEqual([
      `runbooks/s/a.md:2:18 the alias \`${alias}\` leads nowhere: \`..\` would lead out of the site`,
    ]);
    expect(site.redirects.map(({ from }) => from)).toEqual(['free/']);
  });

  it('over each other are reported for the later one, which names the first', () => {
    const site = siteOf({
      'runbooks/s/a.md': '---\naliases: [/Old/Path]\n---\n# A\n',
      'runbooks/s/b.md': '---\naliases: [/old/path/]\n---\n# B\n',
    });
    expect(problemsOf(site, 'runbook/alias')).toEqual([
      'runbooks/s/b.md:2:11 the alias `/old/path/` leads nowhere: /old/path/ is an alias of `s/a` already',
    ]);
  });

  it('too long for a file system are reported, and the rest is built', () => {
    const deep = ['/a'.repeat(480), '/ö'.repeat(480), `/alerts${'/a'.repeat(480)}`];
    const site = siteOf({ 'runbooks/s/a.md': `---\naliases: ${JSON.stringify([...deep, '/free'])}\n---\n# A\n` });
    expect(problemsOf(site, 'runbook/alias')).toEqual(
      deep.map(() => expect.stringMatching(/leads nowhere: it is longer than 900 characters$/)),
    );
    expect(site.redirects.map(({ from }) => from)).toEqual(['free/']);
  });

  it('of an alert keep its case', () => {
    const site = siteOf({ 'runbooks/s/a.md': '---\naliases: [/alerts/Old/Name x/]\n---\n# A\n' });
    expect(site.redirects.map(({ from }) => from)).toEqual(['alerts/Old/Name%20x/', 'alerts/old/name-x/']);
  });

  it('no address of a site is there twice, whatever its case', () => {
    const site = siteOf({ 'runbooks/s/A.md': naming('A', 'a b', 'a+b'), 'runbooks/s/a.md': naming('a'), 'runbooks/S/ä.md': '# Ä\n' });
    const keys = [...site.runbooks, ...site.services].map(({ address }) => addressKey(address));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
