/** The clock of the active incident in the header and in the bar of small screens; once it is resolved, the way to its postmortem. */
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
    timer ??= setInterval(draw, beat);
  };
  draw();
  onCurrentChange(base, draw);
}

function setText(element: Element | undefined, text: string): void {
  if (element !== undefined && element.textContent !== text) element.textContent = text;
}
