/** HTML in Markdown: what is only a placeholder, what may not stand here, and where each tag was written. */
import type { Html, RootContent } from 'mdast';
import { withPlaces } from './author-html.ts';
import { components } from './component.ts';
import { scanTags } from './html-tags.ts';
import { reportStrayInclude } from './include.ts';
import { reportHiddenSteps } from './odd-marks.ts';
import { isPlaceholder, unsafeParts } from './raw-html.ts';
import { reportStrayCondition } from './step-condition.ts';
import type { Work } from './work.ts';

const comment = /<!--[\s\S]*?(?:-->|$)/g;

/** HTML as an author wrote it, ready for the HTML parser; a tag that is a placeholder, as words. */
export function transformHtml(node: Html, work: Work): RootContent[] {
  reportStrayInclude(node, work);
  if (node.value.replace(comment, '').trim() === '') {
    reportStrayCondition(node, work);
    return [];
  }
  const value = withBlankComments(node.value);
  if (isPlaceholder(value)) {
    const name = /^<\/?([A-Za-z]\w*)/.exec(value.trimStart())?.[1] ?? '';
    if (name === 'Include')
      work.report(
        'include/missing',
        'error',
        node,
        'what is to be included is not read',
        'write `<Include from="FILE" />` alone in a line',
      );
    else if (components.has(name))
      work.report(
        'markdown/component',
        'warning',
        node,
        `\`<${name}>\` is a component, which plain Markdown does not have`,
        'name the file .mdx',
      );
    else
      work.report(
        'markdown/placeholder',
        'info',
        node,
        `\`${value.trim().slice(0, 60)}\` reads as an HTML tag; it is shown as written`,
        'put it in backticks',
      );
    return [{ type: 'text', value }];
  }
  const tags = scanTags(value);
  const unsafe = unsafeParts(value, tags);
  if (unsafe.length > 0)
    work.report('markdown/unsafe-html', 'warning', node, `${unsafe.join(', ')} in HTML: not allowed in a runbook and left out`);
  reportHiddenSteps(node, value, work);
  work.hasRawHtml = true;
  return [{ ...node, value: withPlaces(node, value, tags, work) }];
}

/** HTML whose comments are blank, and as long as before: places stay right. The sanitiser takes them out. */
function withBlankComments(html: string): string {
  // In these a comment would be shown as text.
  const isText = /<(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b/i.test(html);
  return html.replace(comment, (text) =>
    !isText && text.endsWith('-->') && text.length > 6 ? `<!--${blank(text.slice(4, -3))}-->` : blank(text),
  );
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
