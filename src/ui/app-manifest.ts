/** What the site is as an installed app (https://www.w3.org/TR/appmanifest/): names, icons, shortcuts, and what the system may hand to it. */

import type { Site } from '../content/site.ts';
import { t } from '../words/text.ts';
import { themeColours } from './colours.ts';
import { href } from './href.ts';
import { mainPages } from './navigation.ts';

/** Systems show four at most. */
const mostShortcuts = 4;

/** JSON. Addresses carry the site's base, so two sites on one host are two apps. */
export function appManifest(site: Site): string {
  const { title, description } = site.settings;
  const wanted = [t`Incident`, t`Queries`, t`Alerts`].flatMap((name) => mainPages(site).filter((page) => page.title === name));
  const shortcuts = [{ title: t`Search`, address: 'search/' }, ...wanted].slice(0, mostShortcuts);
  const manifest = {
    id: href(''),
    name: title,
    short_name: title,
    ...(description !== '' && { description }),
    lang: 'en',
    start_url: href(''),
    scope: href(''),
    display: 'standalone',
    // The format has one colour for both themes; pages name both. The dark one does not flash at night.
    theme_color: themeColours.dark,
    background_color: themeColours.dark,
    icons: [
      { src: href('favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: href('icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: href('icon-512.png'), sizes: '512x512', type: 'image/png' },
      { src: href('icon-maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: shortcuts.map(({ title: name, address }) => ({ name, url: href(address) })),
    // An alert's text shared from a phone: the search page reads it as if it were pasted.
    share_target: {
      action: href('search/'),
      method: 'GET',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
    // Saved records of incidents open where they are read.
    file_handlers: [{ action: href('incident/'), accept: { 'application/json': ['.json'] } }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
