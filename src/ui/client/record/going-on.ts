/** One line below the header of every page, and a link in the bar, while an incident goes on: which, and for how long. */
import { lengthText } from '../../../incident/length-text.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readReal } from './current.ts';

/** Minutes are shown: this often is enough, in milliseconds. */
const beat = 10_000;

/** The boot script has kept the line's place already. */
export function goingOn(): void {
  const line = document.querySelector('.going-on');
  const [title, lasts] = line?.children ?? [];
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
    setText(title, current.title);
    setText(lasts, lengthText(Math.max(0, now - current.since)).replace(/^\d+ s$/, 'just begun'));
    timer ??= setInterval(draw, beat);
  };
  draw();
  onCurrentChange(base, draw);
}

function setText(element: Element | undefined, text: string): void {
  if (element !== undefined && element.textContent !== text) element.textContent = text;
}
