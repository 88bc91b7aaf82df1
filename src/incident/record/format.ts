/** The name of the record file's format, and the most that is read from one. */
export const recordFormat = 'breakglass-incident-record/1';

/** Any version of the format. */
export const anyRecordFormat = /^breakglass-incident-record\/(\d+)$/;

export const recordLimits = {
  /** Characters of a file. A record of 5,000 events has about 2 million. */
  characters: 64 * 1024 * 1024,
  /** Characters that name what a file leaves out. */
  earlier: 100_000,
  incidents: 1_000,
  events: 200_000,
  /** Levels of nesting below an event. */
  depth: 16,
  /** Values in one event, entries of lists and objects together. */
  values: 20_000,
} as const;
