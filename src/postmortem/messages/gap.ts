/** What a message asks for because the log does not hold it. */
export type Gap = 'effect' | 'start' | 'end' | 'severity' | 'status' | 'commander';

const words: Readonly<Record<Gap, string>> = {
  effect: 'What do users notice?',
  start: 'when?',
  end: 'until when? The recorded times contradict each other',
  severity: 'severity?',
  status: 'status?',
  commander: 'no commander yet',
};

/** A gap as it stands in a message: `[when?]`. */
export function gapText(gap: Gap): string {
  return `[${words[gap]}]`;
}
