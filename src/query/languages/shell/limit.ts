/** How deep a shell text may nest: the parser calls itself once a bracket, a compound command, a `!` or a sign of arithmetic. */
import type { Diagnosis } from '../../language.ts';
import { deepestBrackets, limitOf, tooManyLevels } from '../../limits.ts';

/** Words that open a compound command, and those that close it; others stand in front of a command and add a level without an end. */
const opens: ReadonlySet<string> = new Set(['if', 'for', 'while', 'until', 'case', 'select']);
const closes: ReadonlySet<string> = new Set(['fi', 'done', 'esac']);

/**
 * The limit that the text passes, or null. Quotes are not looked at, as scripts nest within them: a text that holds a hundred
 * open brackets as text is left unchecked as well.
 */
export function shellLimit(text: string): Diagnosis | null {
  return limitOf(text) ?? tooManyWords(text) ?? tooLongChain(text);
}

function tooManyWords(text: string): Diagnosis | null {
  let depth = 0;
  for (const { 0: word, index } of text.matchAll(/(?<![\w$./-])(?:if|for|while|until|case|select|fi|done|esac)(?![\w./-])/g)) {
    if (opens.has(word)) depth++;
    else if (closes.has(word) && depth > 0) depth--;
    if (depth > deepestBrackets) return tooManyLevels(index, deepestBrackets);
  }
  return null;
}

/** `! ! !`, `time time`, `- - -`, `1 ? 1 : 1 ? …`, `function f function f`: each is one level deeper than the one before it. */
function tooLongChain(text: string): Diagnosis | null {
  const prefix = new RegExp(`(?:(?:[-+~!]|\\b(?:time|coproc|function[ \\t]+\\w+)\\b)[ \\t]*){${deepestBrackets + 1}}`);
  const found = prefix.exec(text);
  if (found !== null) return tooManyLevels(found.index, deepestBrackets);
  const choices = [...text.matchAll(/\?/g)];
  const extra = text.includes('((') || text.includes('$[') ? choices[deepestBrackets] : undefined;
  return extra === undefined ? null : tooManyLevels(extra.index, deepestBrackets);
}
