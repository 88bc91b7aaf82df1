/** Frontmatter of other generators → ours: what means the same gets our name, what has no place here stays as a comment. */

import { parse as parseToml } from 'smol-toml';
import { isMap, isScalar, stringify } from 'yaml';
import { addressPart } from '../content/address.ts';
import { foreignKeys } from '../content/foreign-keys.ts';
import { foreignDocument } from '../content/foreign-yaml.ts';
import { splitFrontmatter } from '../content/frontmatter.ts';
import { runbookSchema } from '../content/schema/runbook.ts';
import { ownValue } from '../plain/own-value.ts';
import { withoutPageEnding } from './forms.ts';
import { linesOf, type Remarks } from './remarks.ts';

export interface FrontmatterWorld {
  /** The title, where the file has none itself. */
  title: string | undefined;
  /** Where the page is now, with slashes at both ends of its folder: `/runbooks/etcd/`. */
  folder: string;
  /** Addresses of pages and aliases, as `addressOf` writes them: no alias may be another page's address. */
  taken: Set<string>;
  /** The address that the page had, which leads to it from now on; undefined where it is not known. */
  address: string | undefined;
  /** Overviews take a title alone. */
  overview: boolean;
  remarks: Remarks;
}

/** The frontmatter to write, with its fences, or nothing; and where the body begins in the source. */
export interface Frontmatter {
  text: string;
  bodyOffset: number;
}

export function convertFrontmatter(source: string, world: FrontmatterWorld): Frontmatter {
  const { remarks } = world;
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)^\+\+\+[ \t]*(?:\n|$)/m.exec(source);
  if (toml?.index === 0) {
    remarks.changed(1, 'frontmatter in TOML is YAML');
    const yaml = tomlToYaml(toml[1] ?? '');
    if (yaml === undefined) remarks.look(1, 'the frontmatter is no valid TOML: it was left out');
    return {
      text: written(
        convertYaml(yaml ?? '', () => 1, world),
        world,
      ),
      bodyOffset: toml[0].length,
    };
  }
  const { yaml, yamlOffset, bodyOffset } = splitFrontmatter(source);
  if (yaml === null) return { text: written({ yaml: '', aliases: [] }, world), bodyOffset: 0 };
  const before = source.slice(0, yamlOffset).split('\n').length - 1;
  return {
    text: written(
      convertYaml(yaml, (line) => line + before, world),
      world,
    ),
    bodyOffset,
  };
}

/** YAML without its aliases, which are kept apart: more are added to them. */
interface Converted {
  yaml: string;
  aliases: readonly string[];
}

function written({ yaml, aliases }: Converted, { title, address, overview, taken, remarks }: FrontmatterWorld): string {
  const titled = title === undefined || /^title:/m.test(yaml) ? yaml : `title: ${JSON.stringify(title)}\n${yaml}`;
  const own = address === undefined || overview ? [] : freeAliases([address], taken);
  if (own.length > 0) remarks.changed(1, 'the address it had leads to it');
  const all = [...new Set([...aliases, ...own])];
  const led =
    all.length === 0 ? titled : `${titled.trimEnd()}\naliases: [${all.map((alias) => JSON.stringify(alias)).join(', ')}]\n`.trimStart();
  return led.trim() === '' ? '' : `---\n${led.trimEnd()}\n---\n`;
}

/** Those that no page and no other alias answers at; from now on they are taken. */
function freeAliases(aliases: readonly string[], taken: Set<string>): string[] {
  return aliases.filter((alias) => {
    const address = addressOf(alias);
    if (address === '' || taken.has(address)) return false;
    taken.add(address);
    return true;
  });
}

function tomlToYaml(text: string): string | undefined {
  try {
    return stringify(parseToml(text), { lineWidth: 0 });
  } catch {
    return undefined;
  }
}

/** Keys that mean the same by another name: review dates of GOV.UK's tech docs among them. */
const synonyms: Readonly<Record<string, string>> = {
  last_reviewed: 'lastReviewed',
  last_reviewed_on: 'lastReviewed',
  reviewed: 'lastReviewed',
  review_in: 'reviewEvery',
  review_every: 'reviewEvery',
  alert: 'alerts',
  alertname: 'alerts',
  alert_name: 'alerts',
  team: 'owner',
  owners: 'owner',
  label: 'tags',
  labels: 'tags',
  redirect_from: 'aliases',
  old_url: 'aliases',
  old_urls: 'aliases',
};

/** Addresses that other generators let a page choose: they lead here from now on. */
const addressKeys = ['slug', 'url', 'permalink'];

/** `lineOf` gives the line in the source of a line of the YAML. */
function convertYaml(yaml: string, lineOf: (line: number) => number, { overview, folder, taken, remarks }: FrontmatterWorld): Converted {
  const document = foreignDocument(yaml);
  const lines = linesOf(yaml.replace(/\n$/, ''));
  if (document === undefined || (document.contents !== null && !isMap(document.contents))) {
    remarks.look(lineOf(1), 'the frontmatter is no valid YAML: it stays as comments');
    return { yaml: lines.map(({ text }) => `# ${text}`.trimEnd()).join('\n'), aliases: [] };
  }
  if (overview || !isMap(document.contents)) return { yaml, aliases: [] };
  const starts = document.contents.items.map(({ key }) => (isScalar(key) ? lineAt(yaml, key.range?.[0] ?? 0) : 1));
  const out = lines.slice(0, (starts[0] ?? lines.length + 1) - 1).map(({ text }) => text);
  const values: Record<string, unknown> = document.toJS();
  const known = new Set(Object.keys(values));
  const aliases: string[] = [];
  for (const [at, { key }] of document.contents.items.entries()) {
    const from = starts[at] ?? 1;
    const own = lines.slice(from - 1, (starts[at + 1] ?? lines.length + 1) - 1).map(({ text }) => text);
    out.push(
      ...convertKey(isScalar(key) ? String(key.value) : '', values, known, own, { line: lineOf(from), folder, taken, aliases, remarks }),
    );
  }
  return { yaml: out.join('\n'), aliases };
}

interface KeyWorld extends Pick<FrontmatterWorld, 'folder' | 'taken' | 'remarks'> {
  line: number;
  /** Collects the addresses that lead to the page. */
  aliases: string[];
}

function convertKey(
  key: string,
  values: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  own: readonly string[],
  { line, folder, taken, aliases, remarks }: KeyWorld,
): readonly string[] {
  const value = values[key];
  if (key === 'draft' && value === true) remarks.look(line, 'it was a draft: here it is a page like the others');
  if (addressKeys.includes(key) && typeof value === 'string') {
    const free = freeAliases([value.startsWith('/') ? value : folder + value], taken);
    if (free.length > 0) remarks.changed(line, 'the address it had leads to it');
    aliases.push(...free);
    if (foreignKeys.includes(key)) return own;
  }
  if (foreignKeys.includes(key)) return own;
  const name = ownValue(synonyms, key) ?? key;
  if (isField(name) && (name === key || name === 'aliases' || !known.has(name))) {
    for (const candidate of [value, ...rewordings(value)]) {
      const parsed = runbookSchema.shape[name].safeParse(candidate);
      if (!parsed.success) continue;
      if (name === 'aliases' && Array.isArray(parsed.data)) {
        if (name !== key) remarks.changed(line, `\`${key}\` is \`${name}\``);
        aliases.push(...parsed.data.map(String));
        return own.filter((text) => text.trimStart().startsWith('#'));
      }
      if (name === key && candidate === value) return own;
      remarks.changed(line, name === key ? `\`${key}\` is in the form it has here` : `\`${key}\` is \`${name}\``);
      return stringify({ [name]: candidate }, { lineWidth: 0 })
        .trimEnd()
        .split('\n');
    }
  }
  remarks.look(line, `\`${key}\` has no place in the frontmatter here: it stays as a comment`);
  return own.map((text) => `# ${text}`.trimEnd());
}

type Field = keyof typeof runbookSchema.shape;

function isField(name: string): name is Field {
  return Object.hasOwn(runbookSchema.shape, name);
}

/** Forms that mean the same: a list of one, words with commas, `6 months`, `Critical`, a day with its time. */
function rewordings(value: unknown): unknown[] {
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return [value.filter((part) => part !== null && part !== '').map(String), value.map(String).join(', ')];
  if (typeof value !== 'string') return [];
  const months = /^(\d+)\s*(day|week|month|year)s?$/i.exec(value);
  const unit = { day: 'd', week: 'w', month: 'mo', year: 'y' }[months?.[2]?.toLowerCase() ?? ''];
  return [
    ...(months !== null && unit !== undefined ? [`${months[1]}${unit}`] : []),
    value.toLowerCase(),
    value.slice(0, 10),
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** The address of a path, as the site makes it. */
export function addressOf(path: string): string {
  return withoutPageEnding(path)
    .split('/')
    .filter((part) => part !== '')
    .map(addressPart)
    .join('/');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
