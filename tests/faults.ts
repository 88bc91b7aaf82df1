/**
 * The faults that the product survives, in the order of their numbers. A test for one carries `@fault-<number>` in its title, or in the
 * title of a `describe` around it; `tests/unit/faults.test.ts` holds both sides together, `npm run faults` prints the table.
 */

/** One kind of fault and what the product promises then. */
export interface FaultRow {
  readonly row: number;
  /** What happens to the product. */
  readonly fault: string;
  /** What a responder can rely on all the same. */
  readonly promise: string;
  /** Why no test exists yet. Delete it with the first test of the row. */
  readonly missing?: string;
}

export const faultRows: readonly FaultRow[] = [
  { row: 1, fault: 'the browser is killed right after a tick', promise: 'whatever was shown as saved is there again' },
  { row: 2, fault: 'the page crashes right after a tick', promise: 'whatever was shown as saved is there again' },
  { row: 3, fault: 'any single call to storage fails, once or from then on', promise: 'the event is kept, or the page shows NOT SAVED' },
  { row: 4, fault: 'no space for a tick', promise: 'NOT SAVED with the export beside it; saved once there is space' },
  {
    row: 5,
    fault: 'no space for the offline copy or its update',
    promise: 'the version in use stays readable and the log keeps its space',
  },
  { row: 6, fault: 'the database files are damaged on disk', promise: 'the events come back from the second journal' },
  { row: 7, fault: 'the connection to the database is lost', promise: 'the event is written again over a new connection' },
  { row: 8, fault: 'the browser evicts all storage', promise: 'the page reports the loss, and logging continues' },
  { row: 9, fault: 'two tabs write at once', promise: 'every event is kept and both tabs show all of them' },
  { row: 10, fault: 'a newer version upgrades the database', promise: 'an old tab does not block it and keeps saving' },
  { row: 11, fault: 'the clock is set back, an hour repeats, zones differ', promise: 'events keep their causal order; exports are in UTC' },
  { row: 12, fault: 'logs are merged in any order, any number of times', promise: 'every order gives the same log, with every event' },
  { row: 13, fault: 'another device has a clock years ahead', promise: 'its events are accepted, and later ones still come later' },
  { row: 14, fault: 'a hostile file is imported', promise: 'nothing runs, no prototype is reached, nothing here is overwritten' },
  { row: 15, fault: 'an imported file is cut off anywhere', promise: 'whole events are read, or none' },
  { row: 16, fault: 'a login page answers with 200 for everything', promise: 'it is never kept as content; the old version stays' },
  { row: 17, fault: 'every address redirects to a login', promise: 'it is never kept as content; the old version stays' },
  { row: 18, fault: 'the server answers 401, 500, resets or cuts off', promise: 'pages open from the copy, and the cause is named' },
  { row: 19, fault: 'the server hangs', promise: 'pages open from the copy without waiting for it' },
  { row: 20, fault: 'a copy arrives in part or loses a part', promise: 'the state shown is true, and the copy repairs itself' },
  { row: 21, fault: 'the browser is killed during an install or an update', promise: 'the next visit continues it' },
  { row: 22, fault: 'a deployment during an incident', promise: 'an open page works whole, and never mixes two versions' },
  { row: 23, fault: 'something on the way rewrites files', promise: 'the old version stays, with both hashes shown' },
  { row: 24, fault: 'the certificate expires', promise: 'pages open from the copy, and the cause is named' },
  { row: 25, fault: 'the site is served over plain http', promise: 'everything works with the network, and limits are explained' },
  { row: 26, fault: 'storage or workers are blocked', promise: 'everything works with the network, and nothing claims to be kept' },
  { row: 27, fault: 'two sites share one origin', promise: 'both open offline and neither touches the other' },
  { row: 28, fault: 'the break-glass file is opened from disk', promise: 'it is readable, and its log moves to the site and back' },
  { row: 29, fault: 'script in a variable', promise: 'it stays text, or is refused visibly' },
  { row: 30, fault: 'shell or query syntax in a value', promise: 'the program receives exactly the value' },
  {
    row: 31,
    fault: 'invisible characters and line ends in a command',
    promise: 'reported, left out of the copy, and nothing runs before Enter',
  },
  { row: 32, fault: 'a secret in the text of a runbook', promise: 'reported without repeating it' },
  { row: 33, fault: 'markup or formulas in what people typed', promise: 'inert in every export' },
  { row: 34, fault: 'this device is signed out', promise: 'nothing is left, and nothing comes back from another tab' },
  { row: 35, fault: 'bad files of every kind', promise: 'each problem with its place; every other page is built' },
  { row: 36, fault: 'duplicates: files, addresses, ids, alerts', promise: 'each reported at its place; each runbook has a page' },
  { row: 37, fault: 'imports in a cycle', promise: 'the files of the cycle are named' },
  { row: 38, fault: 'any byte of any file changes', promise: 'a problem with its place, or none; no stack trace' },
  {
    row: 39,
    fault: 'anything throws while a unit is read, compiled or rendered',
    promise: 'its page shows what is wrong; all others are built',
  },
  {
    row: 40,
    fault: 'the output folder is not ours, nested, a file, a root or a home',
    promise: 'nothing is deleted, and one sentence explains',
  },
  {
    row: 41,
    fault: 'the build is killed',
    promise: 'the output is the old build, the new one, or reported as incomplete',
  },
  { row: 42, fault: 'two builds write into one folder', promise: 'one waits or refuses; the output is whole' },
  { row: 43, fault: 'the disk is full or read-only', promise: 'the old site is intact, and one sentence explains' },
  {
    row: 44,
    fault: 'a symbolic link leads out of the content root',
    promise: 'refused with a problem; nothing of it is published',
  },
  { row: 45, fault: 'paths or environment of the build machine', promise: 'absent from every published file' },
  { row: 46, fault: 'script in a served file that is not HTML', promise: 'it does not run, on any documented host' },
  { row: 47, fault: "ids of an author equal the app's own", promise: 'both work' },
  {
    row: 48,
    fault: 'links, images, ids and footnotes written as HTML',
    promise: 'treated as in Markdown, below any base path',
  },
  {
    row: 49,
    fault: 'names in any script, case, punctuation or normal form',
    promise: 'each has its own address, or a page to choose from',
  },
  {
    row: 50,
    fault: 'very large or deeply nested input',
    promise: 'time grows about linearly, and limits are reported',
  },
  { row: 51, fault: 'a value from another service, alert, tab or day', promise: 'never used without being seen' },
  {
    row: 52,
    fault: 'a value is missing, is `..` or breaks a pattern',
    promise: 'the command aborts, or the value is refused',
  },
  { row: 53, fault: 'a variable that the command sets itself', promise: 'left as it is' },
  { row: 54, fault: 'an unknown command, or code in any spelling', promise: 'never called read-only' },
  {
    row: 55,
    fault: 'an unknown alert',
    promise: "the page says so first, and never shows another alert's runbook as its own",
  },
  {
    row: 56,
    fault: 'a time in words, with a zone, as a range, ambiguous or in the future',
    promise: 'repeated back, and asked for when in doubt',
  },
  { row: 57, fault: 'an incident is reopened', promise: 'its periods are shown, and no old end time' },
  { row: 58, fault: 'an imported event from a clock years ahead', promise: 'it does not become the current state' },
  { row: 59, fault: 'a key, a part of the page or a copy fails', promise: 'shown and announced' },
  { row: 60, fault: 'a browser other than Chromium', promise: 'the same jobs work' },
];
