/**
 * In `breakglass dev` alone: the problems of the page, on the page. Esc hides them until there are others; a button in the corner
 * brings them back. It stands in a shadow root, so that it looks the same on every page and changes none.
 */

import { codeParts } from '../../../plain/code-parts.ts';
import { h } from '../base/h.ts';
import { siteBase } from '../base/site-base.ts';
import type { LiveProblem, LiveProblems } from './live-problems.ts';
import { overlayStyle } from './overlay-style.ts';

const base = siteBase();
const hiddenKey = 'breakglass-hidden-problems';

const answer = await fetch(`${base}@problems?page=${encodeURIComponent(location.pathname)}`).catch(() => undefined);
if (answer?.ok === true) show(await answer.json());

function show({ problems, elsewhere }: LiveProblems): void {
  if (problems.length === 0) return;
  const host = h('div', { id: 'app:live-problems' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(overlayStyle);
  root.adoptedStyleSheets = [sheet];

  const words = countWords(problems);
  const panel = h('section', { 'aria-label': 'Problems of this page' }, ...panelContent(problems, words, elsewhere));
  const chip = h('button', { 'aria-label': `Show ${words} of this page` }, words);
  const close = h('button', {}, 'Hide (Esc)');
  panel.querySelector('header')?.append(close);
  root.append(panel, chip);
  document.body.append(host);

  /** Notes alone do not open it; what was hidden stays so until something else is wrong. */
  const fingerprint = `${location.pathname} ${problems.map(({ check, line, message }) => `${check} ${line} ${message}`).join()}`;
  const grave = problems.some(({ severity }) => severity !== 'info');
  const toggle = (open: boolean) => {
    panel.hidden = !open;
    chip.hidden = open;
  };
  toggle(grave && sessionStorage.getItem(hiddenKey) !== fingerprint);
  const hide = () => {
    sessionStorage.setItem(hiddenKey, fingerprint);
    const hadFocus = root.activeElement !== null;
    toggle(false);
    if (hadFocus) chip.focus();
  };
  close.addEventListener('click', hide);
  chip.addEventListener('click', () => {
    toggle(true);
    close.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    hide();
  });
}

function panelContent(problems: readonly LiveProblem[], words: string, elsewhere: number): Node[] {
  const list = h('ul', {}, ...problems.map((problem) => h('li', {}, ...problemContent(problem))));
  const others = elsewhere === 0 ? [] : [h('p', {}, `${elsewhere} more in other files: breakglass check lists all.`)];
  return [h('header', {}, h('h2', {}, `${words} on this page`)), list, ...others];
}

function problemContent({ severity, check, file, line, column, message, hint, excerpt, editor }: LiveProblem): Node[] {
  const place = h('a', { href: editor }, `${file}:${line}:${column}`);
  const name = h('strong', { class: severity }, severity === 'info' ? 'note' : severity);
  return [
    h('p', {}, name, ' ', place),
    h('p', {}, ...withCode(message), ' ', h('small', {}, check)),
    ...(excerpt.length === 0 ? [] : [h('pre', {}, excerpt.join('\n'))]),
    ...(hint === '' ? [] : [h('p', {}, ...withCode(hint))]),
  ];
}

/** Text with its parts in backticks as code. */
function withCode(text: string): (Node | string)[] {
  return codeParts(text).map((part) => (part.isCode ? h('code', {}, part.text) : part.text));
}

function countWords(problems: readonly LiveProblem[]): string {
  const count = (severity: LiveProblem['severity'], word: string) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ');
}
