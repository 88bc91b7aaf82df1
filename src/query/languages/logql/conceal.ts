/**
 * What Loki takes and lezer-logql 0.4.2 does not, written over with what it takes, length kept
 * (https://github.com/grafana/loki/blob/main/pkg/logql/syntax/syntax.y and lex.go):
 * - label filters side by side (`| a=1 b=2`) get the comma that they mean,
 * - parentheses around an unwrapped pipeline, and an `offset` behind its range, become blanks,
 * - sizes without their `B` (`10K`) and hexadecimal fractions (`0x1p3`) become numbers,
 * - functions in capitals (`RATE(…)`) become small,
 * - of three or more line filters joined by `or`, the addresses in the middle become blanks.
 */

interface Token {
  text: string;
  from: number;
  kind: 'string' | 'name' | 'hole' | 'value' | 'sign';
}

const tokenForm =
  /(?<string>"(?:\\.|[^"\\\n])*"|`[^`]*`)|(?<skip>#[^\n]*|\s+)|(?<hole>\$\{[^}\s]*\}\w*|\$\w+)|(?<name>[A-Za-z_:][\w:]*)|(?<value>[\d.][\w.µ]*)|(?<sign>\|[=~>]|[!=]~|![=>]|[=<>]=|[\s\S])/gu;

const stages: ReadonlySet<string> = new Set(
  'json logfmt pattern regexp unpack unwrap line_format label_format decolorize drop keep'.split(' '),
);

const hexadecimal = /^0[xX][\da-fA-F.]+[pP]\d+$/;
const size = /^\d+(?:\.\d+)?(?:[kKMGTP]i?|kiB)$/;

/** Words that the grammar knows in small letters only. */
const functions: ReadonlySet<string> = new Set(
  (
    'count_over_time rate rate_counter bytes_over_time bytes_rate avg_over_time sum_over_time min_over_time max_over_time stdvar_over_time ' +
    'stddev_over_time quantile_over_time first_over_time last_over_time absent_over_time bytes duration duration_seconds ip'
  ).split(' '),
);

export function concealLogql(text: string): string {
  if (!/[|!A-Z]|0x|__proto__|constructor/.test(text)) return text;
  const tokens = tokensOf(text);
  const characters = text.split('');
  const blank = (from: number, to: number) => characters.fill(' ', from, to);
  for (const at of missingCommas(tokens)) characters[at] = ',';
  for (const token of tokens) {
    if (token.kind !== 'value') continue;
    if (hexadecimal.test(token.text)) characters.fill('0', token.from, endOf(token));
    if (size.test(token.text)) characters.splice(token.from, token.text.length, ...token.text.replace(/[^\d.]/g, '0'));
  }
  for (const [at, token] of tokens.entries()) {
    const small = token.text.toLowerCase();
    // The grammar looks words up in a plain object, which has these two of its own.
    if (token.kind === 'name' && (small === '__proto__' || small === 'constructor')) characters.fill('_', token.from, endOf(token));
    if (token.kind !== 'name' || small === token.text || !functions.has(small) || tokens[at + 1]?.text !== '(') continue;
    characters.splice(token.from, small.length, ...small);
  }
  for (const [from, to] of innerAddresses(tokens)) blank(from, to);
  if (tokens.some(({ text: word }) => word.toLowerCase() === 'unwrap')) {
    for (const [open, close] of wrappedRanges(tokens)) {
      blank(open.from, open.from + 1);
      blank(close.from, close.from + 1);
    }
    for (const clause of text.matchAll(/(?<=\]\s*)offset\s+-?(?:\$\{\w+\}|\$\w+|[\d.])[\w.µ]*/gi))
      blank(clause.index, clause.index + clause[0].length);
  }
  return characters.join('');
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenForm)) {
    const kind = (['string', 'name', 'hole', 'value', 'sign'] as const).find((name) => match.groups?.[name] !== undefined);
    if (kind !== undefined) tokens.push({ text: match[0], from: match.index, kind });
  }
  return tokens;
}

/** Blanks between two label filters of one stage. */
function missingCommas(tokens: readonly Token[]): number[] {
  const commas: number[] = [];
  let filtering = false;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (before?.text === '|') filtering = token.text === '(' || (isLabel(token) && !stages.has(token.text.toLowerCase()));
    else if (/^(?:\||\|[=~>]|\[|\{)$/.test(token.text)) filtering = false;
    else if (filtering && before !== undefined && endsFilter(tokens, at - 1) && beginsFilter(tokens, at)) {
      const end = before.from + before.text.length;
      if (end < token.from) commas.push(end);
    }
  }
  return commas;
}

function isLabel(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'hole';
}

function endsFilter(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.text === ')') return true;
  return token.kind !== 'sign' && token.kind !== 'name' && /^(?:[=!]~|[=!<>]=?)$|^[-+]$/.test(tokens[at - 1]?.text ?? '');
}

function beginsFilter(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.text === '(') return true;
  return isLabel(token) && /^(?:[=!]~|[=!<>]=?)$/.test(tokens[at + 1]?.text ?? '');
}

/** `or ip("…")` before another `or`, and all that follows `!= ip("…")`. */
function innerAddresses(tokens: readonly Token[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.text !== 'or' && token.text !== '!=') continue;
    let end = addressEnd(tokens, at + 1);
    if (end === undefined) continue;
    if (token.text === 'or') {
      if (tokens[end]?.text === 'or') found.push([token.from, endOf(tokens[end - 1])]);
      continue;
    }
    while (tokens[end]?.text === 'or') {
      const next: number | undefined = tokens[end + 1]?.kind === 'string' ? end + 2 : addressEnd(tokens, end + 1);
      if (next === undefined) break;
      found.push([tokens[end]?.from ?? 0, endOf(tokens[next - 1])]);
      end = next;
    }
  }
  return found;
}

/** Behind `ip("…")`. */
function addressEnd(tokens: readonly Token[], at: number): number | undefined {
  const [ip, open, string, close] = tokens.slice(at, at + 4);
  return ip?.text === 'ip' && open?.text === '(' && string?.kind === 'string' && close?.text === ')' ? at + 4 : undefined;
}

function endOf(token: Token | undefined): number {
  return token === undefined ? 0 : token.from + token.text.length;
}

/** Parentheses that hold a selector with its pipeline and stand before a range. */
function wrappedRanges(tokens: readonly Token[]): [Token, Token][] {
  const open: number[] = [];
  const found: [Token, Token][] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') open.push(at);
    if (token.text !== ')') continue;
    const start = open.pop();
    const first = start === undefined ? undefined : tokens[start];
    if (start === undefined || first === undefined || tokens[at + 1]?.text !== '[') continue;
    if (/^[(,]$/.test(tokens[start - 1]?.text ?? '') && /^[({]$/.test(tokens[start + 1]?.text ?? '')) found.push([first, token]);
  }
  return found;
}
