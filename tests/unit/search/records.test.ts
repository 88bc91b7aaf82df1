import { describe, expect, it } from 'vitest';
import { addressAt, withAnchor } from '../../../src/content/address.ts';
import { partsOf } from '../../../src/search/parts.ts';
import { recordFile, recordHtml } from '../../../src/search/record-html.ts';
import type { SearchRecord } from '../../../src/search/records.ts';
import { identifierEnds, pathEnds } from '../../../src/search/split-name.ts';

const section = (text: string, steps: string[]) => ({
  id: 'stabilise',
  kind: 'stabilise' as const,
  title: 'Stabilise',
  html: '',
  text,
  steps,
  line: 1,
});
const step = (id: string, text: string) => ({ id, text, section: 'stabilise', line: 1, queries: [], changes: [] });

describe('the parts of a runbook', () => {
  it('are cut where its steps begin, and say nothing twice', () => {
    const steps = [step('a', 'Roll back'), step('b', 'Tell support')];
    expect(
      partsOf({ sections: [section('First of all:\nRoll back kubectl rollout undo Tell support at once', ['a', 'b'])], steps }),
    ).toEqual([
      { kind: 'checklist', id: 'stabilise', title: 'Stabilise', text: 'First of all:' },
      { kind: 'step', id: 'a', title: 'Roll back', text: 'kubectl rollout undo' },
      { kind: 'step', id: 'b', title: 'Tell support', text: 'at once' },
    ]);
  });

  it('keep a step whose words the text has in another form', () => {
    const parts = partsOf({ sections: [section('Scale  the\nweb tier', ['a'])], steps: [step('a', 'Scale up')] });
    expect(parts.map(({ kind, title, text }) => [kind, title, text])).toEqual([
      ['checklist', 'Stabilise', ''],
      ['step', 'Scale up', 'Scale the web tier'],
    ]);
  });

  it('are sections where there is nothing to tick', () => {
    expect(partsOf({ sections: [section('A pod restarts.', [])], steps: [] })[0]?.kind).toBe('section');
  });
});

it.each([
  ['container_memory_working_set_bytes', 'working_set_bytes'],
  ['KubePodCrashLooping', 'CrashLooping'],
  ['CrashLoopBackOff', 'BackOff'],
])('of %s there is an end that begins with what people remember', (name, end) => {
  const ends = identifierEnds(`see ${name} there`);
  expect(ends.some((known) => known.startsWith(end) || known.endsWith(end))).toBe(true);
  expect(identifierEnds('plain words and 5xx')).toEqual([]);
});

it('of a path there is an end that begins with what people remember', () => {
  expect(pathEnds('curl https://shop.example/api/checkout/health')).toContain('/api/checkout/health');
  expect(pathEnds('and/or one / two')).toEqual([]);
  expect(pathEnds('/a/b:c/d/e a//b/c x/1/2/3/4/5/6/7/8')).toEqual([
    '/a/b',
    '/b',
    '/d/e',
    '/e',
    '/b/c',
    '/c',
    '/1/2/3/4/5/6',
    '/2/3/4/5/6',
    '/3/4/5/6',
    '/4/5/6',
    '/5/6',
    '/6',
    '/7/8',
    '/8',
  ]);
});

it('a long word without a slash is passed over at once @fault-50', () => {
  expect(pathEnds('_a'.repeat(150_000))).toEqual([]);
});

describe('the file of a record', () => {
  const record: SearchRecord = {
    title: '<b>',
    address: withAnchor(addressAt('queries/host'), 'disk/full'),
    kind: 'query',
    language: 'en',
    context: 'Host & more',
    filters: { kind: ['query'], service: [], severity: [], signal: ['saturation'], language: ['bash'] },
    names: [],
    parts: [{ kind: 'query', id: '', title: '', text: 'df -h < "x"' }],
  };

  it('lies in one folder with all others', () => {
    expect(recordFile(record)).toBe('queries~host~disk~full.html');
  });

  it('escapes what people wrote, and says what it can be narrowed down by', () => {
    const html = recordHtml(record);
    expect(html).toContain('&lt;b&gt;');
    expect(html).toContain('df -h &lt; &quot;x&quot;');
    expect(html).toContain('<span data-pagefind-filter="language">bash</span>');
    expect(html).not.toContain('"severity"');
  });
});
