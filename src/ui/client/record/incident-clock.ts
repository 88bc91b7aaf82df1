/**
 * The active incident on pages that do not show it: its clock in the header and the bar, and on the home page a way back to it. Once it is
 * resolved they lead to its postmortem, until that has no gaps.
 */
import { lengthText } from '../../../incident/length-text.ts';
import { gapText } from '../base/gap-text.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readPostmortem, readReal } from './current.ts';

/** Minutes are shown: this often is enough, in milliseconds. */
const beat = 10_000;

/** What the places show. */
interface Shown {
  /** The value of `data-incident` on the root element. */
  readonly kind: '' | 'postmortem';
  readonly title: string;
  /** In the header. */
  readonly clock: string;
  /** In the bar of small screens: a few characters, and what they are of. */
  readonly short: string;
  readonly label: string;
  /** On the home page: what to do, and how far it is. */
  readonly act: string;
  readonly state: string;
}

/** The boot script has kept the clock's place already. */
export function incidentClock(): void {
  const base = siteBase();
  let timer: ReturnType<typeof setInterval> | undefined;
  const draw = () => {
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
  // A runbook with steps loads the log by itself.
  if (readReal(base) !== undefined && document.querySelector('article:not([data-steps]) button.outcome') !== null)
    void import('../steps/answers.ts').then((part) => part.showAnswers());
  onCurrentChange(base, draw);
}

function whatToShow(base: string, now: number): Shown | undefined {
  const current = readReal(base, now);
  if (current !== undefined) {
    const length = lengthText(Math.max(0, now - current.since)).replace(/^\d+ s$/, '<1 min');
    return { kind: '', title: current.title, clock: length, short: length, label: 'Incident', act: 'Resume', state: `Open for ${length}` };
  }
  const postmortem = readPostmortem(base);
  if (postmortem === undefined) return undefined;
  const gaps = gapText(postmortem.gaps, 'log');
  return {
    kind: 'postmortem',
    title: postmortem.title,
    clock: `Postmortem · ${gaps}`,
    short: gaps.replace(' in the log', ''),
    label: 'Postmortem',
    act: 'Postmortem',
    state: gaps,
  };
}

function show({ kind, title, clock, short, label, act, state }: Shown, base: string): void {
  const address = `${base}incident/${kind === '' ? '' : '#postmortem'}`;
  const header = document.querySelector<HTMLAnchorElement>('.incident-clock');
  const inBar = document.querySelector<HTMLAnchorElement>('.to-incident');
  const home = document.querySelector<HTMLAnchorElement>('.resume');
  for (const link of [header, inBar, home]) if (link !== null && link.getAttribute('href') !== address) link.href = address;
  header?.setAttribute('title', title);
  setTexts(header, [clock, `Incident: ${title}`]);
  setTexts(inBar, [short, label]);
  setTexts(home, [act, title, state]);
}

/** Writes a text into each child; what is there already is left alone. */
function setTexts(element: Element | null, texts: readonly string[]): void {
  for (const [at, text] of texts.entries()) {
    const child = element?.children[at];
    if (child !== undefined && child.textContent !== text) child.textContent = text;
  }
}
