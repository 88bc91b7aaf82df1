/** Where a value comes from, in words. */
import { t } from '../words/text.ts';
import { isUnconfirmed } from './filled.ts';
import type { PageValues, Resolved } from './resolve.ts';

/** As it is written in brackets behind a value: `typed`, `alert, not confirmed`, `user-service`. */
export function describeOrigin({ from, filled }: Resolved, page: PageValues): string {
  if (filled === undefined) return from === 'scope' ? (page.service ?? t`this page`) : from;
  const { origin, service } = filled;
  const whose = page.service !== undefined && service !== undefined && service !== page.service ? t` for ${service}` : '';
  return `${origin}${whose}${isUnconfirmed(filled) ? t`, not confirmed` : ''}`;
}
