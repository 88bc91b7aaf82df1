/** Places in a template where a value goes, in the forms that runbooks really use. */
import type { Language } from './language.ts';
import { quotedRanges, rangeAt, shellQuoting } from './quoting.ts';

/**
 * - `template`: `${name}`, the product's own form.
 * - `grafana`: `$__rate_interval`, `${__range}`, `${name:regex}`: filled in by Grafana
 *   (https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/).
 * - `dollar`: `$NAMESPACE`, a shell variable that the text itself does not set, or a Grafana variable without braces.
 * - `angle`: `<namespace>`. `mustache`: `{{namespace}}`.
 */
export type PlaceholderKind = 'template' | 'grafana' | 'dollar' | 'angle' | 'mustache';

export interface Placeholder {
  from: number;
  to: number;
  name: string;
  kind: PlaceholderKind;
}

/** `$BEGIN` in `$$BEGIN` and `$session` in `v$session` are none. */
const inQuery = /\$\{([A-Za-z_]\w*)((?::[^{}\s]*)?)\}|(?<![\w$])\$([A-Za-z_]\w*)(?![\w$])/g;
const inData = /\$\{([A-Za-z_]\w*)\}/g;
const inCommand =
  /\$\{([A-Za-z_]\w*)\}|\$([A-Z][A-Z0-9_]*)(?!\w)|(?<![<\w&])<([A-Za-z](?:[\w -]{0,60}\w)?)>(?![\w>(])|(?<![${])\{\{ ?([A-Za-z_]\w*) ?\}\}(?!\})/g;

/** Set by every login shell: a use of them is no gap that somebody has to fill. */
const shellSets = new Set(
  'BASH COLUMNS EDITOR EUID HOME HOSTNAME IFS KUBECONFIG LANG LINENO LINES LOGNAME OLDPWD OPTARG OPTIND OSTYPE PATH PPID PS1 PWD RANDOM REPLY SECONDS SHELL SHLVL TERM TMPDIR UID USER'.split(
    ' ',
  ),
);

/** Words of Go's templates (`kubectl -o go-template`, `docker --format`): they are syntax, not names. */
const goTemplateWords = new Set(['block', 'break', 'continue', 'else', 'end', 'false', 'nil', 'true']);

/**
 * The placeholders of a text, in order. In commands `${name}` is a shell expansion unless `declared` holds the name, and
 * `${NAME:-default}`, `$(…)` and `$1` are never placeholders.
 */
export function findPlaceholders(text: string, kind: Language['kind'], declared: ReadonlySet<string> = new Set()): Placeholder[] {
  if (kind === 'command') return /[$<{]/.test(text) ? findInCommand(text, declared) : [];
  if (!text.includes('$')) return [];
  if (kind === 'data') {
    return [...text.matchAll(inData)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      name: match[1] ?? '',
      kind: 'template',
    }));
  }
  return [...text.matchAll(inQuery)].map((match) => {
    const name = match[1] ?? match[3] ?? '';
    const byGrafana = name.startsWith('__') || (match[2] ?? '') !== '';
    return {
      from: match.index,
      to: match.index + match[0].length,
      name,
      kind: byGrafana ? 'grafana' : match[1] === undefined ? 'dollar' : 'template',
    };
  });
}

function findInCommand(text: string, declared: ReadonlySet<string>): Placeholder[] {
  const quoted = quotedRanges(text, shellQuoting);
  const isGoTemplate = /--?(?:template|format)|go-template|jsonpath/.test(text);
  // Both are asked once a name: a long script may use one variable a thousand times.
  const isSet = remember((name) => setsVariable(text, name));
  const isElement = remember((name) => text.includes(`</${name}>`));
  const found: Placeholder[] = [];
  for (const match of text.matchAll(inCommand)) {
    const [whole, braced, dollar, angle, mustache] = match;
    const from = match.index;
    const range = { from, to: from + whole.length };
    if (braced !== undefined) {
      if (declared.has(braced)) found.push({ ...range, name: braced, kind: 'template' });
    } else if (dollar !== undefined) {
      // Nothing expands between single quotes (`awk '{print $NF}'`), nor after a backslash.
      const literal = rangeAt(quoted, from)?.mark === "'" || text[from - 1] === '\\';
      if (!literal && !shellSets.has(dollar) && !isSet(dollar)) found.push({ ...range, name: dollar, kind: 'dollar' });
    } else if (angle !== undefined) {
      // A pair of tags is markup, and `cat <in >out` has a blank before its second sign.
      if (!isElement(angle)) found.push({ ...range, name: angle, kind: 'angle' });
    } else if (mustache !== undefined && !goTemplateWords.has(mustache) && !isGoTemplate) {
      found.push({ ...range, name: mustache, kind: 'mustache' });
    }
  }
  return found;
}

function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}

/** Whether the text gives the variable a value itself: `NAME=…`, `read NAME`, `for NAME in …`. */
function setsVariable(text: string, name: string): boolean {
  return new RegExp(String.raw`(?:^|[\s;&|(])(?:${name}=|(?:for|read(?:\s+-\w+)*)\s+${name}\b)`).test(text);
}
