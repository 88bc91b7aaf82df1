/** `alerts` beside a real Prometheus: what the server takes is taken, and the rules that it runs are read from it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { alerts } from '../../src/command/alerts.ts';
import { rulesFrom } from '../../src/command/served-rules.ts';
import { readRuleFile } from '../../src/content/rules/rule-file.ts';
import { sourceFromText } from '../../src/content/source-file.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { isLongPart } from '../support/parts.ts';
import { noPrometheus, startPrometheus } from '../support/prometheus.ts';
import { seed } from '../support/seed.ts';
import { hasProgram } from '../support/server-program.ts';

const corpora = join(import.meta.dirname, '../../../shared/corpora');
const noPromtool = hasProgram('promtool') ? '' : ' (skipped: promtool is not installed)';

/** How many rules promtool finds in each file; undefined where it refuses it. */
function askPromtool(texts: readonly string[]): (number | undefined)[] {
  const folder = temporaryFolder();
  return texts.map((text, at) => {
    const file = join(folder, `${at}.yaml`);
    writeFileSync(file, text);
    const { status, stdout } = spawnSync('promtool', ['check', 'rules', '--lint=none', file], { encoding: 'utf8' });
    return status === 0 ? Number(/SUCCESS: (\d+) rules? found/.exec(stdout)?.[1]) : undefined;
  });
}

function ourRules(text: string): number | string {
  const { alerts: found, problems } = readRuleFile(sourceFromText('rules.yaml', text));
  const refused = problems.filter(({ severity }) => severity !== 'info');
  return refused.length > 0 ? (refused[0]?.message ?? '') : found.length;
}

/** Ways to write one annotation that say the same. */
const spaces = fc.constantFrom('', ' ', '  ', '      ', '          ');
const words = fc.constantFrom('one two', "it's", 'a: b', '# no comment', '{{ $labels.x }}', 'x', '- y', 'ends with \\\\', '"', '| z');
const written = fc.oneof(
  fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), spaces)
    .map(([parts, indent]) => JSON.stringify(parts.join('\u0000')).replaceAll('\\u0000', `\n${indent}`)),
  fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), spaces)
    .map(([parts, indent]) => `'${parts.join('\u0000').replaceAll("'", "''").replaceAll('\u0000', `\n${indent}`)}'`),
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => `|-\n${parts.map((part) => `          ${part}`).join('\n')}`),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((parts) => `> # a comment\n\n${parts.map((part) => `          ${part}`).join('\n\n')}`),
  fc.constantFrom('plain', 'plain\n         and on', '&a x', '!!str 3', '3', 'true', '"\\u00e9"', "''", '"a" # comment', '"\ttab"'),
);
const rule = fc
  .tuple(fc.constantFrom('A', '"A b"', "'A'", '404', 'Größe'), fc.array(written, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(
    ([name, annotations, isFlow]) =>
      `  - alert: ${name}\n    expr: up == 0\n${isFlow ? '    labels: {severity: page,\n    team: a}\n' : '    labels:\n      severity: page\n'}    annotations:\n${annotations.map((value, at) => `        a${at}: ${value}\n`).join('')}`,
  );
const file = fc
  .array(rule, { minLength: 1, maxLength: 3 })
  .map((rules) => `groups:\n${rules.map((one, at) => `- name: g${at}\n  rules:\n${one}`).join('')}`);

describe.skipIf(noPromtool !== '')(`what promtool takes is taken${noPromtool}`, () => {
  it(`of texts in every form (seed ${seed}) @repeats`, { timeout: 600_000 }, () => {
    const texts = fc.sample(file, { numRuns: isLongPart ? 400 : 40, seed });
    const verdicts = askPromtool(texts);
    expect(verdicts.filter((count) => count !== undefined).length).toBeGreaterThan(texts.length / 4);
    const differing = texts.flatMap((text, at) =>
      verdicts[at] === undefined || ourRules(text) === verdicts[at] ? [] : [{ text, theirs: verdicts[at], ours: ourRules(text) }],
    );
    expect(differing).toEqual([]);
  });

  it.skipIf(!existsSync(corpora))('of every rule file of the corpora', { timeout: 120_000 }, () => {
    const texts = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ya?ml$/.test(path))
      .map((path) => readFileSync(join(corpora, path), 'utf8'));
    const verdicts = askPromtool(texts);
    expect(verdicts.filter((count) => count !== undefined).length).toBeGreaterThan(20);
    for (const [at, text] of texts.entries()) {
      if (verdicts[at] === undefined) continue;
      const records = parseAllDocuments(text).flatMap((document) => JSON.stringify(document.toJS()).match(/"record":/g) ?? []).length;
      expect(ourRules(text)).toBe(verdicts[at] - records);
    }
  });
});

const rules = `groups:
- name: shop
  rules:
  - record: a:b
    expr: up
  - alert: CartDown
    expr: up == 0
    labels: { severity: critical }
    annotations: { runbook_url: 'https://old.example.com/cart.md#down' }
  - alert: StockDown
    expr: up == 0
`;
const content = { 'runbooks/shop/CartDown.md': '# Cart down\n\n- [ ] Restart it.\n' };
const asked = { rules: [], site: undefined, format: 'json' as const };

describe('alerts --from', () => {
  it.skipIf(noPrometheus !== '')(`reads what a Prometheus runs${noPrometheus}`, { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'rules.yml'), rules);
    writeFileSync(join(folder, 'prometheus.yml'), 'rule_files: [rules.yml]\n');
    const server = await startPrometheus(join(folder, 'prometheus.yml'));
    try {
      const { output } = await alerts({ ...asked, content: contentRoot(content), from: [server.url] });
      const { files, alerts: found } = JSON.parse(output);
      expect(files).toEqual([`${new URL(server.url).host}${join(folder, 'rules.yml')}`]);
      expect(found).toMatchObject([
        { alert: 'CartDown', severity: 'critical', group: 'shop', runbook: 'shop/CartDown' },
        { alert: 'StockDown', runbook: null },
      ]);
    } finally {
      await server.stop();
    }
  });

  it('says what is there instead, and never a password', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.headers.authorization === `Basic ${btoa('me:secret')}` ? 200 : 401;
      response.end(request.url?.startsWith('/prometheus/api/v1/rules') ? '{"data":{"groups":[]}}' : '<html>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await expect(rulesFrom(`http://${host}`)).rejects.toThrow(`${host} answers 401`);
      await expect(rulesFrom(`http://me:secret@${host}/prometheus/`)).resolves.toEqual([]);
      await expect(rulesFrom(`http://me:secret@${host}/other`)).rejects.toThrow(/^(?!.*secret).*$/s);
      await expect(rulesFrom('ftp://x')).rejects.toThrow('expected an address');
    } finally {
      server.close();
    }
    await expect(rulesFrom('http://me:secret@127.0.0.1:1')).rejects.toThrow(/^(?!.*secret).*cannot be asked/s);
  });
});

describe('alerts --helm', () => {
  it('runs helm where it is installed, and says what to do where it is not', async () => {
    const bin = temporaryFolder();
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = bin;
      await expect(alerts({ ...asked, content: contentRoot(content), helm: ['./chart'] })).rejects.toThrow(
        'helm template ./chart > rules.yaml',
      );
      mkdirSync(join(bin, 'of'), { recursive: true });
      writeFileSync(join(bin, 'helm'), `#!/bin/sh\n[ "$1 $3" = 'template ./chart' ] || exit 1\ncat <<'END'\n${rules}END\n`, {
        mode: 0o755,
      });
      process.env['PATH'] = `${bin}:${path}`;
      const { output } = await alerts({ ...asked, content: contentRoot(content), helm: ['./chart'] });
      expect(JSON.parse(output).files).toEqual(['./chart (helm template)']);
      expect(JSON.parse(output).alerts).toHaveLength(2);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('alerts --replace', () => {
  const site = 'https://runbooks.example.com/';
  const options = { ...asked, site, replace: 'https://old.example.com/' };

  it('moves links to this site, and names those that no page answers', async () => {
    const root = contentRoot({
      ...content,
      'rules/a.yaml': rules.replace(
        'alert: StockDown',
        "alert: StockDown\n    annotations: { runbook_url: 'https://old.example.com/stock' }",
      ),
    });
    const { output, remarks } = await alerts({ ...options, content: root, rules: [join(root, 'rules/*')], format: 'patch' });
    expect(output).toContain(`+    annotations: { runbook_url: "${site}runbooks/shop/cartdown/" }`);
    expect(output).not.toContain('stock"');
    expect(remarks).toEqual(['StockDown: no page here answers it: https://old.example.com/stock', '1 link written']);
  });

  it.each([
    ['redirects', `/cart.md ${site}runbooks/shop/cartdown/ 301\n`],
    ['nginx', `location = "/cart.md" { return 301 ${site}runbooks/shop/cartdown/; }\n`],
  ] as const)('leads from the old addresses, as %s', async (format, expected) => {
    const root = contentRoot({ ...content, 'rules/a.yaml': rules });
    expect((await alerts({ ...options, content: root, rules: [join(root, 'rules/*')], format })).output).toBe(expected);
  });

  it('keeps the old addresses as aliases where the site takes the place of the old one', async () => {
    const root = contentRoot({ ...content, 'rules/a.yaml': rules });
    const same = { ...options, site: 'https://old.example.com/', replace: 'https://old.example.com/cart' };
    const { output, remarks } = await alerts({ ...same, content: root, rules: [join(root, 'rules/*')], format: 'patch' });
    expect(output).toContain('+++ b/runbooks/shop/CartDown.md\n');
    expect(output).toContain('+aliases: ["/cart.md"]\n');
    expect(remarks).toContain('1 old address is an alias');
    const below = { ...same, site: 'https://old.example.com/runbooks/' };
    expect((await alerts({ ...below, content: root, rules: [join(root, 'rules/*')], format: 'patch' })).output).not.toContain('aliases');
  });

  it('leaves other links alone', async () => {
    const root = contentRoot({ ...content, 'rules/a.yaml': rules });
    const { output } = await alerts({
      ...options,
      replace: 'https://other.example.com/',
      content: root,
      rules: [join(root, 'rules/*')],
      format: 'patch',
    });
    expect(output).not.toContain('CartDown');
  });
});
