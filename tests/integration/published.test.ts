/** Only what is meant is published: nothing of the machine that builds, nothing behind a link, and no id of an author that is one of ours. */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { programRoot } from '../../src/build/paths.ts';
import { appIds } from '../support/app-ids.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';

const planted = 'planted-7d1f0c-environment';
const names = appIds();
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>ran()</script><circle r="4"/></svg>';

let content: string;
let folder: string;
let said: string;
beforeAll(async () => {
  content = contentRoot({
    'breakglass.yaml':
      'title: Small\nalerts: { rules: [rules.yaml] }\nvariables: { namespace: { description: Where }, elements: {}, submit: {} }\n',
    'rules.yaml': 'groups:\n  - name: shop\n    rules:\n      - { alert: Slow, expr: up }\n',
    'queries/shop.yaml':
      'title: Shop\nservice: shop\nqueries:\n  - { id: values, title: Values, language: promql, query: "up{namespace=\\"${namespace}\\"}" }\n',
    'runbooks/shop/service.yaml':
      'title: Shop\nowner: team\ndescription: x\nlinks: [{ title: Wiki, url: "https://example.com/" }]\nescalation: [{ to: Ada, contact: "https://example.com/" }]\n',
    'runbooks/shop/_index.md': `# Shop\n\n${names.map((name) => `## ${name}\n\nx\n`).join('\n')}`,
    'runbooks/shop/slow.md': `# Slow\n\n![drawing](graph.svg)\n\n\`\`\`bash\nkubectl -n \${namespace} get pods \${elements} \${submit}\n\`\`\`\n\n${names.map((name) => `## ${name}\n\nx\n`).join('\n')}`,
    'runbooks/shop/steps.md': `# Steps\n\n## Diagnosis\n\n${names.map((name) => `- [ ] Look at ${name} <!-- #${name} -->`).join('\n')}\n`,
    'runbooks/shop/broken.mdx': '# Broken\n\nUse <namespace> here.\n',
    'runbooks/shop/graph.svg': drawing,
    'runbooks/shop/torn.svg': '<svg><g>',
    'runbooks/shop/page.png': '<!doctype html><script>ran()</script>',
  });
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.png'), 'SECRET-BYTES');
  const shop = join(content, 'runbooks/shop');
  symlinkSync(join(outside, 'secret.png'), join(shop, 'outside.png'));
  symlinkSync('/proc/self/environ', join(shop, 'environ.png'));
  symlinkSync('/proc/self/environ', join(shop, 'environ.svg'));
  mkdirSync(join(content, '.git'));
  writeFileSync(join(content, '.git/config'), 'SECRET-BYTES');
  symlinkSync('../../.git/config', join(shop, 'git.png'));
  symlinkSync('graph.svg', join(shop, 'same.svg'));
  folder = join(temporaryFolder(), 'site');
  process.env['BREAKGLASS_PLANTED'] = planted;
  const built = await run('build', '--content', content, '--out', folder);
  delete process.env['BREAKGLASS_PLANTED'];
  said = built.stdout + built.stderr;
  expect(built.code, said).toBe(0);
}, 300_000);

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}

/** A file's bytes as text, and what is packed in it. */
function textsOf(file: string): string[] {
  const bytes = readFileSync(file);
  const text = bytes.toString('latin1');
  const blocks = file.endsWith('.html')
    ? [...text.matchAll(/<script type="text\/plain"[^>]*>([^<]+)</g)].map(([, block]) => Buffer.from(block ?? '', 'base64'))
    : [bytes];
  return [text, ...blocks.flatMap(unpacked)];
}

/** Every gzip member in it, wherever it begins. */
function unpacked(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at !== -1; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      texts.push(gunzipSync(bytes.subarray(at)).toString('latin1'));
    } catch {
      // Members that others follow which are none, and bytes that look like a member.
      const next = bytes.indexOf('1f8b08', at + 1, 'hex');
      try {
        texts.push(gunzipSync(bytes.subarray(at, next === -1 ? undefined : next)).toString('latin1'));
      } catch {}
    }
  }
  return texts;
}

describe('the output', () => {
  it('has nothing of the machine that built it @fault-45', () => {
    const { username } = userInfo();
    const words = [
      content,
      folder,
      programRoot.replace(/\/$/, ''),
      `${tmpdir()}/breakglass`,
      planted,
      'SECRET-BYTES',
      `${homedir()}/`,
      '/proc/',
    ];
    if (username.length > 4) words.push(username);
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(50);
    let packed = 0;
    const found = files.flatMap((file) => {
      const texts = textsOf(file);
      packed += texts.length - 1;
      return words.filter((word) => texts.some((text) => text.includes(word))).map((word) => `${word} in ${file}`);
    });
    expect(found).toEqual([]);
    expect(packed).toBeGreaterThan(10);
    // The search would have found them: the site's own words are in the packs.
    expect(
      files
        .filter((file) => file.endsWith('.pack'))
        .flatMap(textsOf)
        .join(''),
    ).toContain('kubectl');
  });

  it('holds files alone, and none that a link leads out to @fault-44', () => {
    expect(filesBelow(folder).filter((file) => !statSync(file).isFile())).toEqual([]);
    const shop = readdirSync(join(folder, 'runbooks/shop'), { withFileTypes: true });
    expect(shop.filter((entry) => entry.isSymbolicLink())).toEqual([]);
    const images = shop.map(({ name }) => name).filter((name) => /\.(?:svg|png)$/.test(name));
    expect(images.sort()).toEqual(['graph.svg', 'page.png', 'same.svg']);
    for (const name of ['outside.png', 'environ.png', 'git.png', 'torn.svg']) expect(said).toContain(`runbooks/shop/${name}:1:`);
    expect(said).not.toContain(planted);
  });

  it('has the drawing without its script, and says so @fault-46', async () => {
    expect(readFileSync(join(folder, 'runbooks/shop/graph.svg'), 'utf8')).toMatch(/^<svg [^>]*><circle r="4"\/><\/svg>\n$/);
    const { stdout } = await run('check', '--content', content);
    expect(stdout).toMatch(/runbooks\/shop\/graph\.svg:1:\d+ warning `<script>` of the drawing is not published/);
  }, 120_000);
});

/** All ids, and all ids that other elements name, of one page. */
function idsOf(html: string): { ids: string[]; named: string[] } {
  const ids: string[] = [];
  const named: string[] = [];
  const walk = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const { id, htmlFor, ariaLabelledBy, ariaDescribedBy, ariaControls, popoverTarget, list } = child.properties;
      if (typeof id === 'string') ids.push(id);
      named.push(
        ...[htmlFor, ariaLabelledBy, ariaDescribedBy, ariaControls, popoverTarget, list]
          .flat()
          .filter((value) => typeof value === 'string'),
      );
      walk(child);
    }
  };
  walk(fromHtml(html));
  return { ids, named };
}

describe('ids @fault-47', () => {
  const pages = () => filesBelow(folder).filter((file) => file.endsWith('index.html') || file.endsWith('404.html'));

  it('of ours are known', () => {
    expect(names.length).toBeGreaterThan(60);
    expect(names).toEqual(expect.arrayContaining(['values', 'incident-page', 'query-filter', 'contents', 'log-line', 'quick-note']));
  });

  it('are on a page once, and what is named is there', () => {
    const wrong = pages().flatMap((file) => {
      const { ids, named } = idsOf(readFileSync(file, 'utf8'));
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      return [...twice.map((id) => `${id} twice`), ...named.filter((id) => !ids.includes(id)).map((id) => `${id} is not there`)].map(
        (what) => `${file}: ${what}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('of authors are all that does not begin with `app:`', () => {
    const authors = new Set([...names, 'shop', 'intro', 'diagnosis']);
    const others = pages()
      .filter((file) => /\/(?:runbooks\/shop|queries\/shop|drills|incident|search)\//.test(file))
      .flatMap((file) =>
        idsOf(readFileSync(file, 'utf8'))
          .ids.filter((id) => !id.startsWith('app:') && !authors.has(id))
          .map((id) => `${id} in ${file}`),
      );
    expect(others).toEqual([]);
  });

  it('of authors lead to what the author called so', () => {
    const slow = idsOf(readFileSync(join(folder, 'runbooks/shop/slow/index.html'), 'utf8')).ids;
    expect(names.filter((name) => !slow.includes(name))).toEqual([]);
    const steps = idsOf(readFileSync(join(folder, 'runbooks/shop/steps/index.html'), 'utf8')).ids;
    expect(names.filter((name) => !steps.includes(name))).toEqual([]);
  });
});
