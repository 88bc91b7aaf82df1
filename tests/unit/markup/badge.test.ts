import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import { badgeSvg } from '../../../src/markup/badge.ts';

it('is a picture that says its words, also to those who do not see it', () => {
  const svg = badgeSvg('runbooks', '3 of 4 <alerts> & "more"', 'blue');
  expect(svg).toContain('role="img" aria-label="runbooks: 3 of 4 &lt;alerts&gt; &amp; &quot;more&quot;"');
  expect(svg).not.toMatch(/<alerts|style=|<script|href=/);
  const [root] = fromHtml(svg, { fragment: true, space: 'svg' }).children;
  expect(root).toMatchObject({ tagName: 'svg' });
});

it('is wider for longer words', () => {
  const width = (message: string) => Number(/width="(\d+)"/.exec(badgeSvg('runbooks', message, 'red'))?.[1]);
  expect(width('12 errors')).toBeGreaterThan(width('1 error'));
});
