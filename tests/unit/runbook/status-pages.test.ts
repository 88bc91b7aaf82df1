/** The list of status pages as pages have it before any script. */
import { expect, it } from 'vitest';
import { statusPageList } from '../../../src/runbook/status-pages.ts';
import { parseHtml } from '../../support/html.ts';

it('links each page and offers to ask those that can be asked', () => {
  const { text } = statusPageList([
    { name: 'A & <b>', url: 'https://a.example.com/x"y', status: 'https://a.example.com/api/v2/status.json' },
    { name: 'B', url: 'https://b.example.com' },
  ]);
  expect(text).toContain('A &amp; &lt;b');
  expect(text).not.toContain('<b>');
  expect(text.match(/data-status-at/g)).toHaveLength(1);
  expect(text).toContain('<button type="button" class="ask-status" data-ask-status hidden>Ask for its state</button>');
  expect(parseHtml(text)).toHaveLength(1);
});

it('offers nothing to press where no state can be asked, and says where a list comes from where there is none', () => {
  expect(statusPageList([{ name: 'B', url: 'https://b.example.com' }]).text).not.toContain('<button');
  expect(statusPageList([]).text).toContain('statusPages');
});
