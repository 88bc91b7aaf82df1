/** Files of every kind that a content root holds, written to do harm: each stands beside a good one in a test. */
import fc from 'fast-check';

/** Where a hostile text goes: its path, and the frame that makes it a file of that kind. */
export interface HostileKind {
  readonly path: string;
  /** Puts the text where the kind reads it. Left out: the text is the whole file. */
  readonly frame?: (text: string) => string;
}

const drillFrame = (text: string) =>
  `title: T\nrunbook: shop/good\nbrief: ${JSON.stringify(text)}\nsymptoms: [{ id: alert, where: A, shows: S }]\ntruth: { cause: The index is gone, words: [index], why: W }\nrecovery: { did: [restart], why: W }\n`;

/** One per kind of unit; some have their text in a place that is read later. */
export const hostileKinds: Readonly<Record<string, HostileKind>> = {
  runbook: { path: 'runbooks/bad/bad.md' },
  'MDX runbook': { path: 'runbooks/bad/bad.mdx' },
  frontmatter: { path: 'runbooks/bad/front.md', frame: (text) => `---\n${text}\n---\n# Bad\n` },
  title: { path: 'runbooks/bad/title.md', frame: (text) => `---\ntitle: ${JSON.stringify(text)}\n---\n# Bad\n` },
  alias: { path: 'runbooks/bad/alias.md', frame: (text) => `---\naliases: [${JSON.stringify(text)}]\n---\n# Bad\n` },
  alert: { path: 'runbooks/bad/alert.md', frame: (text) => `---\nalerts: [${JSON.stringify(text)}]\n---\n# Bad\n` },
  link: { path: 'runbooks/bad/link.md', frame: (text) => `# Bad\n\n[x](<${text.replace(/[\n<>]/g, '')}>)\n` },
  overview: { path: 'runbooks/bad/_index.md' },
  'service file': { path: 'runbooks/bad/service.yaml' },
  'service title': { path: 'runbooks/bad/service.yaml', frame: (text) => `title: ${JSON.stringify(text)}\n` },
  catalogue: { path: 'runbooks/bad/catalog-info.yaml' },
  OWNERS: { path: 'runbooks/bad/OWNERS' },
  CODEOWNERS: { path: 'CODEOWNERS' },
  drill: { path: 'runbooks/shop/drills/bad.yaml' },
  'drill text': { path: 'runbooks/shop/drills/bad.yaml', frame: drillFrame },
  sheet: { path: 'queries/bad.yaml' },
  query: {
    path: 'queries/bad.yaml',
    frame: (text) => `title: Bad\nqueries:\n  - { id: bad, title: Bad, language: promql, query: ${JSON.stringify(text)} }\n`,
  },
  command: {
    path: 'queries/bad.yaml',
    frame: (text) => `title: Bad\nqueries:\n  - { id: bad, title: Bad, language: bash, query: ${JSON.stringify(text)} }\n`,
  },
  rules: { path: 'rules/bad.yaml' },
  template: { path: 'after.md' },
};

/** The good neighbours. */
export const goodFiles: Readonly<Record<string, string>> = {
  'breakglass.yaml': 'alerts: { rules: [rules/*.yaml] }\npostmortem: { template: after.md }\n',
  'after.md': '# {{title}}\n',
  'rules/good.yaml': 'groups: [{ name: g, rules: [{ alert: ShopDown, expr: up == 0 }] }]\n',
  'runbooks/shop/good.md': '---\nalerts: [ShopDown]\n---\n# Good\n\n- [ ] Restart it. <!-- #restart -->\n',
  'queries/good.yaml': 'title: Good\nqueries: [{ id: up, title: Up, language: promql, query: up }]\n',
};

/** Pieces that have broken readers: escapes, marks, nesting, control characters, other scripts, things of JavaScript's own. */
const pieces = [
  '%', '%50', '%zz', '%ff', '#50%', '[x](#50%)', '![x](a%ff.png)', '[x]: <', '\\', '\u0000', '\u200b', '\u202e', '\u2028', '\ufffd', '\ud83d\ude00',
  '<', '>', '<br>', '<img src=x onerror=alert(1)>', '<script>', '</script>', '<a id="x">', '<!--', '-->', '&amp;', '&#0;', '&#x110000;', '{', '}',
  '{{', '}}', '${', '${a}', '`', '```', '~~~', '$', '"', "'", ':', ': ', '- ', '* ', '> ', '# ', '|', '\n', '\n\n', '\r', '\t', '---\n', '+++\n',
  '[ ] ', '- [ ] ', '[^1]', '[^1]: ', '&a ', '*a ', '!!js/function ', '? ', '<<: *a', '__proto__', 'constructor', 'toString', '..', '/', '//x', '///',
  'é', 'é', '日本', 'ﷺ', '١', 'İ', 'ß', 'a', 'b', '1', '0x', '1e999', 'null', 'true', '2026-02-30',
]; // biome-ignore format: one entry a case

const deep = fc
  .tuple(
    fc.constantFrom('> ', '- ', '[', '(', '{', '<div>', '<b>', '*', '_', '`', '!', 'sum(', '$(', '"', '{{', '  - ', 'a: {'),
    fc.integer({ min: 1, max: 6000 }),
  )
  .map(([unit, times]) => unit.repeat(times));

const mixed = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));

const long = fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1000, max: 20_000 })).map(([piece, times]) => piece.repeat(times));

const encoded = mixed.chain((text) =>
  fc.constantFrom<Uint8Array>(
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(text, 'latin1'),
    Buffer.from(text.replaceAll('\n', '\r\n')),
    Buffer.from([0xff, 0xfe, 0xd8]),
    new Uint8Array(),
  ),
);

export interface HostileUnit {
  readonly kind: string;
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Any hostile file of any kind. */
export const hostileUnit: fc.Arbitrary<HostileUnit> = fc
  .constantFrom(...Object.entries(hostileKinds))
  .chain(([kind, { path, frame }]) =>
    fc
      .oneof(
        { weight: 4, arbitrary: mixed },
        { weight: 2, arbitrary: deep },
        { weight: 1, arbitrary: long },
        { weight: 1, arbitrary: encoded },
      )
      .map((content) => ({ kind, path, content: frame === undefined || typeof content !== 'string' ? content : frame(content) })),
  );
