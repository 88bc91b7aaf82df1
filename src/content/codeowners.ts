/**
 * Owners by CODEOWNERS of GitHub and GitLab: the last pattern that fits a path wins, an entry without owners means that nobody owns it
 * (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners,
 * https://docs.gitlab.com/user/project/codeowners/reference/).
 */
import type { Problem } from '../problem/problem.ts';
import type { Read } from './boundary.ts';
import { globLimit } from './glob.ts';

export interface Codeowners {
  /** From the content root. */
  readonly path: string;
  readonly text: string;
  /** Where the content root lies in the repository: `docs/`, or empty. */
  readonly prefix: string;
}

/** Whom a path below the content root belongs to, as they are written (`@org/team`); empty when nobody owns it. */
export type OwnersOf = (path: string) => string[];

/** The look-up for one file, and its patterns that are not used because of their size. */
export function readCodeowners(file: Codeowners | null): Read<OwnersOf> {
  if (file === null) return { value: () => [], problems: [] };
  const { value: rules, problems } = readRules(file);
  return { value: (path) => rules.findLast(({ pattern }) => pattern.test(`${file.prefix}${path}`))?.owners ?? [], problems };
}

interface Rule {
  readonly pattern: RegExp;
  readonly owners: string[];
}

function readRules({ path, text }: Codeowners): Read<Rule[]> {
  let inSection: string[] = [];
  const problems: Problem[] = [];
  const rules = text.split('\n').flatMap((line, at): Rule[] => {
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
    const limit = globLimit(glob);
    if (limit !== undefined) {
      const place = { line: at + 1, column: 1, endLine: at + 1, endColumn: 1 };
      problems.push({
        check: 'service/catalog',
        severity: 'warning',
        file: path,
        message: `not used: ${limit}`,
        hint: 'name folders instead',
        ...place,
      });
      return [];
    }
    const owners = ownersIn(rest);
    return [{ pattern: toPattern(glob.replace(/\\(.)/g, '$1')), owners: owners.length > 0 ? owners : inSection }];
  });
  return { value: rules, problems };
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
