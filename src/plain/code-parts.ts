/** The messages of problems write code between backquotes, as Markdown does: with as many as are needed where the code has some itself. */

import { codeSpans } from './code-spans.ts';

export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** The text cut into what is code and what is not; a backquote that nothing closes stays one. */
export function codeParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end, code } of codeSpans(text)) {
    parts.push({ text: text.slice(from, start), isCode: false }, { text: withoutRoom(code), isCode: true });
    from = end;
  }
  return [...parts, { text: text.slice(from), isCode: false }].filter((part) => part.text !== '');
}

/** A blank at each end makes room for backquotes of the code itself. */
function withoutRoom(code: string): string {
  const begun = code.length > 1 && code.startsWith(' ') ? code.slice(1) : code;
  return begun.length > 1 && begun.endsWith(' ') ? begun.slice(0, -1) : begun;
}
