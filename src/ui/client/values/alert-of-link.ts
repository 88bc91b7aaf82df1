/** Takes up the alert that the address of this page carries as that of the tab: with its time, summary and source, which are no labels. */
import { alertFromLink } from '../../../query/fill/alert-link.ts';
import { alertSetOf } from '../../../values/alert-set.ts';
import { isFirstLook, pageQuery } from '../address.ts';
import { receiveAlert } from './alert-set.ts';

let received = '';

/**
 * Once for each address; a page that is loaded again, or come back to, brings nothing new.
 *
 * @param query the address's query, with the alert's name
 */
export function receiveFromLink(base: string, query = pageQuery()): void {
  if (query === received || !isFirstLook()) return;
  received = query;
  const alert = alertFromLink(query);
  if (alert === undefined) return;
  const service = document.querySelector<HTMLElement>('[data-runbook]')?.dataset['service'];
  const set = alertSetOf({ ...alert, service }, Date.now());
  if (set !== undefined) receiveAlert(base, set);
}
