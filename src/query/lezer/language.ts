/** A query language read with a Lezer grammar: each language's file says only what is its own. */

import type { Slot } from '../../fill/layer.ts';
import type { MissingPlan } from '../../fill/missing.ts';
import { highlightWith } from '../colour.ts';
import { readsOnly } from '../danger/danger.ts';
import type { Claim, Language } from '../language.ts';
import type { Placeholder } from '../placeholder.ts';
import { findBadEscape } from '../string-escape.ts';
import { type Check, finishCheck, startCheck } from './check.ts';
import { grammarAccepts } from './claim.ts';
import { diagnoseWith } from './diagnose.ts';
import { type Grammar, type Reading, readQuery } from './grammar.ts';

export interface LezerLanguage {
  id: string;
  aliases: readonly string[];
  grammar: Grammar;
  /** What the grammar takes and the server refuses: looked at when the text has a tree and its strings are good. */
  checks: readonly ((check: Check) => void)[];
  /** How strongly a text claims to be of this language. */
  claims: (text: string) => Claim;
  /** Where one placeholder stands; asked for those of a valid text that Grafana does not fill in. */
  slot: (reading: Reading, hole: Placeholder) => Slot;
}

export function lezerLanguage({ id, aliases, grammar, checks, claims, slot }: LezerLanguage): Language {
  return {
    id,
    title: grammar.title,
    aliases,
    kind: 'query',
    diagnose(text) {
      const found = diagnoseWith(grammar, text);
      if (found.length > 0) return found;
      const reading = readQuery(grammar, text);
      const badEscape = findBadEscape(text, reading.quoted);
      if (badEscape !== null) return [badEscape];
      if (reading.tree === null) return [];
      const check = startCheck(reading, reading.tree);
      for (const run of checks) run(check);
      return finishCheck(check);
    },
    limit: (text) => readQuery(grammar, text).limit,
    highlight: (text) => highlightWith(grammar, text),
    slots(text, placeholders) {
      const reading = readQuery(grammar, text);
      return placeholders.map((hole): Slot => {
        if (hole.kind === 'grafana') return ['nowhere'];
        // Without a tree nobody can tell; in a comment or a string cut short a value may become code.
        return reading.tree === null || reading.quoted.some((range) => !range.closed) ? ['plain'] : slot(reading, hole);
      });
    },
    missing: wholeQuery,
    claims,
    accepts: (text) => grammarAccepts(grammar, text),
    assess: () => readsOnly,
  };
}

/** A query is read as a whole: refused at its first sign, it does not run at all. */
export function wholeQuery(): MissingPlan {
  return { form: 'query', places: [] };
}
