/**
 * Faults of a Go template (https://pkg.go.dev/text/template) as Loki reads it in `line_format` and `label_format`
 * (https://grafana.com/docs/loki/latest/query/template_functions/). Only what surely is one is told.
 */

const functions: ReadonlySet<string> = new Set(
  // Go's own.
  (
    'and call html index slice js len not or print printf println urlquery eq ge gt le lt ne true false nil ' +
    // Loki's, with those of Sprig that it takes over.
    'ToLower ToUpper Replace Trim TrimLeft TrimRight TrimPrefix TrimSuffix TrimSpace regexReplaceAll regexReplaceAllLiteral count urldecode ' +
    'urlencode bytes duration duration_seconds unixEpochMillis unixEpochNanos toDateInZone unixToTime alignLeft alignRight b64enc b64dec lower ' +
    'upper title trunc substr contains hasPrefix hasSuffix indent nindent replace repeat trim trimAll trimSuffix trimPrefix int float64 add sub ' +
    'mul div mod addf subf mulf divf max min maxf minf ceil floor round fromJson date toDate now unixEpoch default __line__ __timestamp__'
  ).split(' '),
);

const blocks: ReadonlySet<string> = new Set(['if', 'range', 'with', 'block', 'define']);
const words: ReadonlySet<string> = new Set([...blocks, 'else', 'end', 'break', 'continue', 'template']);

const piece = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'|[.$]?[A-Za-z_][\w.]*|\}\}|["'`]|[\s\S]/gu;

export interface TemplateFault {
  /** What was found, in words that follow `found`. */
  found: string;
  expected: string;
  /** An unknown function may be one of a newer Loki. */
  doubtful: boolean;
}

/** The first fault of the template; null when there is none. */
export function findTemplateFault(template: string): TemplateFault | null {
  let depth = 0;
  for (let at = template.indexOf('{{'); at !== -1; at = template.indexOf('{{', at)) {
    const comment = /^\{\{(?:- )?\s*\/\*[\s\S]*?\*\/(?: -)?\}\}/.exec(template.slice(at));
    if (comment !== null) {
      at += comment[0].length;
      continue;
    }
    const action = actionAt(template.slice(at + 2));
    if (action === null) return { found: 'an action `{{` that is never closed', expected: '`}}`', doubtful: false };
    const fault = actionFault(action.pieces);
    if (fault !== null) return fault;
    const first = action.pieces[0] ?? '';
    if (blocks.has(first)) depth++;
    if (first === 'end' && depth-- === 0)
      return { found: '`{{end}}` without a beginning', expected: '`{{if …}}`, `{{range …}}` or `{{with …}}` before it', doubtful: false };
    at += 2 + action.length;
  }
  return depth > 0 ? { found: 'a block that is never ended', expected: '`{{end}}`', doubtful: false } : null;
}

/** The words and signs up to `}}`; null when it is missing. */
function actionAt(rest: string): { pieces: string[]; length: number } | null {
  const pieces: string[] = [];
  for (const match of rest.matchAll(piece)) {
    if (match[0] === '}}') return { pieces: trimmed(pieces), length: match.index + 2 };
    if (match[0].trim() !== '') pieces.push(match[0]);
  }
  return null;
}

/** Without the signs that trim blanks (`{{- … -}}`). */
function trimmed(pieces: readonly string[]): string[] {
  const inner = pieces[0] === '-' && !/^\d/.test(pieces[1] ?? '') ? pieces.slice(1) : [...pieces];
  return inner.at(-1) === '-' ? inner.slice(0, -1) : inner;
}

function actionFault(pieces: readonly string[]): TemplateFault | null {
  if (pieces.length === 0) return { found: 'an empty action `{{}}`', expected: 'a label such as `{{.level}}`', doubtful: false };
  let open = 0;
  for (const [at, word] of pieces.entries()) {
    if (word === '(') open++;
    if (word === ')' && open-- === 0)
      return { found: 'a `)` that nothing opens in a template', expected: '`(` before it', doubtful: false };
    if (/^["'`]$/.test(word))
      return {
        found: `the quote ${word === '`' ? '`` ` ``' : `\`${word}\``} that is never closed in a template`,
        expected: 'a closing quote',
        doubtful: false,
      };
    if (!/^[A-Za-z_]\w*$/.test(word) || /^_+$/.test(word) || functions.has(word) || words.has(word)) continue;
    // `$.x`, `.a.b` and `1e3` come in pieces.
    if (/[.$\d]$/.test(pieces[at - 1] ?? '')) continue;
    return {
      found: `\`${word}\` in a template, which is no function of Loki`,
      expected: `the label \`.${word}\` or a function`,
      doubtful: true,
    };
  }
  return open > 0 ? { found: 'a `(` that is never closed in a template', expected: '`)`', doubtful: false } : null;
}
