/** Words put together again, as a shell on another host or another client reads them. */
import type { ShellWord } from '../languages/shell/words.ts';

export function joinWords(words: readonly ShellWord[]): ShellWord {
  const [first] = words;
  const text = words.map((word) => word.value ?? word.text).join(' ');
  const isKnown = words.every(({ value }) => value !== null);
  return {
    from: first?.from ?? 0,
    to: words.at(-1)?.to ?? 0,
    text,
    value: isKnown ? text : null,
    literalPrefix: first?.literalPrefix ?? '',
    holes: words.flatMap(({ holes }) => holes),
  };
}
