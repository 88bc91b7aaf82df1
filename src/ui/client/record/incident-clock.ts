/** The active incident on pages that do not show it: its clock in the header and the bar, and on the home page a way back to it. */
import { lengthText } from '../../../incident/length-text.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readReal } from './current.ts';

/** Minutes are shown: this often is enough, in milliseconds. */
const beat = 10_000;

/** The boot script has kept the clock's place already. */
export function incidentClock(): void {
  const clock = document.querySelector('.incident-clock');
  const [lasts, title] = clock?.children ?? [];
  const inBar = document.querySelector('[data-incident-clock]');
  const resume = document.querySelector('.resume');
  const base = siteBase();
  let timer: ReturnType<typeof setInterval> | undefined;
  const draw = () => {
    const now = Date.now();
    const current = readReal(base, now);
    document.documentElement.toggleAttribute('data-incident', current !== undefined);
    if (current === undefined) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    const length = lengthText(Math.max(0, now - current.since)).replace(/^\d+ s$/, '<1 min');
    setText(lasts, length);
    setText(title, `Incident: ${current.title}`);
    setText(inBar ?? undefined, length);
    clock?.setAttribute('title', current.title);
    const [word, name, since] = resume?.children ?? [];
    setText(word, 'Resume');
    setText(name, current.title);
    setText(since, `Open for ${length}`);
    timer ??= setInterval(draw, beat);
  };
  draw();
  onCurrentChange(base, draw);
}

function setText(element: Element | undefined, text: string): void {
  if (element !== undefined && element.textContent !== text) element.textContent = text;
}
