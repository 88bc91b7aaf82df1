/** What changed between two versions of a runbook: steps that are new, gone or reworded, and commands in them. */
import type { ListedStep } from './events/runbooks.ts';

export interface RewordedStep {
  readonly before: ListedStep;
  readonly after: ListedStep;
}

export interface ChangedCommands {
  /** The step as it is now. */
  readonly step: ListedStep;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

export interface RunbookChanges {
  /** In the order of the new version. */
  readonly added: readonly ListedStep[];
  /** In the order of the old version. */
  readonly gone: readonly ListedStep[];
  readonly reworded: readonly RewordedStep[];
  readonly commands: readonly ChangedCommands[];
}

/** From this share of common words on, a step that is gone and one that is new count as one that was reworded. */
const alike = 0.5;

/**
 * Compares two lists of steps. Steps belong together by their id; those whose id comes from their words are found by their words, the most
 * alike first. Every step of either list is in the answer at most once as new, gone or reworded. The order of steps does not count.
 */
export function runbookChanges(before: readonly ListedStep[], after: readonly ListedStep[]): RunbookChanges {
  const now = new Map(after.map((step) => [step.id, step]));
  const then = new Set(before.map(({ id }) => id));
  const kept = before.flatMap((step) => pairOf(step, now.get(step.id)));
  const found = likePairs(
    before.filter(({ id }) => !now.has(id)),
    after.filter(({ id }) => !then.has(id)),
  );
  const foundBefore = new Set(found.map((pair) => pair.before));
  const foundAfter = new Set(found.map((pair) => pair.after));
  const pairs = [...kept, ...found].sort((a, b) => after.indexOf(a.after) - after.indexOf(b.after));
  return {
    added: after.filter((step) => !then.has(step.id) && !foundAfter.has(step)),
    gone: before.filter((step) => !now.has(step.id) && !foundBefore.has(step)),
    reworded: pairs.filter((pair) => pair.before.text !== pair.after.text),
    commands: pairs.flatMap(changedCommands),
  };
}

/** Whether the steps and their commands are the same, whatever else was edited. */
export function sameSteps({ added, gone, reworded, commands }: RunbookChanges): boolean {
  return added.length + gone.length + reworded.length + commands.length === 0;
}

function pairOf(before: ListedStep, after: ListedStep | undefined): RewordedStep[] {
  return after === undefined ? [] : [{ before, after }];
}

function changedCommands({ before, after }: RewordedStep): ChangedCommands[] {
  const [old, current] = [before.commands ?? [], after.commands ?? []];
  const gone = old.filter((command) => !current.includes(command));
  const added = current.filter((command) => !old.includes(command));
  return gone.length + added.length === 0 ? [] : [{ step: after, gone, added }];
}

function likePairs(gone: readonly ListedStep[], added: readonly ListedStep[]): readonly RewordedStep[] {
  const wordsAfter = added.map((after) => ({ after, words: wordsOf(after.text) }));
  const candidates = gone.flatMap((before) => {
    const words = wordsOf(before.text);
    return wordsAfter.flatMap(({ after, words: others }) => {
      const share = shareOfWords(words, others);
      return share < alike ? [] : [{ before, after, share }];
    });
  });
  const used = new Set<ListedStep>();
  const pairs: RewordedStep[] = [];
  // Sorting is stable: steps that are equally alike stay in the order of the old version.
  for (const { before, after } of candidates.sort((a, b) => b.share - a.share)) {
    if (used.has(before) || used.has(after)) continue;
    used.add(before).add(after);
    pairs.push({ before, after });
  }
  return pairs;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Sørensen and Dice: 1 for the same words, 0 for none in common. */
function shareOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
