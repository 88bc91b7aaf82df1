/** Finds the frontmatter of a Markdown file, also where other generators or a slip have put it in another way. */

/** How frontmatter is written. */
export type FrontmatterForm = 'yaml' | 'toml' | 'json';

export interface Split {
  /** The text between the fences as YAML, as long as it is in the file; null when there is none that can be read. */
  yaml: string | null;
  /** Offset of the YAML in the file. */
  yamlOffset: number;
  /** Offset of what follows the frontmatter. */
  bodyOffset: number;
  form: FrontmatterForm;
  /** Offset of its first fence: past empty lines and comments that stand before it. */
  fenceOffset: number;
}

const none: Split = { yaml: null, yamlOffset: 0, bodyOffset: 0, form: 'yaml', fenceOffset: 0 };

/**
 * The frontmatter: YAML between `---` (or up to `...`), TOML between `+++`, JSON in braces or between `;;;`. Empty lines and comments may come
 * before it when it is clearly meant. An unclosed fence is no frontmatter but a rule in the text.
 */
export function splitFrontmatter(source: string): Split {
  const start = /^(?:[ \t]*\n|<!--[\s\S]*?-->[ \t]*\n)*/.exec(source)?.[0].length ?? 0;
  const rest = source.slice(start);
  const fence = /^(---|\+\+\+|;;;)[ \t]*\n/.exec(rest);
  if (fence === null) return jsonObject(rest, start);
  const from = start + fence[0].length;
  const ending = { '---': /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m, '+++': /^\+\+\+[ \t]*(?:\n|$)/m, ';;;': /^;;;[ \t]*(?:\n|$)/m }[fence[1] ?? ''];
  const text = source.slice(from);
  const end = ending?.exec(text);
  if (end === null || end === undefined) return none;
  const inside = text.slice(0, end.index);
  const form = fence[1] === '+++' ? 'toml' : fence[1] === ';;;' ? 'json' : 'yaml';
  if (start > 0 && form === 'yaml' && !looksLikeKeys(inside)) return none;
  const yaml = form === 'toml' ? tomlAsYaml(inside) : inside;
  return { yaml, yamlOffset: from, bodyOffset: from + end.index + end[0].length, form, fenceOffset: start };
}

/** Hugo's JSON: an object that begins the file. JSON is YAML as it is. */
function jsonObject(rest: string, start: number): Split {
  const found = /^\{[ \t]*\n[\s\S]*?\n\}[ \t]*(?:\n|$)/.exec(rest)?.[0];
  if (found === undefined || !isJsonObject(found)) return none;
  return { yaml: found, yamlOffset: start, bodyOffset: start + found.length, form: 'json', fenceOffset: start };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether lines between two rules are keys and their values, and not a paragraph. */
function looksLikeKeys(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return /^["'A-Za-z_$]/.test(lines[0] ?? '') && lines.every((line) => /^(?:["'A-Za-z_$][^\n:]*:(?:\s|$)|[ \t]|- |#|\}|\])/.test(line));
}

/** TOML of plain keys as YAML of the same length, so that places stay right; null for tables and what else YAML writes in another way. */
function tomlAsYaml(toml: string): string | null {
  let depth = 0;
  const lines: string[] = [];
  for (const line of toml.split('\n')) {
    const key = depth === 0 ? /^([ \t]*[A-Za-z_][\w-]*[ \t]*)=([ \t]+\S.*)$/.exec(line) : null;
    const isPlain = depth > 0 || key !== null || /^[ \t]*(?:#.*)?$/.test(line);
    if (!isPlain || /"""|'''/.test(line)) return null;
    // A text without an end goes to the end of its line: else it is looked for again at each quote in it.
    const bare = line.replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)|'[^']*(?:'|$)/g, '').replace(/#.*$/, '');
    depth += (bare.match(/[[{]/g) ?? []).length - (bare.match(/[\]}]/g) ?? []).length;
    if (/\{/.test(bare) || depth < 0) return null;
    lines.push(key === null ? line : `${key[1] ?? ''}:${key[2] ?? ''}`);
  }
  return depth === 0 ? lines.join('\n') : null;
}

/** The source with its frontmatter blank, where the parser of Markdown would not know it as such. Same length. */
export function withoutFrontmatter(source: string): string {
  const { yaml, bodyOffset, fenceOffset, form } = splitFrontmatter(source);
  const isPlain = form === 'yaml' && fenceOffset === 0 && !/^\.\.\.[ \t]*$/m.test(yaml === null ? '' : source.slice(0, bodyOffset));
  if (bodyOffset === 0 || isPlain) return source;
  return source.slice(0, bodyOffset).replace(/[^\n]/g, ' ') + source.slice(bodyOffset);
}
