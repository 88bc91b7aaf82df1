/** Ids that authors give to headings: a `{#undo}` at the end of the heading's line, or a comment `#undo` as steps have. */
import type { PhrasingContent } from 'mdast';
import { authoredStepId } from './step.ts';

/** Replace `{` and `}` around an id while MDX is parsed, where braces hold code. */
const open = '\uE002';
const close = '\uE003';
/** Blanks around it are cut apart from it: a search for them would begin again at each. */
const atEnd = /[{\uE002]#([^\s{}\uE002\uE003]+)[}\uE003]$/;

/** The id at the end of a heading, and the heading without it. */
export function takeHeadingId(children: readonly PhrasingContent[]): { id: string | undefined; children: PhrasingContent[] } {
  const rest = [...children];
  let last = rest.at(-1);
  while (last?.type === 'text' && last.value.trim() === '') {
    rest.pop();
    last = rest.at(-1);
  }
  if (last?.type === 'text') {
    const found = atEnd.exec(last.value.trimEnd());
    if (found === null) return { id: undefined, children: [...children] };
    const value = last.value.slice(0, found.index).trimEnd();
    return { id: found[1], children: value === '' ? rest.slice(0, -1) : [...rest.slice(0, -1), { ...last, value }] };
  }
  const id = last?.type === 'html' || last?.type === 'mdxTextExpression' ? authoredStepId(last.value) : undefined;
  return { id, children: id === undefined ? [...children] : rest.slice(0, -1) };
}

/** MDX whose headings have `{#id}`, in a form that its parser takes. Same length, so places stay right. `code` are the offsets of fenced code. */
export function protectHeadingIds(
  source: string,
  code: readonly (readonly [number, number])[],
): { source: string; first: number | undefined } {
  if (!source.includes('{#')) return { source, first: undefined };
  let passed = 0;
  let first: number | undefined;
  const replaced = source.replace(
    /^([^\n]*?)\{(#[^\s{}]+)\}([ \t]*)$(?=(\n[ \t]{0,3}(?:=+|-+)[ \t]*$)?)/gm,
    (whole, before: string, id: string, after: string, underline: string | undefined, at: number) => {
      while ((code[passed]?.[1] ?? Number.POSITIVE_INFINITY) <= at) passed++;
      if (at >= (code[passed]?.[0] ?? Number.POSITIVE_INFINITY)) return whole;
      if (!/^[\s>]*#{1,6}\s/.test(before) && underline === undefined) return whole;
      first ??= at + before.length;
      return `${before}${open}${id}${close}${after}`;
    },
  );
  return { source: replaced, first };
}
