/** How old the break-glass file is. It cannot renew itself, so every page says it. */
import type { CopyStamp } from '../../../offline/shared/break-glass.ts';

const aDay = 24 * 60 * 60 * 1000;
/** Days; runbooks that are older should be looked at on the site while there is one. */
const old = 30;

/** In words, and whether it should be renewed. */
export function ageOf({ builtAt, version }: Pick<CopyStamp, 'builtAt' | 'version'>, now: number): { text: string; isOld: boolean } {
  const days = Math.floor((now - Date.parse(builtAt)) / aDay);
  const built = `${builtAt.slice(0, 10)} ${builtAt.slice(11, 16)} UTC`;
  // A clock that is behind the build's knows no age.
  const age = days < 0 ? 'this clock is behind it' : days === 0 ? 'less than a day ago' : `${days} ${days === 1 ? 'day' : 'days'} ago`;
  const advice = days > old ? ' Get a newer one when the site is up.' : '';
  return { text: `A copy of the site, version ${version}, built ${built}, ${age}. It does not renew itself.${advice}`, isOld: days > old };
}
