/** Places in a template where a value goes, in the forms that runbooks really use. */
import type { Language } from './language.ts';
import { type Assigned, nothingAssigned, readAssigned } from './languages/shell/assigned.ts';
import { quotedRanges, rangeAt, shellQuoting } from './quoting.ts';

/**
 * - `template`: `${name}`, the product's own form.
 * - `grafana`: `$__rate_interval`, `${__range}`, `${name:regex}`: filled in by Grafana
 *   (https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/).
 * - `dollar`: `$NAMESPACE`, a shell variable that the text itself does not set (in lower case where somebody declared it), or a Grafana variable
 *   without braces.
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
  /\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)(?!\w)|(?<![<\w&])<([A-Za-z](?:[\w -]{0,60}\w)?)>(?![\w>(])|(?<![${])\{\{ ?([A-Za-z_]\w*) ?\}\}(?!\})/g;

/** Set by every login shell: a use of them is no gap that somebody has to fill. */
const shellSets = new Set(
  'BASH COLUMNS EDITOR EUID HOME HOSTNAME IFS KUBECONFIG LANG LINENO LINES LOGNAME OLDPWD OPTARG OPTIND OSTYPE PATH PPID PS1 PWD RANDOM REPLY SECONDS SHELL SHLVL TERM TMPDIR UID USER'.split(
    ' ',
  ),
);

/** Words of Go's templates (`kubectl -o go-template`, `docker --format`): they are syntax, not names. */
const goTemplateWords = new Set(['block', 'break', 'continue', 'else', 'end', 'false', 'nil', 'true']);

/** Kinds of text in which nothing but `${name}` is a place for a value, and that only where somebody declared the name. */
export function isOnlyDeclared(kind: Language['kind']): boolean {
  return kind === 'data' || kind === 'code';
}

/**
 * The placeholders of a text, in order. In commands `${name}` is a shell expansion unless `declared` holds the name, and
 * `${NAME:-default}`, `$(…)` and `$1` are never placeholders, nor is a variable that the text or an `earlier` one sets.
 */
export function findPlaceholders(
  text: string,
  kind: Language['kind'],
  declared: ReadonlySet<string> = new Set(),
  earlier: Assigned = nothingAssigned,
): Placeholder[] {
  if (kind === 'command') return /[$<{]/.test(text) ? findInCommand(text, declared, earlier) : [];
  if (isOnlyDeclared(kind)) return text.includes('$') ? findInData(text) : [];
  return /[$<{]/.test(text) ? findInQuery(text, declared) : [];
}

function findInData(text: string): Placeholder[] {
  return [...text.matchAll(inData)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    name: match[1] ?? '',
    kind: 'template',
  }));
}

function findInQuery(text: string, declared: ReadonlySet<string>): Placeholder[] {
  const own = [...text.matchAll(inQuery)].map((match): Placeholder => {
    const name = match[1] ?? match[3] ?? '';
    const byGrafana = name.startsWith('__') || (match[2] ?? '') !== '';
    return {
      from: match.index,
      to: match.index + match[0].length,
      name,
      kind: byGrafana ? 'grafana' : match[1] === undefined ? 'dollar' : 'template',
    };
  });
  if (declared.size === 0) return own;
  const others = [...text.matchAll(declaredInQuery)].flatMap((match): Placeholder[] => {
    const [whole, angle, mustache] = match;
    const name = angle ?? mustache ?? '';
    const before = text.slice(0, match.index);
    if (!isDeclared(name, declared) || (angle === undefined ? inTemplate : inPattern).test(before)) return [];
    return [{ from: match.index, to: match.index + whole.length, name, kind: angle === undefined ? 'mustache' : 'angle' }];
  });
  return others.length === 0 ? own : [...own, ...others].sort((one, other) => one.from - other.from);
}

/** A group of a regular expression (`(?<name>…)`) is none. */
const declaredInQuery = /(?<![<\w&?])<([A-Za-z](?:[\w -]{0,60}\w)?)>|(?<![${])\{\{ ?([A-Za-z_]\w*) ?\}\}(?!\})/g;
/** Captures of a pattern and actions of a template in LogQL: https://grafana.com/docs/loki/latest/query/log_queries/ */
const inPattern = /(?:\bpattern|[|!]>)\s*(?:"[^"]*|`[^`]*)$/;
const inTemplate = /\b(?:line|label)_format\b[^|]*$/;

function isDeclared(name: string, declared: ReadonlySet<string>): boolean {
  return declared.has(name) || declared.has(name.toLowerCase().replace(/\W+/g, '_'));
}

function findInCommand(text: string, declared: ReadonlySet<string>, earlier: Assigned): Placeholder[] {
  const candidates = candidatesIn(text, declared);
  if (!candidates.some(({ kind }) => kind === 'template' || kind === 'dollar')) return candidates;
  const quoted = quotedRanges(text, shellQuoting);
  const own = assignedIn(text, candidates);
  const inPowerShell = new Set([...text.matchAll(assignedInPowerShell)].map(([, name, other]) => name ?? other ?? ''));
  return candidates.filter(({ kind, name, from }) => {
    if (kind !== 'template' && kind !== 'dollar') return true;
    if (inPowerShell.has(name)) return false;
    if (own.places.has(name) || earlier.places.has(name)) return false;
    if (kind === 'template') return true;
    // Nothing expands between single quotes (`awk '{print $NF}'`), in such a here-document, nor after a backslash.
    const isLiteral =
      rangeAt(quoted, from)?.mark === "'" || text[from - 1] === '\\' || own.literal.some((body) => body.from <= from && from < body.to);
    if (isLiteral || shellSets.has(name)) return false;
    return !(own.anything || earlier.anything) || declared.has(name) || declared.has(name.toLowerCase());
  });
}

/** `$name = …`, `foreach ($name in …)`, `param($name)`. */
const assignedInPowerShell = /(?<![\w$])\$(\w+)\s*[-+*/]?=(?![=~])|\b(?:foreach|param)\s*\(\s*(?:\[[^\]\n]*\]\s*)?\$(\w+)/gi;

/** The names that a command sets itself. Words such as `<namespace>` are no shell and are read as words. */
export function assignedNames(text: string, declared: ReadonlySet<string>): Assigned {
  return assignedIn(text, candidatesIn(text, declared));
}

function assignedIn(text: string, candidates: readonly Placeholder[]): Assigned {
  return readAssigned(
    text,
    candidates.filter(({ kind }) => kind === 'angle' || kind === 'mustache'),
  );
}

/** By their form alone. */
function candidatesIn(text: string, declared: ReadonlySet<string>): Placeholder[] {
  const isGoTemplate = /--?(?:template|format)|go-template|jsonpath/.test(text);
  // Asked once a name: a long text may hold one a thousand times.
  const isElement = remember((name) => text.includes(`</${name}>`));
  const found: Placeholder[] = [];
  for (const match of text.matchAll(inCommand)) {
    const [whole, braced, dollar, angle, mustache] = match;
    const range = { from: match.index, to: match.index + whole.length };
    if (braced !== undefined) {
      if (declared.has(braced)) found.push({ ...range, name: braced, kind: 'template' });
    } else if (dollar !== undefined) {
      if (/^[A-Z][A-Z0-9_]*$/.test(dollar) || declared.has(dollar)) found.push({ ...range, name: dollar, kind: 'dollar' });
    } else if (angle !== undefined) {
      // A pair of tags is markup, and `cat <in >out` has a blank before its second sign.
      if (isMeant(angle, text.slice(Math.max(0, match.index - 200), match.index), declared) && !isElement(angle))
        found.push({ ...range, name: angle, kind: 'angle' });
    } else if (mustache !== undefined && !goTemplateWords.has(mustache) && !isGoTemplate) {
      found.push({ ...range, name: mustache, kind: 'mustache' });
    }
  }
  return found;
}

/** Not `<none>`, which programs print, nor `<br>`: these stand for a value only where somebody declared them. */
function isMeant(name: string, before: string, declared: ReadonlySet<string>): boolean {
  if (isDeclared(name, declared)) return true;
  if (printed.has(name.toLowerCase()) || onlyTags.has(name)) return false;
  // `<table>` may well be a table, but not in what is searched for.
  return !(tags.has(name) && /\b(?:[efz]?grep|rg|ag|ack|sed|g?awk|perl|pup|xmllint|xmlstarlet)\b[^|;\n]*['"][^|;\n]*$/.test(before));
}

/** What programs print where there is nothing: kubectl, docker, helm, Go's `%v`. */
const printed = new Set([
  ...'empty invalid nil none null pending unknown unset undefined missing redacted'.split(' '),
  ...['no value', 'not set', 'no response'],
]);

/** Elements of HTML that nobody means as a name. */
const onlyTags = new Set('br dd div dl dt em h1 h2 h3 h4 hr html img li ol span strong sup svg tbody td th thead tr ul wbr'.split(' '));
const tags = new Set(
  'a b body button code col embed footer form head header i input label link main meta nav option p pre q s script section small source style sub table title u video'.split(
    ' ',
  ),
);

function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}
