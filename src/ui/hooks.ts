/**
 * Every `data-` attribute by which markup, scripts and styles find one another, with what it means. An attribute without a value is there or
 * not. A test holds that each attribute that is read has its line here, and that each line is written by something.
 */
export const hooks = {
  // The page, on the root element: the boot scripts set them before the first paint.
  site: 'The base path of the site.',
  'only-docs': 'The site has nothing but docs: there is no incident to log to.',
  'search-languages': 'Languages that have a search index beside the main one.',
  theme: 'The colours that were chosen: light or dark.',
  media: 'The media query that a theme colour has while no colours are chosen.',
  fonts: 'The typeface of the product is loaded.',
  incident: 'An incident is active; `postmortem` once it is resolved and its postmortem has gaps.',
  values: 'A question about values is coming, `choices` where it may have several answers: the page keeps its room.',
  valued: 'Values are filled in: commands stay unseen until they show them.',
  'other-alert': 'The page was opened for an alert that it does not answer: the page keeps the room of that notice.',

  // A runbook.
  runbook: 'The id of the runbook that the page shows.',
  title: 'Its title.',
  alerts: 'The alerts that it answers.',
  'section-alerts': 'Alerts that a section of its own answers, each with its anchor and steps.',
  revision: 'The digest of its text, by which a changed runbook is known.',
  ticks: 'Steps that can be ticked are in it.',
  steps: 'It has steps.',
  when: 'The condition under which a step applies, as its author wrote it.',
  drill: 'The page plays this drill: nothing real is logged.',
  'values-drawn': 'Its commands show their values.',
  never: 'Nobody has recorded a review of it.',
  bar: 'The bar at the bottom of small screens.',
  progress: 'How many steps are done, in words.',
  count: 'How many steps are done, as a number.',
  'step-count': 'The same in the bar.',
  next: 'Leads to the next step.',
  kept: 'Where the ticks are kept.',
  leave: 'Leaves the incident.',
  later: 'A folded section whose steps are not work to do now.',
  mark: 'What became of a step: skipped, not-applicable or blocked.',
  choice: 'The key of a choice in the dialog of a step.',
  carries: 'Links of this page take the query of the address along.',
  log: 'Opens the field for a line of the log.',
  'live-log': 'The log beside a runbook on wide screens.',
  'break-glass': 'Offers the break-glass file.',
  size: 'The size in bytes of what is offered.',

  // Commands and queries.
  danger: 'What a command does: read-only, changes-state, destroys or unknown.',
  what: 'What it changes or destroys, in words.',
  language: 'The language of a query.',
  query: 'The name of a query.',
  open: 'The tool that a link opens a query in.',
  'status-pages': 'A list of the status pages of providers.',
  'status-at': 'Where the state of a provider can be asked.',
  'ask-status': 'Asks for the states of that list.',

  // Values.
  variable: 'The variable that a place in a command, or a field of the form, is for.',
  slot: 'The quotes and languages around a place, from the outside in.',
  written: 'What the author wrote at a place that shows a default.',
  usual: 'What a place shows without a value.',
  without: 'How a place is copied without a value: for the whole command and for its own part.',
  default: 'The default of a variable.',
  scope: 'Its default comes from the service or the runbook.',
  identity: 'It names the service: values that came for another service never replace it.',
  pattern: 'What its value must match.',
  regex: 'Its value is used as a regular expression.',
  'values-service': 'The service that the values of this page belong to.',
  service: 'The service that a part of the page belongs to.',
  rows: 'How many rows the line of the values takes.',
  summary: 'The line of the values.',
  missing: 'How many values are missing.',
  'value-of': 'The variable that an item of the line shows.',
  'values-bar': 'The question about values, below their line.',
  shows: 'What is drawn in a place, so that the same is not drawn again.',
  fill: 'The variable whose field a button opens.',
  'use-value': 'The value that a button fills in.',
  'use-for': 'The variable that it fills in.',
  'clear-values': 'Clears all values.',
  about: 'The note beside a field while its value is accepted.',

  // Lists and pictures.
  label: 'The heading of a cell, where a table is shown as a list.',
  level: 'How good a figure or the offline copy is, in a word.',
  state: 'How old a review is: fresh, due or overdue.',
  due: 'The day on which a review is due.',
  dues: 'The days on which the reviews of a service are due.',
  'meter-dues': 'The same, for a bar that shows the share that is overdue.',
  'meter-all': 'How many runbooks that bar is about.',

  // Search and keys.
  search: 'A field for searching.',
  'open-search': 'Opens the field for searching.',
  to: 'The address of a match.',
  key: 'The key that opens a part of the page.',
  'key-does': 'What that key does, in words.',

  // The offline copy.
  offline: 'The state of the offline copy, as a link.',
  'offline-state': 'The state of the offline copy, in words.',
  parts: 'The list of the parts, folded.',
  message: 'What the last act on the copy did.',
  ready: 'Fetches what is missing of the copy.',
  allowed: 'How many days the copy may go without a look for a newer one before that is said.',
  update: 'Where a new version is offered.',
  drawn: 'The version that is offered there.',
  install: 'Offers to install the site as an app.',
  choose: 'The choice of what is kept where there is no room for everything.',
  services: 'The services that can be chosen.',
  room: 'How much room the choice takes.',
  all: 'Keeps everything.',
  list: 'The parts of the copy, and what is kept of each.',
  test: 'Reads every part of the copy and compares it.',

  // The page of the incident.
  pane: 'One of its panes.',
  prompt: 'A place of the postmortem that is still to be written.',
  hypothesis: 'The id of a hypothesis.',

  others: 'Names the other incidents of this device that are open.',
  symptom: 'The id of something that is seen in a drill.',

  // The development server.
  show: 'What a button of the page of components opens.',
} as const satisfies Readonly<Record<string, string>>;
