import { describe, expect, it } from 'vitest';
import { compileAlone, sectionHtml, told } from '../../support/compile.ts';

describe('sections', () => {
  it('takes the title from the first heading and cuts at the next level', () => {
    const runbook = compileAlone(
      '# KubePodCrashLooping\n\n## Meaning\n\nA pod restarts. Again.\n\n## Diagnosis\n\nLook.\n\n### Logs\n\nRead.\n',
    );
    expect(runbook.title).toBe('KubePodCrashLooping');
    expect(runbook.summary).toBe('A pod restarts. Again.');
    expect(runbook.sections.map(({ id, kind }) => [id, kind])).toEqual([
      ['meaning', 'meaning'],
      ['diagnosis', 'triage'],
    ]);
    expect(sectionHtml(runbook, 'diagnosis')).toContain('<h3 id="logs">Logs</h3>');
  });

  it('keeps what stands before the first heading, and says where headings are', () => {
    const runbook = compileAlone('Intro text.\n\n## Impact\n\nNone.\n', { title: 'Given' });
    expect(runbook.title).toBe('Given');
    expect(runbook.sections[0]).toMatchObject({ id: 'intro', kind: 'intro', text: 'Intro text.' });
    expect(runbook.headings).toEqual([{ id: 'impact', text: 'Impact', depth: 2, line: 3 }]);
  });

  it.each([
    ['Stabilise', 'stabilise'],
    ['Immediate actions', 'stabilise'],
    ['Troubleshooting', 'triage'],
    ['How to investigate', 'triage'],
    ['1. Mitigation', 'mitigation'],
    ['Resolution', 'mitigation'],
    ['Possible causes', 'hypotheses'],
    ['Verification', 'verify'],
    ['When to escalate', 'escalation'],
    ['Follow-ups', 'prevention'],
    ['PromQL queries', 'evidence'],
    ['Full context', 'reference'],
    ['Customer impact', 'impact'],
    ['Description', 'meaning'],
    ['Zebra', 'other'],
  ])('recognises “%s” as %s', (heading, kind) => {
    expect(compileAlone(`# T\n\n## ${heading}\n\nText.\n`).sections[0]?.kind).toBe(kind);
  });
});

describe('steps', () => {
  it('gives each task-list item an id, its section and its line', () => {
    const runbook = compileAlone('# T\n\n## Stabilise\n\n- [ ] Roll back <!-- #roll-back -->\n- [x] Look at `kubectl get pods`\n- plain\n');
    expect(runbook.steps).toMatchObject([
      { id: 'roll-back', text: 'Roll back', section: 'stabilise', line: 5 },
      { text: 'Look at kubectl get pods', section: 'stabilise', line: 6 },
    ]);
    expect(sectionHtml(runbook, 'stabilise')).toContain(
      '<li class="step" id="roll-back"><label class="tick"><input type="checkbox" autocomplete="off" aria-labelledby="app:words:roll-back">',
    );
  });

  it('keeps the id of a step when others change, move or come', () => {
    const before = compileAlone('- [ ] First\n- [ ] Second\n');
    const after = compileAlone('# Other\n\n- [ ] New\n- [ ] Second\n\n## More\n\n- [ ] First, reworded\n');
    expect(after.steps[1]?.id).toBe(before.steps[1]?.id);
    expect(after.steps[2]?.id).not.toBe(before.steps[0]?.id);
  });

  it('tells equal steps apart and reports ids used twice', () => {
    const runbook = compileAlone('- [ ] Wait\n- [ ] Wait\n- [ ] A <!-- #x -->\n- [ ] B <!-- #x -->\n');
    expect(new Set(runbook.steps.map((step) => step.id)).size).toBe(4);
    expect(told(runbook)).toEqual([
      'step/duplicate 2:1 this step has the same words as another one',
      'step/duplicate-id 4:9 the step id `x` is used twice',
    ]);
  });

  it('takes ids from MDX comments and counts queries inside a step', () => {
    const runbook = compileAlone('- [ ] Read the rate {/* #rate */}\n\n  <Query id="promql/error-rate" />\n', { format: 'mdx' });
    expect(runbook.problems).toEqual([]);
    expect(runbook.steps).toMatchObject([{ id: 'rate', text: 'Read the rate', queries: ['promql/error-rate'] }]);
    expect(sectionHtml(runbook, 'intro')).toContain('data-query="promql/error-rate"');
  });
});

describe('code', () => {
  it('tells PromQL by its grammar whatever the label', () => {
    const runbook = compileAlone('```sh\nsum(rate(http_requests_total[5m])) by (code)\n```\n');
    expect(runbook.fences[0]).toMatchObject({ label: 'sh', language: 'promql', copy: 'sum(rate(http_requests_total[5m])) by (code)' });
    expect(told(runbook)).toEqual(['code/language 1:1 labelled `sh`, reads as PromQL']);
  });

  it('copies only the commands of a console session', () => {
    const runbook = compileAlone('```console\n$ kubectl get pods\nNAME READY\nweb  1/1\n$ kubectl top pods\n```\n');
    expect(runbook.fences[0]?.copy).toBe('kubectl get pods\nkubectl top pods');
  });

  it('places a syntax error of a query in the file, also inside a list', () => {
    const runbook = compileAlone('# T\n\n- Look:\n\n  ```promql\n  sum(rate(x[5m])\n  ```\n');
    expect(runbook.problems[0]).toMatchObject({ check: 'query/syntax', line: 6 });
  });

  it('leaves invisible characters out of what is copied and reports where they stand', () => {
    const runbook = compileAlone('```sh\nkubectl get\u200B pods \u201C-A\u201D\n```\n');
    expect(runbook.fences[0]?.copy).toBe('kubectl get pods "-A"');
    expect(told(runbook).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'code/invisible 2:12',
      'code/typography 2:19',
      'code/typography 2:22',
    ]);
  });
});

describe('links and images', () => {
  it('resolves what is there and names what is not, with its place', () => {
    const runbook = compileAlone(
      '# T\n\nSee [cart](./cart.md), [gone](./gone.md), [here](#t2) and ![graph](graph.png) ![lost](lost.png)\n',
    );
    const html = runbook.sections[0]?.html ?? '';
    expect(html).toContain('href="/runbooks/shop/cart/"');
    expect(html).toContain('src="/runbooks/shop/graph.png"');
    expect(told(runbook)).toEqual([
      'link/dead 3:24 no page of this site answers to `./gone.md`',
      'link/dead 3:43 no heading answers to `#t2`',
      'image/missing 3:79 the image `lost.png` is not there',
    ]);
  });

  it('never lets a link run script', () => {
    const runbook = compileAlone('[x](javascript:alert(1)) [y](java&#x73;cript:alert(1)) <a href="javascript:alert(1)">z</a>\n');
    expect(runbook.sections[0]?.html).not.toMatch(/javascript/i);
    expect(runbook.problems.map((problem) => problem.check)).toEqual(['link/unsafe', 'link/unsafe', 'link/unsafe']);
  });

  it('shows images of other hosts as links: they would be missing offline', () => {
    const runbook = compileAlone('![graph](https://example.com/a.png)\n');
    expect(runbook.sections[0]?.html).toBe('<p><a href="https://example.com/a.png">Image: graph</a></p>');
  });
});

describe('HTML in Markdown', () => {
  it('keeps <details> across blocks, drops comments', () => {
    const runbook = compileAlone('<details>\n<summary>Full context</summary>\n\n- one\n\n</details>\n\n<!-- note -->\n');
    expect(runbook.sections[0]?.html).toMatch(
      /^<details>\s*<summary>Full context<\/summary>\s*<ul>\s*<li>one<\/li>\s*<\/ul>\s*<\/details>$/,
    );
    expect(runbook.problems).toEqual([]);
  });

  it('shows placeholders as written', () => {
    const runbook = compileAlone('Run it in <namespace> with <value of instance label>.\n');
    expect(runbook.sections[0]?.html).toBe('<p>Run it in &#x3C;namespace> with &#x3C;value of instance label>.</p>');
    expect(runbook.problems.map((problem) => problem.severity)).toEqual(['info', 'info']);
  });

  it('takes out what could run, and says so', () => {
    const runbook = compileAlone(
      '<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\n<b onclick="x()">bold</b> <iframe src="//x"></iframe>\n',
    );
    expect(runbook.sections[0]?.html).not.toMatch(/script|onerror|onclick|iframe/);
    expect(runbook.sections[0]?.html).toContain('<b>bold</b>');
    expect([...new Set(runbook.problems.map((problem) => problem.check))].sort()).toEqual(['image/missing', 'markdown/unsafe-html']);
  });

  it('keeps boxes and code whole beside raw HTML', () => {
    const runbook = compileAlone('- [ ] Do <b>it</b> <!-- #do -->\n\n```sh\nkubectl get pods\n```\n');
    expect(runbook.sections[0]?.html).toContain('<li class="step" id="do">');
    expect(runbook.sections[0]?.html).toContain('class="copy"');
  });
});

describe('Hugo shortcodes', () => {
  it('follows ref and leaves the others out, without moving anything', () => {
    const runbook = compileAlone('See [cart]({{< ref "./cart.md" >}}) and {{< param BookRepo >}} [gone](./gone.md).\n');
    expect(runbook.sections[0]?.html).toContain('href="/runbooks/shop/cart/"');
    expect(told(runbook)).toEqual([
      'markdown/shortcode 1:41 the Hugo shortcode `param` is not known here and was left out',
      'link/dead 1:64 no page of this site answers to `./gone.md`',
    ]);
  });
});

describe('MDX', () => {
  const mdx = { format: 'mdx' as const, file: 'runbooks/shop/checkout.mdx' };

  it('renders the listed components', () => {
    const source = [
      '<Stabilise>',
      '',
      '- [ ] Roll back',
      '',
      '</Stabilise>',
      '',
      '<Callout kind="warning" title="Mind">',
      '',
      'Text.',
      '',
      '</Callout>',
      '',
      '<Timebox minutes={15}>',
      '',
      'Switch.',
      '',
      '</Timebox>',
      '',
      '<Escalate to="DB on call" after="15 minutes" channel="#db">',
      '',
      'Bring the plan.',
      '',
      '</Escalate>',
      '',
      '<Details summary="More">',
      '',
      'Hidden.',
      '',
      '</Details>',
      '',
      '<Signals latency="up" traffic="flat" errors="flat" saturation="up" />',
      '',
      '<Decision>',
      '',
      '- Deploy?',
      '  - Yes: roll back',
      '',
      '</Decision>',
      '',
      '<Checklist title="First">',
      '',
      '- [ ] One',
      '',
      '</Checklist>',
    ].join('\n');
    const runbook = compileAlone(source, mdx);
    expect(runbook.problems).toEqual([]);
    expect(runbook.steps.map((step) => step.text)).toEqual(['Roll back', 'One']);
    expect(sectionHtml(runbook, 'intro')).toMatchSnapshot();
  });

  it('says where the syntax is wrong and keeps the title', () => {
    const runbook = compileAlone('# Checkout\n\nUse <namespace> here.\n', mdx);
    expect(runbook).toMatchObject({ broken: true, title: 'Checkout', sections: [] });
    expect(told(runbook)).toEqual([
      'mdx/syntax 3:5 not valid MDX: expected a closing tag for `<namespace>` (3:5) before the end of `paragraph`',
    ]);
    expect(runbook.problems[0]?.hint).toContain('`<namespace>`');
  });

  it('names unknown components, attributes and queries, with the nearest known one', () => {
    const runbook = compileAlone(
      '<Querry id="x" />\n\n<Query idd="promql/error-rate" />\n\n<Query id="promql/eror-rate" />\n\n<Callout kind="warn">x</Callout>\n',
      mdx,
    );
    expect(runbook.problems.map(({ check, line, message, hint }) => `${check} ${line} ${message} (${hint})`)).toEqual([
      'mdx/unknown-component 1 unknown component `<Querry>` (did you mean `<Query>`?)',
      'mdx/attribute 3 <Query> knows no attribute `idd` (did you mean `id`?)',
      'mdx/attribute 3 <Query> needs the attribute `id` ()',
      'query/unknown 5 unknown query `promql/eror-rate` (did you mean `promql/error-rate`?)',
      'mdx/attribute 7 <Callout> `kind`: expected one of `note`, `tip`, `warning`, `danger`, found `warn` ()',
    ]);
  });

  it('does not run code unless it is allowed', () => {
    const source = 'import X from "./x"\n\n# T\n\n{namespace} and {1 + 1} and {"text"}\n\n<X />\n';
    const runbook = compileAlone(source, mdx);
    expect(runbook.problems.map((problem) => problem.check)).toEqual([
      'mdx/code',
      'mdx/expression',
      'mdx/expression',
      'mdx/unknown-component',
    ]);
    expect(runbook.sections[0]?.html).toContain('{namespace} and {1 + 1} and text');
    expect(compileAlone(source, { ...mdx, allowCode: true })).toMatchObject({ problems: [], hasCode: true });
  });
});

describe('a condition of a step', () => {
  const region = { region: { name: 'region', description: 'Where' } };

  it.each([
    ['md', '<!-- when: region == eu -->'],
    ['md', '<!-- #go --> <!-- when: region == eu -->'],
    ['mdx', '{/* when: region == eu */}'],
  ] as const)('stands below its words, in %s: %s', (format, comment) => {
    const runbook = compileAlone(`# T\n\n## Triage\n\n- [ ] Fail over ${comment}\n`, { format, variables: region });
    expect(told(runbook)).toEqual([]);
    expect(runbook.steps).toMatchObject([{ text: 'Fail over', when: 'region == eu' }]);
    expect(Object.keys(runbook.variables)).toEqual(['region']);
    expect(sectionHtml(runbook, 'triage')).toContain(
      '<p class="step-when note" data-when="region == eu"><span>Only if region is eu</span><var data-variable="region" data-slot="" hidden>${region}</var></p>',
    );
  });

  it('is reported where it cannot be read, and then the step always applies', () => {
    const runbook = compileAlone('# T\n\n## Triage\n\n- [ ] Fail over <!-- when: region -->\n');
    expect(told(runbook)).toEqual(['step/condition 5:17 `region` is no condition']);
    expect(sectionHtml(runbook, 'triage')).not.toContain('step-when');
  });

  it('is reported where there are two, and then the step always applies', () => {
    const comments = '<!-- when: region == eu --> <!-- when: region == us -->';
    const runbook = compileAlone(`# T\n\n## Triage\n\n- [ ] Fail over ${comments}\n`, { variables: region });
    expect(told(runbook)).toEqual(['step/condition 5:45 the step has a condition already']);
    expect(sectionHtml(runbook, 'triage')).not.toContain('step-when');
  });

  it.each([
    ['md', 'Text. <!-- when: region == eu -->'],
    ['md', '<!-- when: region == eu -->\n\nText.'],
    ['md', '- Look <!-- when: region == eu -->'],
    ['md', '- [ ] Look\n\n  <!-- when: region == eu -->'],
    ['mdx', 'Text. {/* when: region == eu */}'],
    ['mdx', '{/* when: region == eu */}'],
  ] as const)('is reported where no step has it, in %s: %s', (format, text) => {
    const runbook = compileAlone(`# T\n\n## Triage\n\n${text}\n`, { format, variables: region });
    expect(runbook.problems).toMatchObject([
      { check: 'step/condition', severity: 'warning', message: 'a condition that belongs to no step does nothing' },
    ]);
  });

  it('is reported where it asks for what nobody declares', () => {
    const runbook = compileAlone('# T\n\n## Triage\n\n- [ ] Fail over <!-- when: regoin == eu -->\n', { variables: region });
    expect(runbook.problems).toMatchObject([{ check: 'step/condition', severity: 'warning', hint: 'did you mean `region`?' }]);
  });

  it.each([
    ['tier == free', undefined],
    ['tier != "paid "', undefined],
    ['tier == fre', '`tier` is never `fre`, so this is always false: did you mean `free`?'],
    ['tier != gold and tier == paid', '`tier` is never `gold`, so this is always true: known: `free`, `paid`'],
    ['region == anything', undefined],
    ['level >= 9', undefined],
  ])('is reported where it asks for a value that is no choice: %s', (when, reported) => {
    const variables = { ...region, tier: { choices: ['free', 'paid'] }, level: { choices: ['1', '2'] } };
    const { problems } = compileAlone(`# T\n\n## Triage\n\n- [ ] Fail over <!-- when: ${when} -->\n`, { variables });
    expect(problems.map(({ message, hint }) => `${message}: ${hint}`)).toEqual(reported === undefined ? [] : [reported]);
  });
});
