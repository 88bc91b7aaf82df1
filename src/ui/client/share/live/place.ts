/** Where somebody is on this site, in words, for those who work on the same incident. */
import { t } from '../../../../words/text.ts';

/** The runbook and its open step, or the page. */
export function placeOnPage(): string {
  const runbook = document.querySelector<HTMLElement>('article[data-runbook]');
  if (runbook === null) return document.querySelector('h1')?.textContent?.trim() === undefined ? '' : pageTitle();
  const title = runbook.dataset['title'] ?? pageTitle();
  const step = runbook.querySelector('.step.open .step-body > p')?.textContent?.replaceAll(/\s+/g, ' ').trim();
  return step ? `${title}: ${step}` : title;
}

function pageTitle(): string {
  return document.getElementById('app:incident-page') === null ? document.title : t`Incident page`;
}
