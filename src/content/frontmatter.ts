/** Splits a Markdown file into its frontmatter and the rest. */

export interface Split {
  /** The YAML between the fences, or null when there is none. */
  yaml: string | null;
  /** Offset of the YAML in the file. */
  yamlOffset: number;
  /** Offset of what follows the frontmatter. */
  bodyOffset: number;
}

/** Finds the frontmatter. It must start the file; an unclosed fence is no frontmatter but a rule in the text. */
export function splitFrontmatter(source: string): Split {
  const open = /^---[ \t]*\n/.exec(source);
  if (open === null) return { yaml: null, yamlOffset: 0, bodyOffset: 0 };
  const start = open[0].length;
  const close = /^---[ \t]*(?:\n|$)/m;
  const rest = source.slice(start);
  const found = close.exec(rest);
  if (found === null) return { yaml: null, yamlOffset: 0, bodyOffset: 0 };
  return { yaml: rest.slice(0, found.index), yamlOffset: start, bodyOffset: start + found.index + found[0].length };
}

/** Whether a file begins as frontmatter does, with a key, and never ends it: then all of it would be shown as text. */
export function isUnclosed(source: string): boolean {
  return /^---[ \t]*\n[A-Za-z][A-Za-z_-]*:(?:[ \t]|\n)/.test(source) && splitFrontmatter(source).yaml === null;
}
