/**
 * What the build hands to the worker. A version is a manifest; the manifest names its packs by their sha256, and each pack begins with an
 * index that gives the sha256 of every file in it. So one hash in the worker's script vouches for every byte that it answers with.
 */

/** Written into the worker's script by the build: another version is another script, which is how browsers notice it. */
export interface Stamp {
  /** sha256 of the manifest, in hexadecimal, as all here. */
  readonly manifest: string;
}

export interface Manifest {
  /** Of the content, as the home page shows it. */
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  readonly runbooks: number;
  readonly queries: number;
  readonly packs: readonly Pack[];
}

export interface Pack {
  /** `program`, `home`, `lists`, `search` …, or `service/` and the id of a service. */
  readonly name: string;
  /** For people: the title of a service, or what else is in it. */
  readonly title: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes of the index that it begins with. */
  readonly index: number;
  /** Files in it. */
  readonly entries: number;
  /** Runbooks in it. */
  readonly runbooks: number;
  /** Whether it may be left out where room is short: what belongs to one service. Search, lists and incident response may not. */
  readonly optional: boolean;
}

/** The names of the optional packs that a browser with little room keeps. */
export type Chosen = readonly string[];

/** Whether a browser that chose so keeps a pack. Undefined: nothing was chosen, so all is kept. */
export function isWanted({ name, optional }: Pick<Pack, 'name' | 'optional'>, chosen: Chosen | undefined): boolean {
  return chosen === undefined || !optional || chosen.includes(name);
}

/**
 * The first gzip member of a pack, as JSON. The members after it are blocks: each holds whole files, one after the other. One file
 * is read by unpacking its block alone.
 */
export interface PackIndex {
  /** Packed size of each block, bytes. */
  readonly blocks: readonly number[];
  readonly entries: readonly PackEntry[];
  readonly runbooks: readonly RunbookEntry[];
}

/** Path relative to the site's base, number of its block, offset and length in it when unpacked, sha256. */
export type PackEntry = readonly [path: string, block: number, offset: number, length: number, sha256: string];

/** The revision names the version of a runbook's text. */
export type RunbookEntry = readonly [address: string, title: string, revision: string];
