/** What follow-up and trends read of a postmortem. */
import type { PostmortemMeta } from '../content/schema/postmortem.ts';

export interface PostmortemSource {
  /** Names it among all postmortems. */
  readonly id: string;
  readonly title: string;
  /** Its page on the site. */
  readonly address: string;
  /** The day it happened, `2026-01-31`; empty where nobody knows. */
  readonly day: string;
  readonly meta: PostmortemMeta;
}
