/** Reads Markdown: for templates and for showing a postmortem. Writing one needs no parser. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** The tree of a Markdown text (GFM). */
export function readMarkdown(markdown: string): Root {
  return processor.parse(markdown);
}
