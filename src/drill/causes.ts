/** Finds the cause of a script that a hypothesis names, by its words. */
import type { DrillScript } from './script.ts';

export interface Cause {
  /** `truth`, or the id of a red herring. */
  readonly id: string;
  readonly cause: string;
  readonly why: string;
  readonly words: readonly string[];
}

type Causes = Pick<DrillScript, 'truth' | 'redHerrings'>;

/** The truth first, then the red herrings in their order. */
export function causesOf({ truth, redHerrings }: Causes): readonly Cause[] {
  return [{ id: 'truth', ...truth }, ...redHerrings];
}

/**
 * The cause that these words speak of: the one of which they hold all; of several, the one that asks for most. Undefined for none, for words
 * that deny it (“the index is not the problem”), and for a list of several causes of which one must be right.
 */
export function causeIn(script: Causes, statement: string): Cause | undefined {
  const stated = plain(statement);
  if (denial.test(stated)) return undefined;
  const named = causesOf(script).filter(
    (cause) => cause.words.every((entry) => alternatives(entry).some((word) => stated.includes(word))) && !denies(stated, cause),
  );
  if (named.length > 1 && /\b(?:or|either|any|anything|everything|all)\b|[,;/]/.test(stated)) return undefined;
  return named.reduce<Cause | undefined>(
    (most, cause) => (most === undefined || cause.words.length > most.words.length ? cause : most),
    undefined,
  );
}

/** What says that something is not the cause, wherever it stands. */
const denial =
  /^rul(?:e|es|ed|ing)\b|\b(?:(?:is|was|are|were|has|have|had|does|do|did)(?:n['’]t| not)|not|never|nor) (?:really |actually |at all )?(?:the |a |an |our |to )?(?:cause|causes|caused|reason|problem|culprit|issue|fault|blame|it|because|due|involved|related|matter)\b|\b(?:nothing|little) (?:to do|wrong) with\b|\bno problem with\b|\bunrelated\b|\b(?:is|was|are|were) ruled out\b/;

/** Whether a cause is denied by its own words: `not missing`, `not the release`, `the index is there`. A word of the script may itself be `not valid`. */
function denies(stated: string, { words }: Cause): boolean {
  return words.flatMap(alternatives).some((word) => {
    const at = stated.indexOf(word);
    if (at < 0) return false;
    const isNegated = /(?:\bnot|n['’]t|\bnever) (?:the |a |an |our )?$/.test(stated.slice(0, at));
    return (
      isNegated || /^\S* (?:is|was|are|were) (?:fine|healthy|innocent|ok|okay|intact|there|present)\b/.test(stated.slice(at + word.length))
    );
  });
}

function alternatives(entry: string): readonly string[] {
  return entry.split('|').map(plain);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
