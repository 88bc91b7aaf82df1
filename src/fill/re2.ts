/**
 * Faults of a regular expression as RE2 reads it (https://github.com/google/re2/wiki/Syntax), the engine of Prometheus.
 * Only what surely is one is reported: forms that came with later versions of Go, and rare ones, pass.
 */

/** What is wrong, in words that follow `found`; null when nothing is. */
export function findRegexFault(pattern: string): string | null {
  let at = 0;
  let depth = 0;
  /** Whether there is something that a repetition may repeat, and whether that is a repetition already. */
  let last: 'nothing' | 'atom' | 'repetition' = 'nothing';
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const sign = rest[0] ?? '';
    if (sign === '\\') {
      if (rest.startsWith('\\Q')) return null;
      const escaped = escapeAt(rest, false);
      if (escaped.fault !== null) return escaped.fault;
      at += escaped.length;
      last = 'atom';
    } else if (sign === '[') {
      const set = classAt(rest);
      if (set.fault !== null) return set.fault;
      at += set.length;
      last = 'atom';
    } else if (sign === '(') {
      const look = /^\(\?(?:<?[=!])/.exec(rest);
      if (look !== null) return `a look-around \`${look[0]}\``;
      if (/^\(\?[>|#]/.test(rest)) return `the group \`${rest.slice(0, 3)}\``;
      const flags = /^\(\?[imsU-]+\)/.exec(rest);
      const opener = flags ?? /^\(\?(?:[imsU-]*:|P?<\w+>)/.exec(rest);
      if (rest.startsWith('(?') && opener === null) return null;
      if (flags === null) depth++;
      at += opener?.[0].length ?? 1;
      last = 'nothing';
    } else if (sign === ')') {
      if (depth === 0) return 'a `)` that nothing opens';
      depth--;
      at++;
      last = 'atom';
    } else if (sign === '|') {
      at++;
      last = 'nothing';
    } else {
      const repeated = repetition(rest);
      if (repeated.fault !== null) return repeated.fault;
      if (repeated.length === 0) last = 'atom';
      else if (last === 'nothing') return `\`${rest.slice(0, repeated.length)}\` with nothing to repeat`;
      else if (last === 'repetition') return `\`${rest.slice(0, repeated.length)}\` after another repetition`;
      else last = 'repetition';
      at += repeated.length || 1;
    }
  }
  return depth > 0 ? 'a `(` that is never closed' : null;
}

interface Step {
  length: number;
  fault: string | null;
}

function repetition(rest: string): Step {
  const form = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(rest);
  if (form === null) return { length: 0, fault: null };
  const least = Number(form[1] ?? 0);
  const most = form[2] ? Number(form[2]) : least;
  const fault = least > 1000 || most > 1000 || most < least ? `the repetition \`${form[0]}\`` : null;
  return { length: form[0].length, fault };
}

function escapeAt(rest: string, inClass: boolean): Step {
  const fine = (inClass ? /^\\(?:[dDsSwW]|[pP](?:[A-Z]|\{\^?\w+\}))/ : /^\\(?:[dDsSwWbBAz]|[pP](?:[A-Z]|\{\^?\w+\}))/).exec(rest);
  if (fine !== null) return { length: fine[0].length, fault: null };
  const character = /^\\(?:[afnrtv]|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|0[0-7]{0,2}|[1-7][0-7]{1,2}|[!-/:-@[-`{-~])/.exec(rest);
  if (character !== null) return { length: character[0].length, fault: null };
  const escaped = rest.slice(0, 2);
  if (/^\\[1-9]/.test(rest)) return { length: 2, fault: `the backreference \`${escaped}\`` };
  return { length: 2, fault: escaped === '\\' ? 'a `\\` at the end' : `the escape \`${escaped}\`` };
}

function classAt(rest: string): Step {
  let at = rest[1] === '^' ? 2 : 1;
  const start = at;
  while (at < rest.length) {
    const here = rest.slice(at);
    if (here[0] === ']' && at > start) return { length: at + 1, fault: null };
    const named = /^\[:(\^?)(\w*):\]/.exec(here);
    if (named !== null) {
      if (!classNames.has(named[2] ?? '')) return { length: 0, fault: `the class \`${named[0]}\`` };
      at += named[0].length;
      continue;
    }
    if (here[0] === '\\') {
      const escaped = escapeAt(here, true);
      if (escaped.fault !== null) return escaped;
      at += escaped.length;
      continue;
    }
    const span = /^([^\\\]])-([^\\\]])/u.exec(here);
    if (span !== null && (span[2]?.codePointAt(0) ?? 0) < (span[1]?.codePointAt(0) ?? 0)) {
      return { length: 0, fault: `the range \`${span[0]}\`` };
    }
    at += span?.[0].length ?? 1;
  }
  return { length: 0, fault: 'a `[` that is never closed' };
}

const classNames = new Set('alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '));
