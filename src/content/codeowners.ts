/**
 * Owners by CODEOWNERS of GitHub and GitLab: the last pattern that fits a path wins, an entry without owners says that nobody owns it
 * (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners,
 * https://docs.gitlab.com/user/project/codeowners/reference/).
 */

export interface Codeowners {
  text: string;
  /** Where the content root lies in the repository: `docs/`, or empty. */
  prefix: string;
}

/** A look-up of the owners of a path below the content root, as they are written (`@org/team`); empty when nobody owns it. */
export function codeownersLookup(file: Codeowners | null): (path: string) => string[] {
  const rules = file === null ? [] : readRules(file.text);
  return (path) => rules.findLast(({ pattern }) => pattern.test(`${file?.prefix ?? ''}${path}`))?.owners ?? [];
}

function readRules(text: string): { pattern: RegExp; owners: string[] }[] {
  let inSection: string[] = [];
  return text.split('\n').flatMap((line) => {
    const plain = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (plain === '') return [];
    // GitLab: `[Section]`, `^[Optional][2] @owners of all below`.
    const section = /^\^?\[[^\]]*\](?:\[\d+\])?(.*)$/.exec(plain);
    if (section !== null) {
      inSection = ownersIn(section[1] ?? '');
      return [];
    }
    const [, glob = '', rest = ''] = /^((?:\\.|\S)+)(.*)$/.exec(plain) ?? [];
    if (glob.startsWith('!')) return [];
    const owners = ownersIn(rest);
    return [{ pattern: toPattern(glob.replace(/\\(.)/g, '$1')), owners: owners.length > 0 ? owners : inSection }];
  });
}

function ownersIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word.includes('@'));
}

/** As in .gitignore: without a slash in it a pattern fits at any depth; a folder's owners own what is below, but for `docs/*`. */
function toPattern(glob: string): RegExp {
  const anchored = glob.slice(0, -1).includes('/');
  const body = glob
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\*\/|\*\*\/|\/\*\*|\*\*|\*|\?/g, (wild) => {
      if (wild === '/**/') return '/(?:.*/)?';
      if (wild === '**/') return '(?:.*/)?';
      if (wild === '/**') return '/.*';
      return wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]';
    });
  const below = glob.endsWith('/') ? '/.*' : glob.endsWith('/*') ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}${below}$`);
}
