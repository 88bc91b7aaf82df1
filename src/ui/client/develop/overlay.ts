/**
 * In `breakglass dev` alone: the problems of the page, on the page. Esc hides them until there are others; a button in the corner
 * brings them back. It stands in a shadow root, so that it looks the same on every page and changes none.
 */
import { siteBase } from '../base/site-base.ts';
import type { LiveProblem, LiveProblems } from './live-problems.ts';
import { overlayStyle } from './overlay-style.ts';

const base = siteBase();
const hiddenKey = 'breakglass-hidden-problems';

const answer = await fetch(`${base}@problems?page=${encodeURIComponent(location.pathname)}`).catch(() => undefined);
if (answer?.ok === true) show(await answer.json());

function show({ problems, elsewhere }: LiveProblems): void {
  if (problems.length === 0) return;
  const host = document.createElement('div');
  host.id = 'app:live-problems';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(overlayStyle);
  root.adoptedStyleSheets = [sheet];

  const words = countWords(problems);
  const panel = element('section', '', panelContent(problems, words, elsewhere));
  panel.setAttribute('aria-label', 'Problems of this page');
  const chip = element('button', words);
  chip.setAttribute('aria-label', `Show ${words} of this page`);
  const close = element('button', 'Hide (Esc)');
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
  const list = element(
    'ul',
    '',
    problems.map((problem) => element('li', '', problemContent(problem))),
  );
  const others = elsewhere === 0 ? [] : [element('p', `${elsewhere} more in other files: breakglass check lists all.`)];
  return [element('header', '', [element('h2', `${words} on this page`)]), list, ...others];
}

function problemContent({ severity, check, file, line, column, message, hint, excerpt, editor }: LiveProblem): Node[] {
  const place = element('a', `${file}:${line}:${column}`);
  place.setAttribute('href', editor);
  const name = element('strong', severity === 'info' ? 'note' : severity);
  name.className = severity;
  return [
    element('p', '', [name, document.createTextNode(' '), place]),
    element('p', '', [...withCode(message), document.createTextNode(' '), element('small', check)]),
    ...(excerpt.length === 0 ? [] : [element('pre', excerpt.join('\n'))]),
    ...(hint === '' ? [] : [element('p', '', withCode(hint))]),
  ];
}

/** Text with its parts in backticks as code. */
function withCode(text: string): Node[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? element('code', part) : document.createTextNode(part)));
}

function countWords(problems: readonly LiveProblem[]): string {
  const count = (severity: LiveProblem['severity'], word: string) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ');
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text: string, children: readonly Node[] = []): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
}
