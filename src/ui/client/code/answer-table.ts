/** Draws an answer of Prometheus: a row a series, its value now, and the line of the last hour. */

import type { Labels, Result } from '../../../run/answer.ts';
import { type Row, rowsOf, sharedLabels } from '../../../run/rows.ts';
import { shownSeries, shownValue } from '../../../run/show.ts';
import { type Span, sparkline, sparklineSize } from '../../../run/sparkline.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';

/** More than these are counted, not shown. */
const mostRows = 10;

export interface Drawn {
  instant: Result;
  /** Null while it is not known, or not asked for. */
  hour: Result | null;
  span: Span;
}

/** How many there are and what they share, in words, and the table; without rows the words alone. */
export function drawAnswer({ instant, hour, span }: Drawn): HTMLElement[] {
  const rows = rowsOf(instant, hour);
  if (rows.length === 0) return [paragraph(t`No series: nothing matches now.`)];
  const shared = sharedLabels(rows);
  const table = h('table');
  const head = table.createTHead().insertRow();
  for (const title of [t`Series`, t`Value`, t`Last hour`]) head.append(h('th', { scope: 'col' }, title));
  const body = table.createTBody();
  for (const row of rows.slice(0, mostRows)) drawRow(body.insertRow(), row, shared, span);
  const box = h('div', { class: 'answer-table', tabindex: '0', role: 'group', 'aria-label': t`Result` }, table);
  const more = rows.length - mostRows;
  const ofThePast = rows.filter(({ now }) => now === null).length;
  const summary =
    rows[0]?.labels === null
      ? t`One value.`
      : t`${count(rows.length - ofThePast)} now${ofThePast > 0 ? t`, ${ofThePast} only earlier in the last hour` : ''}.`;
  return [paragraph(summary), ...sharedNote(shared), box, ...(more > 0 ? [paragraph(t`and ${more} more`)] : [])];
}

export function paragraph(text: string, className = ''): HTMLElement {
  return h('p', className === '' ? {} : { class: className }, text);
}

function sharedNote(shared: Labels): HTMLElement[] {
  if (Object.keys(shared).length === 0) return [];
  return [h('p', { class: 'note' }, t`All have `, h('code', {}, shownSeries(shared)))];
}

function drawRow(row: HTMLTableRowElement, { labels, now, hour }: Row, shared: Labels, span: Span): void {
  const name = row.insertCell();
  name.append(labels === null ? t`value` : h('code', {}, shownSeries(labels, shared)));
  const value = row.insertCell();
  value.className = 'value';
  value.textContent = now === null ? '–' : shownValue(now.value);
  value.title = now === null ? t`no value now` : now.value;
  const line = sparkline(hour, span);
  row.insertCell().append(line === null ? '' : drawLine(line.path, t`Last hour: ${line.words}`));
}

function drawLine(path: string, words: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const { width, height } = sparklineSize;
  const attributes = { class: 'sparkline', role: 'img', 'aria-label': words, width, height, viewBox: `0 0 ${width} ${height}` };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value));
  const title = document.createElementNS(svg.namespaceURI, 'title');
  title.textContent = words;
  const line = document.createElementNS(svg.namespaceURI, 'path');
  line.setAttribute('d', path);
  svg.append(title, line);
  return svg;
}

function count(series: number): string {
  return series === 1 ? '1 series' : t`${series} series`;
}
