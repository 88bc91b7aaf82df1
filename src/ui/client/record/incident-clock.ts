/**
 * The active incident on pages that do not show it: its clock in the header and the bar, and on the home page a way back to it. Once it is
 * resolved they lead to its postmortem, until that has no gaps.
 */

import { lengthText } from '../../../incident/length-text.ts';
import { t } from '../../../words/text.ts';
import { gapText } from '../base/gap-text.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readOthers, readPostmortem, readReal } from './current.ts';

/** Minutes are shown: this often is enough, in milliseconds. */
const beat = 10_000;

/** What the places show. */
interface Shown {
  /** The value of `data-incident` on the root element. */
  readonly kind: '' | 'postmortem';
  readonly title: string;
  /** In the header: the clock. */
  readonly header: string;
  /** In the bar of small screens: a few characters, and what they are of. */
  readonly bar: readonly string[];
  /** On the home page, around the title: what to do, and how far it is. */
  readonly home: readonly [string, string];
}

/** The boot script has kept the clock's place already. */
export function incidentClock(): void {
  const base = siteBase();
  let timer: ReturnType<typeof setInterval> | undefined;
  const draw = () => {
    showOthers(base);
    const shown = whatToShow(base, Date.now());
    const root = document.documentElement;
    clearInterval(timer);
    if (shown === undefined) {
      delete root.dataset['incident'];
      return;
    }
    root.dataset['incident'] = shown.kind;
    show(shown, base);
    timer = setInterval(draw, beat);
  };
  draw();
  onCurrentChange(base, draw);
}

function whatToShow(base: string, now: number): Shown | undefined {
  const current = readReal(base, now);
  if (current !== undefined) {
    const length = lengthText(Math.max(0, now - current.since)).replace(/^\d+ s$/, '<1 min');
    return { kind: '', title: current.title, header: length, bar: [length, t`Incident`], home: [t`Resume`, t`Open for ${length}`] };
  }
  const postmortem = readPostmortem(base);
  if (postmortem === undefined) return undefined;
  const gaps = gapText(postmortem.gaps, t`log`);
  const label = t`Postmortem`;
  return {
    kind: 'postmortem',
    title: postmortem.title,
    header: `${label} · ${gaps}`,
    bar: [gaps.replace(' in the log', ''), label],
    home: [label, gaps],
  };
}

/** On the home page: what else is open, with the way to it. */
function showOthers(base: string): void {
  const others = readOthers(base);
  const link = document.querySelector<HTMLAnchorElement>('.also-open');
  const [first] = others;
  if (first === undefined) delete document.documentElement.dataset['others'];
  else document.documentElement.dataset['others'] = '';
  if (link === null || first === undefined) return;
  const isOne = others.length === 1;
  link.href = `${base}incident/${isOne ? `#switch=${first.id}` : ''}`;
  const count = isOne ? t`1 other incident is open` : t`${others.length} other incidents are open`;
  setTexts(link, [count, others.map(({ title }) => title).join(', '), isOne ? t`Switch` : t`Choose`]);
}

function show({ kind, title, header, bar, home }: Shown, base: string): void {
  const address = `${base}incident/${kind === '' ? '' : '#postmortem'}`;
  const places = {
    '.incident-clock': [header, t`Incident: ${title}`, bar[0] ?? ''],
    '.to-incident': bar,
    '.resume': [home[0], title, home[1]],
  };
  for (const [place, texts] of Object.entries(places)) {
    const link = document.querySelector<HTMLAnchorElement>(place);
    if (link === null) continue;
    if (link.getAttribute('href') !== address) link.href = address;
    if (place === '.incident-clock') link.title = title;
    setTexts(link, texts);
  }
}

/** Writes a text into each child; what is there already is left alone. */
function setTexts(element: Element, texts: readonly string[]): void {
  for (const [at, text] of texts.entries()) {
    const child = element.children[at];
    if (child !== undefined && child.textContent !== text) child.textContent = text;
  }
}
