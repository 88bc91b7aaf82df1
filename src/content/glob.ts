/** Globs in settings and CODEOWNERS. */

/** More than people write. A pattern with many wildcards takes a time that grows with their number, and none may hold up a build. */
const longest = 300;
const mostWildcards = 12;

/** What keeps a glob from being used; undefined when nothing does. */
export function globLimit(glob: string): string | undefined {
  if (glob.length > longest) return `a pattern of ${glob.length} characters; expected at most ${longest}`;
  const wildcards = glob.match(/\*+|\?/g)?.length ?? 0;
  return wildcards > mostWildcards ? `a pattern with ${wildcards} wildcards; expected at most ${mostWildcards}` : undefined;
}

const wildcards: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

/** `*` within a name, `**` across folders. */
export function globToPattern(glob: string): RegExp {
  const source = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/?|\*|\?/g, (wild) => wildcards[wild] ?? '');
  return new RegExp(`^${source}$`);
}
