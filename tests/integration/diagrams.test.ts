/** Mermaid diagrams, drawn by a real browser as a build draws them. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagramDrawer } from '../../src/build/diagrams/draw.ts';
import { findChromium } from '../../src/command/chromium.ts';
import type { Diagram } from '../../src/runbook/diagram.ts';
import { temporaryFolder } from '../support/content-root.ts';

const browser = findChromium();
const withoutBrowser = browser === undefined ? ' (skipped: no Chromium)' : '';

const good: Record<string, string> = {
  flowchart:
    'flowchart LR\n  A[Client] -->|GET /orders| B{Cache hit?}\n  B -- no --> C[(PostgreSQL)]\n  subgraph eu [EU region]\n    C\n  end',
  'flowchart in one line': 'graph TD; A-->B; B-->C',
  sequence:
    'sequenceDiagram\n  participant C as Client\n  C->>+API: POST /pay\n  alt paid\n    API-->>-C: 200\n  else declined\n    API--xC: 402\n  end',
  states: 'stateDiagram-v2\n  [*] --> Idle\n  Idle --> Busy : start',
  classes: 'classDiagram\n  Animal <|-- Duck\n  Duck : +swim()',
  entities: 'erDiagram\n  CUSTOMER ||--o{ ORDER : places',
  pie: 'pie title Causes\n  "deploy" : 60\n  "data" : 10',
  gantt: 'gantt\n  dateFormat YYYY-MM-DD\n  section EU\n  canary :a1, 2026-01-01, 3d',
  git: 'gitGraph\n  commit\n  branch fix\n  commit',
  timeline: 'timeline\n  title Day\n  2026 : deploy',
  quadrants: 'quadrantChart\n  x-axis low --> high\n  y-axis low --> high\n  A: [0.3, 0.6]',
  journey: 'journey\n  title My day\n  section Work\n    Deploy: 3: Me, You',
  context: 'C4Context\n  title Shop\n  Person(u, "User")\n  System(s, "Shop")\n  Rel(u, s, "buys", "HTTPS")',
  packet: 'packet-beta\n  0-15: "Source Port"\n  16-31: "Destination Port"',
  requirement: 'requirementDiagram\n  requirement r {\n    id: 1\n    text: it works\n    risk: high\n    verifymethod: test\n  }',
  kanban: 'kanban\n  todo[To do]\n    one[Task 1]',
  radar: 'radar-beta\n  axis a["A"], b["B"], c["C"]\n  curve x["X"]{1, 2, 3}',
  flows: 'sankey-beta\nweb,app,10\napp,db,5',
  tree: 'treemap-beta\n"Disk"\n    "logs": 12\n    "data": 30',
  bars: 'xychart-beta\n  title "Errors"\n  x-axis [Mon, Tue]\n  y-axis "count" 0 --> 10\n  bar [3, 7]',
  blocks: 'block-beta\n  columns 2\n  a["Web"] b["App"]\n  a --> b',
  'a layout that is not here': '---\nconfig:\n  layout: elk\n---\nstateDiagram-v2\n  Idle --> Busy',
  'labels with tags that set their look':
    'flowchart TD\n  A["<b>Annotate</b><br/>by <i>hand</i><br/><code>data/<b>x</b>/</code>"] --> B[<small>List&lt;T&gt;</small>]',
  'other scripts': 'flowchart LR\n  A[機器人] --> B[ゲートウェイを戻す] --> C[بوابة]',
  'with a title and a theme of its own':
    '---\ntitle: Orders\nconfig:\n  theme: dark\n---\n%%{init: {"theme": "forest", "themeCSS": "* { fill: red }"}}%%\nflowchart LR\n  A --> B',
};

const hostile: Record<string, string> = {
  'script in a label': 'flowchart LR\n  A["<script>alert(1)</script>"] --> B["<img src=x onerror=alert(1)>"]',
  'a link that runs': 'flowchart LR\n  A --> B\n  click A "javascript:alert(1)"\n  click B href "https://example.com" _blank',
  'a call': 'flowchart LR\n  A --> B\n  click A call alert(1)',
  'a style that loads':
    'flowchart LR\n  A --> B\n  style A fill:url(https://example.com/x)\n  classDef x background:url(//example.com)\n  class B x',
  'an image': 'flowchart LR\n  A@{ img: "https://example.com/x.png", label: "x" } --> B',
  'settings that unlock':
    '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n  A["<b onclick=alert(1)>x</b>"] --> B',
};

const wrong: Record<string, { text: string; expected: Partial<Diagram> }> = {
  'a bracket that nothing closes': {
    text: '%% why\nflowchart TD\n  A --> B\n  C[Client --> D\n  D --> E',
    expected: { state: 'invalid', line: 4, message: 'Mermaid cannot read the diagram from this line on: expected `]`, `)` or `|`' },
  },
  'the same below frontmatter': {
    text: '---\ntitle: x\n---\n\nflowchart TD\n  A --> B\n  C[Client --> D\n  D --> E',
    expected: { state: 'invalid', line: 7 },
  },
  'a slip in its kind': {
    text: 'flowchrat TD\n  A --> B',
    expected: {
      state: 'invalid',
      line: undefined,
      message: '`flowchrat` is no kind of Mermaid diagram',
      hint: 'did you mean `flowchart`?',
    },
  },
  'a text that is too long': {
    text: `flowchart TD\n${Array.from({ length: 3000 }, (_, at) => `  node${at} --> node${at + 1}\n`).join('')}`,
    expected: { state: 'not-drawn', reason: 'it has more than 50000 characters' },
  },
  'an image in it': {
    text: 'flowchart TD\n  A@{ img: "https://example.com/x.png", label: "x" } --> B',
    expected: { state: 'not-drawn', reason: 'it shows an image, and diagrams load nothing' },
  },
  'a branch that is not there': {
    text: 'gitGraph\n  commit\n  merge fix',
    expected: {
      state: 'invalid',
      message: 'Mermaid does not draw this diagram: Incorrect usage of "merge". Branch to be merged (fix) does not exist',
    },
  },
  'a comment alone': { text: '%% later', expected: { state: 'invalid', message: 'the diagram is empty' } },
  nothing: { text: '', expected: { state: 'invalid', message: 'the diagram is empty' } },
  'a kind that is left out': { text: 'mindmap\n  root', expected: { state: 'not-drawn' } },
};

describe.skipIf(browser === undefined)(`drawing${withoutBrowser}`, () => {
  const cache = temporaryFolder();
  let drawn: ReadonlyMap<string, Diagram>;
  const texts = [...Object.values(good), ...Object.values(hostile), ...Object.values(wrong).map(({ text }) => text)];
  beforeAll(async () => {
    drawn = await diagramDrawer({ cache, browser })(texts);
  }, 60_000);

  it.each(Object.keys(good))('draws: %s', (name) => {
    const diagram = drawn.get(good[name] ?? '');
    expect(diagram).toMatchObject({ state: 'drawn' });
    if (diagram?.state !== 'drawn') return;
    // Pages allow no styles but those of their own files.
    expect(diagram.svg).not.toMatch(/<style|\sstyle=|\sclass=|<foreignObject|NaN/);
    expect(diagram.svg).toContain('var(--');
    expect(diagram.label).toMatch(
      /^(?:Flowchart|Sequence diagram|State diagram|Class diagram|Entity diagram|Pie chart|Gantt chart|Timeline|Diagram)/,
    );
  });

  it.each(Object.keys(hostile))('draws nothing that runs or loads: %s', (name) => {
    const diagram = drawn.get(hostile[name] ?? '');
    if (diagram?.state !== 'drawn') return expect(diagram?.state).toMatch(/^(?:invalid|not-drawn)$/);
    expect(diagram.svg).not.toMatch(/<script|<image|<foreignObject|\son\w+=|javascript:|url\((?!#)|example\.com\/x/i);
    return undefined;
  });

  it.each(Object.keys(wrong))('says what is wrong: %s', (name) => {
    const { text, expected } = wrong[name] ?? { text: '', expected: {} };
    expect(drawn.get(text)).toMatchObject(expected);
  });

  it('shows every word of a diagram', () => {
    const diagram = drawn.get(good['flowchart'] ?? '');
    const shown = diagram?.state === 'drawn' ? diagram.svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') : '';
    for (const word of ['Client', 'GET /orders', 'Cache hit?', 'no', 'PostgreSQL', 'EU region']) expect(shown).toContain(word);
  });

  it.each(['journey', 'context', 'packet', 'quadrants', 'bars'])('can be read on a light and on a dark page: %s', (name) => {
    const diagram = drawn.get(good[name] ?? '');
    const svg = diagram?.state === 'drawn' ? diagram.svg : '';
    const texts = [...svg.matchAll(/<(?:text|line)\b[^>]*/g)].map(([tag]) => tag);
    const greys = texts.flatMap((tag) => [...tag.matchAll(/\b(?:fill|stroke)="rgb\((\d+), \1, \1\)"/g)].map(([, level]) => Number(level)));
    expect(texts.length).toBeGreaterThan(1);
    // Black, white and what is near them are one of the pages.
    expect(greys.filter((level) => level < 80 || level > 200)).toEqual([]);
    if (name === 'packet' || name === 'quadrants') expect(svg).not.toContain('rgb(');
  });

  it('shows labels without the tags that set their look', () => {
    const diagram = drawn.get(good['labels with tags that set their look'] ?? '');
    const label = diagram?.state === 'drawn' ? diagram.label : '';
    expect(label).not.toMatch(/<\/|code/);
    for (const word of ['Annotate', 'hand', 'data/x/', 'List<T>']) expect(label).toContain(word);
  });

  it('remembers what cannot be drawn', async () => {
    const text = wrong['a kind that is left out']?.text ?? '';
    const again = await diagramDrawer({ cache, browser: null })([text]);
    expect(again.get(text)).toEqual(drawn.get(text));
  });

  it('gives two drawings no id in common', () => {
    const ids = [...drawn.values()].flatMap((diagram) => (diagram.state === 'drawn' ? [...diagram.svg.matchAll(/\sid="([^"]*)"/g)] : []));
    const names = ids.map(([, id]) => id);
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(names.length);
  });

  it('draws the same bytes again, alone or among others @long', async () => {
    const text = good['git'] ?? '';
    const again = await diagramDrawer({ cache: temporaryFolder(), browser })([text]);
    expect(again.get(text)).toEqual(drawn.get(text));
  }, 60_000);

  it('needs no browser for what was drawn before', async () => {
    const text = good['pie'] ?? '';
    const again = await diagramDrawer({ cache, browser: null })([text, 'pie\n  "new" : 1']);
    expect(again.get(text)).toEqual(drawn.get(text));
    expect(again.get('pie\n  "new" : 1')).toMatchObject({ state: 'not-drawn', reason: expect.stringContaining('no Chromium') });
  });

  it('draws again what is damaged in the cache @long', async () => {
    const own = temporaryFolder();
    const text = good['pie'] ?? '';
    await diagramDrawer({ cache: own, browser })([text]);
    for (const file of readdirSync(own)) writeFileSync(join(own, file), '{"state":"drawn"');
    expect((await diagramDrawer({ cache: own, browser })([text])).get(text)).toEqual(drawn.get(text));
  }, 60_000);

  it('says so when the browser draws nothing', async () => {
    const text = good['pie'] ?? '';
    const none = await diagramDrawer({ cache: temporaryFolder(), browser: process.execPath })([text]);
    expect(none.get(text)).toMatchObject({ state: 'not-drawn', reason: 'the browser did not finish drawing it' });
  }, 60_000);
});
