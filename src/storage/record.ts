/** What the rest of the site sees of storage. `openRecord` keeps it in the browser, `memoryRecord` in a test. */
import type { LogEvent } from '../incident/event.ts';
import type { EvidenceImage } from '../incident/events/evidence.ts';
import type { Erased } from './erase.ts';
import type { StorageState } from './state.ts';

export interface IncidentRecord {
  /** Everything known in this tab, saved or not, in no order; of one incident when asked so. `logOf` makes a log of it. */
  events(incident?: string): readonly LogEvent[];
  incidents(): readonly KeptIncident[];
  /**
   * Keeps events. They are in `events()` at once; the promise settles when they are on disk, or cannot be put there now. It never
   * rejects. What was not saved stays in memory and is tried again by itself: see `state().unsaved`.
   */
  append(events: readonly LogEvent[], origin?: Origin): Promise<Saved>;
  /** Events that are in this tab only, as far as can be told. */
  unsaved(): readonly LogEvent[];
  /** Calls for events that did not come through `append` here: other tabs', and what came back. Answers how to stop. */
  onEvents(listener: (events: readonly LogEvent[]) => void): () => void;
  state(): StorageState;
  onState(listener: (state: StorageState) => void): () => void;
  /** Tries to save what is not saved, and reads what other tabs wrote. It happens by itself too. */
  retry(): Promise<void>;
  /** Every event as a line of JSON, unsaved ones too: the way out when nothing else works. */
  rawText(): string;
  /** Keeps an image under the digest of its bytes; then `evidence-added` may name it. */
  keepImage(image: Blob, rules: ImageRules): Promise<KeptImage>;
  /** The bytes of an image, or undefined when they are not here. */
  image(digest: string): Promise<Blob | undefined>;
  /** Small texts such as the active incident's id; other tabs see them too. */
  preference(name: string): string | undefined;
  setPreference(name: string, value: string): Promise<Saved>;
  onPreferences(listener: () => void): () => void;
  /**
   * Deletes the whole record of this site from this device: events, images, preferences, the second copy, and what any page of the site
   * keeps in localStorage and sessionStorage. All open tabs forget it. Answers what could not be deleted; then it may be tried again. It
   * never rejects. Export first.
   */
  erase(): Promise<Erased>;
  /** Calls when the record was erased, here or in another tab: `events()` is empty then, or holds what was recorded since. */
  onErased(listener: () => void): () => void;
  /** Lets go of the database and the other tabs. What is unsaved is lost with the page. */
  close(): void;
}

/** Whether events were recorded on this device, which is the default, or came from a file. */
export type Origin = 'here' | 'file';

export interface KeptIncident {
  readonly id: string;
  readonly events: number;
  /** When the last of its events arrived here, by the clock of this device; 0 when no clock gives that. */
  readonly lastArrivedAt: number;
}

/** `saved: false`: it is in memory, and is tried again; or it is gone, because the record was erased in the same moment. */
export interface Saved {
  readonly saved: boolean;
  readonly erased?: true;
}

/** Which images may be kept; the incident room says so (`evidence-form.ts`). */
export interface ImageRules {
  readonly types: readonly EvidenceImage['mediaType'][];
  /** In bytes. */
  readonly largest: number;
}

export type KeptImage = ({ readonly kept: true; readonly image: EvidenceImage } & Saved) | { readonly kept: false; readonly why: string };
