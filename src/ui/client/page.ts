/** The one script of every page: wakes up what the page has, and loads the rest when it is first needed. */
import { keepStartPresses } from './alerts/start-press.ts';
import { pageQuery } from './base/address.ts';
import { appElement } from './base/app-element.ts';
import { reportMissingParts } from './base/missing-part.ts';
import { closePopoversOnBack } from './base/popovers.ts';
import { siteAddress, siteBase } from './base/site-base.ts';
import { copyButtons } from './code/copy.ts';
import { keys } from './keys/keys.ts';
import { listenForInstall } from './offline/install-offer.ts';
import { contents } from './reading/contents.ts';
import { fonts } from './reading/fonts.ts';
import { openForPrint } from './reading/print.ts';
import { reviewAge } from './reading/review-age.ts';
import { wideTables } from './reading/tables.ts';
import { theme } from './reading/theme.ts';
import { currentSettled, onCurrentChange, readCurrent, readPostmortem, readReal } from './record/current.ts';
import { logButtons } from './record/log-button.ts';
import { searchBoxes } from './search/search-boxes.ts';
import { steps } from './steps/steps.ts';
import { valuesArrived, valuesWhenNeeded } from './values/wake.ts';

/** The page is there to be read before anything wakes up on it. */
function afterPaint(act: () => void): void {
  // A tab that nobody sees is not painted.
  if (document.hidden) setTimeout(act);
  else requestAnimationFrame(() => setTimeout(act));
}

function wakeUp(): void {
  theme();
  clockWhenNeeded();
  logButtons();
  copyButtons();
  keepStartPresses();
  steps();
  contents();
  wideTables();
  const today = new Date().toISOString().slice(0, 10);
  reviewAge(today);
  searchBoxes();
  keys();
  openForPrint();

  valuesWhenNeeded();
  void currentSettled(siteBase());
  const log = document.querySelector<HTMLElement>('[data-live-log]');
  if (log !== null) showLiveLog(log);

  const incident = appElement<HTMLElement>('incident-page');
  if (incident !== null) void import('./workspace/workspace.tsx').then((part) => part.workspace(incident));

  const choice = document.querySelector<HTMLElement>('main[data-carries]');
  if (choice !== null && pageQuery() !== '') void import('./values/carry-query.ts').then((part) => part.carryQuery(choice));

  const runbook = document.querySelector<HTMLElement>('article[data-runbook]');
  if (runbook !== null)
    void valuesArrived().then(() => {
      runbook.dataset['valuesDrawn'] = '';
    });
  if (runbook !== null && pageQuery().includes('alertname='))
    void import('./alerts/alert-notice.ts').then((part) => part.alertNotice(runbook));

  if (document.querySelector('a[data-open]') !== null) void import('./code/open-links.ts').then((part) => part.openLinks());
  if (
    document.querySelector('#app\\:signals-reader, #app\\:query-filter, #app\\:drill-page, [data-ask-status], [data-dues], button.run') !==
    null
  )
    void import('./reading/rare-parts.ts').then((part) => part.wakeRareParts(today));

  const box = document.querySelector<HTMLInputElement>('main [data-search]');

  const results = appElement<HTMLElement>('results');
  if (results !== null && box !== null) void import('./search/results.ts').then((part) => part.showResults(results, box));

  const nearest = appElement<HTMLElement>('nearest');
  if (nearest !== null) void import('./search/nearest.ts').then((part) => part.showNearest(nearest, siteAddress()));

  if (document.readyState === 'complete') afterLoad();
  else addEventListener('load', afterLoad, { once: true });
}

/** The clock of the incident, or the way to its postmortem: loaded while there is one. The boot script keeps its place meanwhile. */
function clockWhenNeeded(): void {
  const base = siteBase();
  let isLoaded = false;
  const look = () => {
    const isShown = document.documentElement.dataset['incident'] !== undefined;
    if (isLoaded || !(isShown || readReal(base) || readPostmortem(base))) return;
    isLoaded = true;
    import('./record/incident-clock.ts').then(
      (part) => part.incidentClock(),
      () => {
        isLoaded = false;
      },
    );
    // A runbook with steps loads the log by itself. Here and not in the clock: this script has the list of what is loaded with it.
    if (readReal(base) && document.querySelector('article:not([data-steps]) .reading > :is(.good, .bad)'))
      void import('./steps/answers.ts').then((part) => part.showAnswers());
  };
  onCurrentChange(base, look);
  look();
}

/** On wide screens the log stands beside the runbook, as soon as there is an incident. */
function showLiveLog(place: HTMLElement): void {
  let isShown = false;
  const look = () => {
    if (isShown || readCurrent(siteBase()) === undefined || !matchMedia('(min-width: 80rem)').matches) return;
    isShown = true;
    void import('./record/live-log.ts').then((part) => part.liveLog(place));
  };
  onCurrentChange(siteBase(), look);
  look();
}

/** What serves later pages waits until this one is done. */
function afterLoad(): void {
  void fonts();
  const offline = document.querySelector<HTMLElement>('[data-offline]');
  if (offline !== null) whenIdle(() => void import('./offline/offline.ts').then((part) => part.offlineCopy(offline)));
}

/** Safari has no idle callbacks. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 500);
}

// May come before anything else is awake.
listenForInstall();
closePopoversOnBack();
reportMissingParts();
afterPaint(wakeUp);
