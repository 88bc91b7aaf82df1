/** Below a query with its Good and Bad: a button each, which logs what came out and goes on to the next step. */
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { button } from '../base/h.ts';

/** Makes the words Good and Bad of a runbook's queries buttons. The styles have kept their room. */
export function outcomeButtons(runbook: HTMLElement): void {
  for (const [kind, sign] of [
    ['good', t`✓ Good`],
    ['bad', t`✕ Bad`],
  ] as const) {
    for (const term of runbook.querySelectorAll(`figure > .reading > .${kind} > dt`))
      term.replaceChildren(button({ class: `outcome ${kind}`, title: t`Log this` }, sign));
  }
  runbook.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.outcome') : null;
    if (pressed === null) return;
    pressed.setAttribute('aria-busy', 'true');
    import('./record-outcome.ts')
      .then((part) => part.recordOutcome(pressed))
      .catch(() => toast(t`Not logged. A part of this page could not be loaded. Check the network, then try again.`))
      .finally(() => pressed.removeAttribute('aria-busy'));
  });
}
