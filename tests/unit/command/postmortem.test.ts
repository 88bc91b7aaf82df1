/** `breakglass postmortem`: an export becomes content, and what a person wrote stays. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePostmortemFile } from '../../../src/command/postmortem.ts';
import { readKeptRecords } from '../../../src/content/kept-record.ts';
import { loadSite } from '../../../src/content/load.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { postmortemArchive } from '../../../src/postmortem/export.ts';
import { contentRoot } from '../../support/content-root.ts';
import { played } from '../../support/plays/played.ts';
import { plays } from '../../support/plays/plays.ts';
import { paymentsTimeOut } from '../../support/plays/shop.ts';
import { addImage } from '../share/image.ts';

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');
const edge = await played(plays['edge-outage']);
const store = await played(plays['store-slow']);
const base = {
  'breakglass.yaml': 'timezone: Europe/London\n',
  'runbooks/edge-waf/edge-cpu.md': '---\nalerts: [EdgeCPUExhausted]\n---\n# Edge CPU\n\n- [ ] Look\n',
  'runbooks/edge-waf/service.yaml': 'title: Edge proxy\n',
};
const name = '2019-07-02-edgecpuexhausted';

function root(files: Record<string, string | Uint8Array> = {}) {
  const content = contentRoot({ ...base, ...files });
  const run = (file: string, force = false) => writePostmortemFile({ content, file: join(content, file), force });
  const text = (path: string) => readFileSync(join(content, path), 'utf8');
  return { content, run, text };
}

describe('an exported record', () => {
  test('becomes a postmortem with its facts, and lies beside it', async () => {
    const record = writeRecord([edge.state.log]);
    const { content, run, text } = root({ 'in.json': record });
    expect(await run('in.json')).toMatch(new RegExp(`^postmortems/${name}\\.md: \\d+ gaps left`));
    expect(text(`postmortems/${name}.json`)).toBe(record);
    const written = text(`postmortems/${name}.md`);
    expect(written.slice(0, written.indexOf('\n---\n'))).toMatchSnapshot();
    const { site } = await loadSite(content, { base: '/' });
    expect(site.problems.filter(({ file, severity }) => file.startsWith('postmortems/') && severity !== 'info')).toEqual([]);
    expect(site.postmortems).toHaveLength(1);
    expect(site.postmortems[0]).toMatchObject({ day: '2019-07-02', title: 'EdgeCPUExhausted' });
    expect(site.postmortems[0]?.lane?.wide).toMatch(/^<svg class="lane"/);
  });

  test('again: an untouched one is written anew, an edited one stays but by force', async () => {
    const { run, text, content } = root({ 'in.json': writeRecord([edge.state.log]) });
    await run('in.json');
    const before = text(`postmortems/${name}.md`);
    await run('in.json');
    expect(text(`postmortems/${name}.md`)).toBe(before);
    // A later export of the same incident.
    const { events } = edge.state.log;
    writeFileSync(join(content, 'in.json'), writeRecord([{ events: events.slice(0, -3) }]));
    await run('in.json');
    expect(text(`postmortems/${name}.md`)).not.toBe(before);
    writeFileSync(join(content, `postmortems/${name}.md`), `${text(`postmortems/${name}.md`)}\nBy hand.\n`);
    await expect(run('in.json')).rejects.toThrow(`${name}.md was changed since it was written`);
    expect(text(`postmortems/${name}.md`)).toContain('By hand.');
    await run('in.json', true);
    expect(text(`postmortems/${name}.md`)).not.toContain('By hand.');
    expect(readdirSync(join(content, 'postmortems')).sort()).toEqual([`${name}.json`, `${name}.md`]);
  });

  test('of several incidents becomes several, each with its own record; another one of the same name gets a number', async () => {
    const other = readRecord(writeRecord([store.state.log]).replaceAll('a'.repeat(32), 'c'.repeat(32)));
    const both = writeRecord([edge.state.log, ...other.logs.values()]);
    const { run, content, text } = root({ 'in.json': both, [`postmortems/${name}.md`]: '# Mine\n' });
    await run('in.json');
    expect(readdirSync(join(content, 'postmortems')).sort()).toEqual([
      `${name}-2.json`,
      `${name}-2.md`,
      `${name}.md`,
      '2021-10-28-consulkvlatencyhigh.json',
      '2021-10-28-consulkvlatencyhigh.md',
    ]);
    expect(text(`postmortems/${name}.md`)).toBe('# Mine\n');
    expect(text(`postmortems/${name}-2.json`)).toBe(writeRecord([edge.state.log]));
  });

  test('never writes over the record of another incident', async () => {
    const edgeRecord = writeRecord([edge.state.log]);
    const other = edgeRecord.replaceAll('a'.repeat(32), 'c'.repeat(32));
    const { run, text, content } = root({ 'in.json': edgeRecord, [`postmortems/${name}.json`]: other });
    await run('in.json');
    expect(text(`postmortems/${name}.json`)).toBe(other);
    expect(readdirSync(join(content, 'postmortems')).sort()).toEqual([`${name}-2.json`, `${name}-2.md`, `${name}.json`]);
  });

  test('of two incidents with one day and title becomes two', async () => {
    const { events } = edge.state.log;
    const [twin] = readRecord(writeRecord([{ events }]).replaceAll('a'.repeat(32), 'c'.repeat(32))).logs.values();
    const { run, content } = root({ 'in.json': writeRecord([{ events }, ...(twin === undefined ? [] : [twin])]) });
    expect((await run('in.json')).split('\n')).toHaveLength(2);
    expect(readdirSync(join(content, 'postmortems')).sort()).toEqual([`${name}-2.json`, `${name}-2.md`, `${name}.json`, `${name}.md`]);
  });

  test.each(['postmortems/of-may/record.json', 'postmortems/record.json'])(
    'an unpacked archive at %s keeps the names of its files',
    async (at) => {
      const { run, content } = root({ 'in.json': writeRecord([edge.state.log]), [at]: writeRecord([edge.state.log]) });
      await run('in.json');
      expect(readdirSync(dirname(join(content, at))).sort()).toEqual(['postmortem.md', 'record.json']);
      const { site } = await loadSite(content, { base: '/' });
      expect(site.postmortems).toHaveLength(1);
    },
  );

  test('an archive whose text has no frontmatter is known by its record: its edited text stays', async () => {
    const record = writeRecord([edge.state.log]);
    const { run, text } = root({ 'in.json': record, 'postmortems/may/record.json': record, 'postmortems/may/postmortem.md': '# Mine\n' });
    await expect(run('in.json')).rejects.toThrow('postmortems/may/postmortem.md was changed since it was written');
    expect(text('postmortems/may/postmortem.md')).toBe('# Mine\n');
  });

  test('put into the folder as it is, it is content; a document beside it is written when asked', async () => {
    const { content, run } = root({ 'postmortems/outage.json': writeRecord([edge.state.log]), 'in.json': writeRecord([edge.state.log]) });
    const { site } = await loadSite(content, { base: '/' });
    expect(site.postmortems.map(({ id, title, file }) => [id, title, file])).toEqual([
      ['outage', 'EdgeCPUExhausted', 'postmortems/outage.json'],
    ]);
    expect(site.postmortems[0]?.compiled.sections.length).toBeGreaterThan(5);
    expect(site.postmortems[0]?.lane).toBeDefined();
    await run('in.json');
    expect(existsSync(join(content, 'postmortems/outage.md'))).toBe(true);
  });

  test.each([
    ['nothing', 'x', 'not JSON'],
    ['another file', '{"a":1}', 'Expected a file whose'],
  ])('%s is refused, and reported where it lies in the folder', async (_, json, message) => {
    const { content, run } = root({ 'in.json': json, 'postmortems/bad.json': json });
    await expect(run('in.json')).rejects.toThrow(message);
    const { site } = await loadSite(content, { base: '/' });
    expect(site.postmortems.map(({ id, compiled }) => [id, compiled.broken])).toEqual([['bad', true]]);
    expect(site.problems.map(({ check, file }) => [check, file])).toEqual([['postmortem/record', 'postmortems/bad.json']]);
  });
});

describe('a record that is not of what it lies beside', () => {
  const record = writeRecord([edge.state.log]);
  const problemsOf = async (files: Record<string, string>) => {
    const { site } = await loadSite(root(files).content, { base: '/' });
    return { site, said: site.problems.filter(({ check }) => /^postmortem\/(?:record|duplicate)$/.test(check)) };
  };

  test('of another incident: nothing of it is shown, and it is said', async () => {
    const { site, said } = await problemsOf({ 'postmortems/a.json': record, 'postmortems/a.md': '---\nincident: INC-42\n---\n# A\n' });
    expect(site.postmortems[0]?.lane).toBeUndefined();
    expect(said.map(({ file, message }) => [file, message])).toEqual([
      ['postmortems/a.json', expect.stringContaining('another incident than the postmortem beside it, which names `INC-42`')],
    ]);
  });

  test('of several incidents: which one is shown is said', async () => {
    const other = readRecord(writeRecord([store.state.log]).replaceAll('a'.repeat(32), 'c'.repeat(32)));
    const { said } = await problemsOf({ 'postmortems/a.json': writeRecord([edge.state.log, ...other.logs.values()]) });
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^there are 2 incidents in the record, and only “.+” is shown$/),
    ]);
  });

  test('of an incident that another file has: it is said that it counts twice', async () => {
    const { said } = await problemsOf({ 'postmortems/a.json': record, 'postmortems/b.json': record });
    expect(said.map(({ file, message }) => [file, message])).toEqual([
      ['postmortems/b.json', 'the same incident as `postmortems/a.json`: it is counted twice'],
    ]);
  });
});

describe('an archive', () => {
  test('keeps the text as it was edited, without the drawn picture, which the page has from the record', async () => {
    const { bytes } = postmortemArchive(edge.state, '# EdgeCPUExhausted\n\nEdited on the page.\n');
    const { run, text, content } = root({ 'in.zip': bytes });
    expect(await run('in.zip')).toBe(`postmortems/${name}.md`);
    expect(text(`postmortems/${name}.md`)).toMatch(/\n---\n\n# EdgeCPUExhausted\n\nEdited on the page\.\n$/);
    const { site } = await loadSite(content, { base: '/' });
    expect(site.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    await run('in.zip');
    await expect(run('in.zip')).resolves.toBeTruthy();
  });

  test('brings its images along, which the page shows', async () => {
    const picture = dot;
    const digest = createHash('sha256').update(picture).digest('hex');
    const state = addImage(edge.state, digest, picture.length);
    const { bytes } = postmortemArchive(state, `# Seen\n\n\`evidence/${digest}.png\`\n`, new Map([[digest, picture]]));
    const { run, content } = root({ 'in.zip': bytes });
    await run('in.zip');
    expect(new Uint8Array(readFileSync(join(content, `postmortems/evidence/${digest}.png`)))).toEqual(new Uint8Array(picture));
    const { site } = await loadSite(content, { base: '/' });
    expect(site.problems.filter(({ check }) => check.startsWith('image/'))).toEqual([]);
    expect(site.assets.map(({ address }) => address)).toEqual([`postmortems/evidence/${digest}.png`]);
    expect(site.postmortems[0]?.compiled.sections.map(({ html }) => html).join('')).toContain(`src="/postmortems/evidence/${digest}.png"`);
  });
});

test('the example of the starter library has what its play amounts to', async () => {
  const path = join(import.meta.dirname, '../../../postmortems/2026-09-14-payments-time-out-at-the-gateway');
  const writing = { template: '', withText: false };
  const factsIn = (record: string) => readKeptRecords(record, writing).records.map(({ facts }) => facts);
  const facts = factsIn(await (await paymentsTimeOut()).exported());
  expect(factsIn(readFileSync(`${path}.json`, 'utf8'))).toEqual(facts);
  // What people changed since: it is published, and the version of the runbook is gone, so that the repair stays on the list.
  const { title, actions } = facts[0] ?? {};
  const kept = readFileSync(`${path}.md`, 'utf8');
  for (const said of [title, ...(actions ?? []).map((action) => action.title)]) expect(kept).toContain(`title: ${said}`);
});
