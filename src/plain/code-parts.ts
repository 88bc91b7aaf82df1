/** The messages of problems write code between backquotes, as Markdown does: with as many as are needed where the code has some itself. */

export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** The text cut into what is code and what is not; a backquote that nothing closes stays one. */
export function codeParts(text: string): readonly TextPart[] {
  const parts = text.split(/(?<!`)(`+)(?!`) ?([^`](?:[\s\S]*?[^`])??) ?(?<!`)\1(?!`)/);
  return parts.flatMap((part, at): TextPart[] => (at % 3 === 1 || part === '' ? [] : [{ text: part, isCode: at % 3 === 2 }]));
}
