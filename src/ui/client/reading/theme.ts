/** The theme switch: auto, dark, light. The boot script in the page puts the choice on the root before paint. */
import { t, tOf } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { keep } from '../base/kept.ts';

const key = 'breakglass-theme';
const choices = ['auto', 'dark', 'light'] as const;
type Choice = (typeof choices)[number];

export function theme(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  if (button === null) return;
  let choice: Choice = choices.find((one) => one === document.documentElement.dataset['theme']) ?? 'auto';
  apply(choice, button);
  button.hidden = false;
  button.addEventListener('click', () => {
    choice = choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'auto';
    keep(key, choice === 'auto' ? null : choice);
    apply(choice, button);
    announce(t`Theme: ${tOf(choice, 'auto', 'dark', 'light')}`);
  });
}

function apply(choice: Choice, button: HTMLButtonElement): void {
  button.textContent = t`Theme: ${tOf(choice, 'auto', 'dark', 'light')}`;
  const root = document.documentElement;
  if (choice === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = choice;
  // The browser's own bars follow the page, not the system.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    meta.dataset['media'] ??= meta.media;
    const isDark = meta.dataset['media'].includes('dark');
    meta.media = choice === 'auto' ? meta.dataset['media'] : isDark === (choice === 'dark') ? 'all' : 'not all';
  }
}
