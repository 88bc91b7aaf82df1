/** Which ids an author cannot have, because the pages' own elements have them. */

/** Slugs of headings and steps never hold a colon, so only an id that is written out can begin like this. */
const reservedPrefix = 'app:';

/** Whether an id that an author wrote must not reach the page. */
export function isAppId(id: string): boolean {
  return id.trim().toLowerCase().startsWith(reservedPrefix);
}
