/** The tree of a postmortem as elements of the page. Only what is listed here becomes an element; everything else is its text. */

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { type ComponentChildren, h, type VNode } from 'preact';
import { openAddress } from '../../../../incident/evidence-form.ts';
import { t } from '../../../../words/text.ts';

/** What each element is on the page: the panel has a heading of the second level already. */
const tags: Readonly<Record<string, string>> = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  h6: 'h6',
  ...Object.fromEntries(
    'p strong em del code pre blockquote ul ol li table thead tbody tr th td br hr sup section'.split(' ').map((tag) => [tag, tag]),
  ),
};

/** Shows the tree. The same tree gives the same nodes, so a redrawing of the page costs nothing. */
export function elementsOf(tree: Root): VNode {
  return <>{tree.children.map(shown)}</>;
}

function shown(node: RootContent | ElementContent): ComponentChildren {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return undefined;
  const children = node.children.map(shown);
  if (node.tagName === 'a') return link(node, children);
  if (node.tagName === 'input')
    return <input type="checkbox" disabled checked={node.properties['checked'] === true} aria-label={t`done`} />;
  const tag = tags[node.tagName];
  if (tag === undefined) return children;
  return h(tag, propertiesOf(node), children);
}

function propertiesOf({ tagName, properties: { dataPrompt, start } }: Element) {
  return {
    ...(typeof dataPrompt === 'number' && { 'data-prompt': dataPrompt, tabIndex: -1 }),
    ...(tagName === 'ol' && typeof start === 'number' && { start }),
  };
}

function link({ properties: { href }, children: words }: Element, children: ComponentChildren): ComponentChildren {
  if (typeof href !== 'string' || !openAddress.test(href)) return children;
  return (
    <a class={words[0]?.type === 'text' && words[0].value === href ? 'bare' : ''} href={href} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  );
}
