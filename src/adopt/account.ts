/** Accounts for every file of a source: it was adopted, it was left out for a reason, or it is in a form that nobody here reads. */
import type { SourceFiles } from './collection.ts';
import { type Form, formOf, isPageName, isPicture } from './forms.ts';

/** A file that stays behind, or a whole folder: its name ends with a slash then. */
export interface Left {
  readonly file: string;
  readonly why: string;
}

/** A page, as it seems, in a form that is not read. */
export interface Unread {
  readonly file: string;
  readonly form: Form;
}

export interface Account {
  /** Paths in the source. */
  readonly adopted: readonly string[];
  readonly left: readonly Left[];
  readonly unread: readonly Unread[];
}

/** Each file ends in exactly one of the three. `left` are those that somebody has given a reason for; they may name folders beside `files`. */
export function accountFor(files: SourceFiles, adopted: ReadonlySet<string>, left: readonly Left[]): Account {
  const reasons = new Map(left.map(({ file, why }) => [file, why]));
  const account = { adopted: [] as string[], left: left.filter(({ file }) => !files.has(file)), unread: [] as Unread[] };
  for (const [file, text] of files) {
    const why = reasons.get(file);
    const form = formOf(file);
    if (adopted.has(file)) account.adopted.push(file);
    else if (why !== undefined) account.left.push({ file, why });
    else if (form !== undefined) account.unread.push({ file, form });
    else account.left.push({ file, why: reasonFor(file, text ?? '') });
  }
  return account;
}

const settings =
  /(?:^|\/)(?:mkdocs\.ya?ml|(?:hugo|config)\.(?:toml|ya?ml|json)|docusaurus\.config\.\w+|sidebars\.\w+|_config\.ya?ml|book\.(?:json|toml)|\.gitbook\.yaml|zola\.toml|catalog-info\.ya?ml|package(?:-lock)?\.json|antora\.yml)$/i;
const navigation = /(?:^|\/)(?:_category_\.(?:json|ya?ml)|\.pages|\.nav\.yml)$/i;
const otherNavigation = /(?:^|\/)(?:_meta\.(?:json|[jt]sx?)|toc\.ya?ml)$/i;
/** Why what orders the navigation is no page. */
export const navigationIsRead = 'it orders the navigation: its order and titles are kept';

function reasonFor(file: string, text: string): string {
  if (isPageName(file)) return 'no page of the collection';
  if (isPicture(file)) return 'no page that was adopted shows it';
  if (navigation.test(file)) return navigationIsRead;
  if (otherNavigation.test(file)) return 'it orders the navigation in a form that is not read: write `order` into `service.yaml`';
  if (settings.test(file)) return 'settings of the generator';
  if (/\.(?:ya?ml|json)$/i.test(file) && /^[\s"'-]*alert["']?\s*:/m.test(text))
    return 'alert rules: name them in `alerts.rules` of breakglass.yaml, they are read where they are';
  return 'neither a page nor a picture';
}
