/** How old the break-glass file is. It cannot update itself, so every page shows its age. */

import type { CopyStamp } from '../../../offline/shared/break-glass.ts';
import { t } from '../../../words/text.ts';

const aDay = 24 * 60 * 60 * 1000;
/** Days; runbooks that are older should be looked at on the site while there is one. */
const old = 30;

/** In words, and whether it should be renewed. */
export function ageOf({ builtAt, version }: Pick<CopyStamp, 'builtAt' | 'version'>, now: number): { text: string; isOld: boolean } {
  const days = Math.floor((now - Date.parse(builtAt)) / aDay);
  // A clock that is behind the build's knows no age.
  const age =
    days < 0 ? t`this clock is behind its own` : days === 0 ? t`less than a day old` : t`${days} ${days === 1 ? 'day' : 'days'} old`;
  const built = t`${builtAt.slice(0, 10)} ${builtAt.slice(11, 16)} UTC`;
  const advice = days > old ? t` Get a newer one when the site is up.` : '';
  return { text: t`This is a copy: ${age}. Built ${built}, version ${version}.${advice}`, isOld: days > old };
}
