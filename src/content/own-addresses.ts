/** The app's own addresses: pages that every site may have, and files and folders of the build. Nothing of an author lies there. */
import { type Address, addressAt, addressKey, addressOfPath, readableAddress } from './address.ts';
import type { Service, Site } from './site.ts';

interface OwnPage {
  readonly address: Address;
  /** What is there, as it is named to authors. */
  readonly title: string;
  /** Whether a site has it; the address is reserved in any case. */
  readonly when: (site: Site) => boolean;
}

const always = () => true;

function page(path: string, title: string, when: OwnPage['when'] = always): OwnPage {
  return { address: addressAt(path), title, when };
}

/** Pages that answer at a folder. */
export const ownPages: readonly OwnPage[] = [
  page('', 'the home page'),
  page('runbooks/', 'the list of runbooks'),
  page('alerts/', 'the list of alerts'),
  page('search/', 'the search page'),
  page('incident/', 'the incident page'),
  page('health/', 'the health page'),
  page('coverage/', 'the page of alerts without a runbook', (site) => site.coverage !== null),
  page('queries/', 'the list of queries', hasSheets),
  page('patterns/', 'the page of failure patterns', (site) => site.runbooks.some(({ meta }) => meta.pattern !== undefined)),
  page('signals/', 'the page of golden signals', (site) => site.runbooks.some(({ meta }) => meta.signals.length > 0)),
  page('status-pages/', 'the page of status pages', (site) => site.settings.statusPages.length > 0),
  page('follow-up/', 'the page of action items', hasPostmortems),
  page('trends/', 'the page of trends', hasPostmortems),
  page('drills/', 'the list of drills', (site) => site.drills.length > 0),
  page('postmortems/', 'the list of postmortems', (site) => site.postmortems.length > 0),
];

/** Pages that are files, from the output folder. */
export const ownFiles: readonly (OwnPage & { readonly file: string })[] = [
  { ...page('404', 'the page for unknown addresses'), file: '404.html' },
  ...['manifest.webmanifest', 'health.json', 'badge.json', 'badge.svg', 'reviews.ics', 'search/jump.json', 'incident/runbooks.json'].map(
    (name) => file(name),
  ),
  ...['queries.json', 'queries.cheat'].map((name) => file(name, hasSheets)),
  ...['follow-up.ics', 'follow-up.json', 'follow-up.csv', 'trends.json', 'trends.csv'].map((name) => file(name, hasPostmortems)),
  file('incident/postmortems.json', (site) => site.postmortems.length > 0),
];

function file(name: string, when?: OwnPage['when']): OwnPage & { file: string } {
  return { ...page(name, `\`${name}\``, when), file: name };
}

/** Files beside the pages: written by the build, copied from `public/`, or read by hosts. */
const otherFiles = [
  'index.html',
  '_headers',
  '_redirects',
  'build.json',
  'sw.js',
  'breakglass.html',
  'favicon.ico',
  'favicon.svg',
  'apple-touch-icon.png',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'icon-maskable.svg',
  'robots.txt',
];

/** Folders of the build: nothing below them is an author's. */
const ownFolders: ReadonlyMap<string, string> = new Map([
  ['assets', 'scripts and styles'],
  ['offline', 'the offline copy'],
  ['pagefind', 'the search index'],
  ['reviews', 'the calendars of reviews'],
]);

/** The calendar of a service's reviews: `runbooks/shop/` → `reviews/shop.ics`. */
export function calendarAddress({ address }: Pick<Service, 'address'>): Address {
  return addressOfPath(`reviews/${readableAddress(address).replace(/^runbooks\/|\/$/g, '')}.ics`);
}

/** Titles by the keys of the addresses, without a slash at the end. */
const ownTitles: ReadonlyMap<string, string> = new Map(
  [...ownPages, ...ownFiles].map(({ address, title }) => [addressKey(address).replace(/\/$/, ''), title]),
);

const fileNames: readonly string[] = [...ownFiles.map((own) => own.file), ...otherFiles];

/** What the app has at an address, or at a part of it; undefined where an author may have a page. */
export function ownUseOf(address: Address): string | undefined {
  const path = addressKey(address).replace(/\/$/, '');
  const title = ownTitles.get(path);
  if (title !== undefined) return title;
  const folder = ownFolders.get(path.split('/')[0] ?? '');
  if (folder !== undefined) return folder;
  const inTheWay = fileNames.find((own) => path === own || path.startsWith(`${own}/`));
  return inTheWay === undefined ? undefined : `the file \`${inTheWay}\``;
}

function hasPostmortems(site: Site): boolean {
  return site.postmortems.length > 0;
}

function hasSheets(site: Site): boolean {
  return site.sheets.length > 0;
}
