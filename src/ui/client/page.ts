/** The one script of every page: wakes up what the page has, and loads the rest when it is first needed. */
import { pageQuery } from './address.ts';
import { appElement } from './app-element.ts';
import { contents } from './contents.ts';
import { copyButtons } from './copy.ts';
import { fonts } from './fonts.ts';
import { currentSettled } from './incident/current.ts';
import { goingOn } from './incident/going-on.ts';
import { listenForInstall } from './install-offer.ts';
import { keys } from './keys.ts';
import { reportMissingParts } from './missing-part.ts';
import { openForPrint } from './print.ts';
import { reviewAge } from './review-age.ts';
import { searchBoxes } from './search-boxes.ts';
import { siteBase } from './site-base.ts';
import { steps } from './steps.ts';
import { wideTables } from './tables.ts';
import { theme } from './theme.ts';
import { valuesWhenNeeded } from './values/wake.ts';

/** The page is there to be read before anything wakes up on it. */
function afterPaint(act: () => void): void {
  // A tab that nobody sees is not painted.
  if (document.hidden) setTimeout(act);
  else requestAnimationFrame(() => setTimeout(act));
}

function wakeUp(): void {
  theme();
  goingOn();
  copyButtons();
  steps();
  contents();
  wideTables();
  reviewAge(new Date().toISOString().slice(0, 10));
  searchBoxes();
  keys();
  openForPrint();

  const filter = appElement<HTMLFormElement>('query-filter');
  if (filter !== null) void import('./query-filter.ts').then((part) => part.queryFilter(filter));

  valuesWhenNeeded();
  void currentSettled(siteBase());

  const incident = appElement<HTMLElement>('incident-page');
  if (incident !== null) void import('./workspace/workspace.tsx').then((part) => part.workspace(incident));

  const drill = appElement<HTMLElement>('drill-page');
  if (drill !== null) void import('./drill/drill.tsx').then((part) => part.drillPage(drill));

  const choice = document.querySelector<HTMLElement>('main[data-carries]');
  if (choice !== null && pageQuery() !== '') void import('./carry-query.ts').then((part) => part.carryQuery(choice));

  const runbook = document.querySelector<HTMLElement>('article[data-runbook]');
  if (runbook !== null && pageQuery().includes('alertname=')) void import('./alert-notice.ts').then((part) => part.alertNotice(runbook));

  const reader = appElement<HTMLFormElement>('signals-reader');
  if (reader !== null) void import('./signals-reader.ts').then((part) => part.signalsReader(reader));

  if (document.querySelector('a[data-open]') !== null) void import('./open-links.ts').then((part) => part.openLinks());
  if (document.querySelector('button.run') !== null) void import('./run-here.ts').then((part) => part.runHere());

  const box = document.querySelector<HTMLInputElement>('main [data-search]');

  const results = appElement<HTMLElement>('results');
  if (results !== null && box !== null) void import('./search/results.ts').then((part) => part.showResults(results, box));

  const nearest = appElement<HTMLElement>('nearest');
  if (nearest !== null && box?.form) {
    // Search forms lead to `search/`, one below the site's root.
    const base = new URL('..', box.form.action).href;
    void import('./search/nearest.ts').then((part) => part.showNearest(nearest, base));
  }

  if (document.readyState === 'complete') afterLoad();
  else addEventListener('load', afterLoad, { once: true });
}

/** What serves later pages waits until this one is done. */
function afterLoad(): void {
  void fonts();
  const offline = document.querySelector<HTMLElement>('[data-offline]');
  if (offline !== null) whenIdle(() => void import('./offline.ts').then((part) => part.offlineCopy(offline)));
}

/** Safari has no idle callbacks. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 500);
}

// May come before anything else is awake.
listenForInstall();
reportMissingParts();
afterPaint(wakeUp);
