/**
 * `<name>` and `{{name}}` in queries: where such a name is declared it stands for a value, as `${name}` does. Languages know that form
 * alone, so they get the text with it written in, in as many characters.
 */
import type { Language, Token } from './language.ts';
import { findPlaceholders, type Placeholder } from './placeholder.ts';

/** The language, for texts with either form. */
export function inDeclaredForms(language: Language): Language {
  if (language.kind !== 'query') return language;
  const { diagnose, limit, leavesAlone, highlight, slots, missing, assess } = language;
  return {
    ...language,
    diagnose: diagnose && ((text, declared) => diagnose(rewritten(text, found(text, declared)), declared)),
    highlight: highlight && ((text, declared) => asWritten(text, highlight(rewritten(text, found(text, declared)), declared))),
    slots: slots && ((text, placeholders) => slots(rewritten(text, placeholders), placeholders)),
    assess: assess && ((text, declared, programs) => assess(rewritten(text, found(text, declared)), declared, programs)),
    ...(limit && { limit: (text, declared) => limit(rewritten(text, found(text, declared)), declared) }),
    ...(leavesAlone && { leavesAlone: (text, declared) => leavesAlone(rewritten(text, found(text, declared)), declared) }),
    ...(missing && { missing: (text, placeholders) => missing(rewritten(text, placeholders), placeholders) }),
  };
}

function found(text: string, declared: ReadonlySet<string> | undefined): readonly Placeholder[] {
  return declared === undefined || declared.size === 0 || !/<|\{\{/.test(text) ? [] : findPlaceholders(text, 'query', declared);
}

function rewritten(text: string, placeholders: readonly Placeholder[]): string {
  return placeholders.reduce(
    (so, { kind, from, to }) => (kind === 'angle' || kind === 'mustache' ? so.slice(0, from) + sameLength(to - from) + so.slice(to) : so),
    text,
  );
}

/** `<x>` is too short for `${…}`. */
function sameLength(length: number): string {
  return length < 4 ? `$${'v'.repeat(length - 1)}` : `\${${'v'.repeat(length - 3)}}`;
}

function asWritten(text: string, tokens: readonly Token[]): Token[] {
  let at = 0;
  return tokens.map((token) => {
    const from = at;
    at += token.text.length;
    return { ...token, text: text.slice(from, at) };
  });
}
