/** What Prometheus' YAML reader takes beyond the letter of YAML, made a form that ours takes: every character stays in its place. */

/** Before a value or item in quotes or brackets: its indentation, dashes and key. */
const before = /^([ ]*)((?:-[ ]+)*)(?:(?:[^\s"'#{}[\],&*!|>%@`-][^"'#:]*|"[^"]*"|'[^']*'):[ \t]+)?(?:[&!][^\s]*[ \t]+)*(?=["'{[])/;
const blockScalar = /(?:^|[:\s-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/**
 * Texts in quotes and lists in brackets may go on in lines that are indented no deeper than their key. The line ends in them become
 * blanks, which is what they mean there; so do comments between them.
 */
export function joinLines(text: string): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let blockIndent: number | undefined;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const isInBlock = blockIndent !== undefined && (line.trim() === '' || indent > blockIndent);
    if (!isInBlock) blockIndent = blockScalar.test(line) && !/^\s*#/.test(line) ? indent : undefined;
    const opening = isInBlock ? null : before.exec(line);
    const whole = opening === null ? [line] : valueLines(lines, at, opening[0].length);
    if (whole === undefined) return text;
    const parentIndent = indent + (opening?.[2]?.length ?? 0);
    const isOutdented = (one: string) => one.trim() !== '' && one.length - one.trimStart().length <= parentIndent;
    if (whole.slice(1).some(isOutdented)) out.push(whole.join(' '));
    else out.push(...lines.slice(at, at + whole.length));
    at += whole.length;
  }
  return out.join('\n');
}

/** The lines of the value that begins at a column, comments blank; undefined where it never ends. */
function valueLines(lines: readonly string[], from: number, column: number): string[] | undefined {
  const whole: string[] = [];
  let quote = '';
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (at > from && /^(?:---|\.\.\.)(?:\s|$)/.test(line)) return undefined;
    let end = line.length;
    for (let sign = at === from ? column : 0; sign < line.length; sign++) {
      const one = line.charAt(sign);
      if (quote !== '') {
        if ((quote === '"' && one === '\\') || (quote === "'" && one === "'" && line[sign + 1] === "'")) sign++;
        else if (one === quote) quote = '';
      } else if (one === '#' && /[\s]/.test(line.charAt(sign - 1) || ' ')) {
        end = sign;
        break;
      } else if (one === '"' || (one === "'" && /[\s,:[{]/.test(line.charAt(sign - 1) || ' '))) quote = one;
      else if (one === '{' || one === '[') depth++;
      else if (one === '}' || one === ']') depth--;
      if (quote === '' && depth <= 0) return [...whole, line];
    }
    whole.push(line.slice(0, end) + ' '.repeat(line.length - end));
  }
  return undefined;
}
