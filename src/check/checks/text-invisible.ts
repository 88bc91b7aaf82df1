import { findOddCharacters } from '../../query/odd-characters.ts';
import type { Check, Finding } from '../check.ts';

/** In code the compiler reports them (`code/invisible`); this is all the rest of a file. */
export const textInvisible: Check = {
  id: 'text/invisible',
  severity: 'error',
  finds: 'a character that nobody sees, or one that turns the reading order, outside of code',
  why: 'What is read is then not what is written: a name does not match, a link leads elsewhere (trojansource.codes). Joiners in emoji and in scripts that need them are left alone. `--fix` deletes the others.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back the ca\u200brt.\n' },
  find: ({ files, source, site }) => {
    const known = new Set(
      site.problems.filter(({ check }) => check === 'code/invisible').map(({ file, line, column }) => `${file}:${line}:${column}`),
    );
    return files.flatMap((file): Finding[] => {
      const text = source(file);
      if (text === undefined || !/[^\t\n\x20-\x7e]/.test(text.text)) return [];
      return findOddCharacters(text.text)
        .filter(({ kind, legitimate }) => !legitimate && (kind === 'bidi' || kind === 'zero-width' || kind === 'control'))
        .reduce<Run[]>(intoRuns, [])
        .map(({ from, to, name, codePoint, count }) => {
          const range = text.range(from, to);
          const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
          const message = `${count === 1 ? '' : `${count} times `}${name} (U+${code}) in the text`;
          return { file, message, hint: count === 1 ? 'delete it' : 'delete them', ...range, fix: { ...range, text: '' } };
        })
        .filter(({ line, column }) => !known.has(`${file}:${line}:${column}`));
    });
  },
};

type Run = Pick<ReturnType<typeof findOddCharacters>[number], 'from' | 'to' | 'name' | 'codePoint'> & { count: number };

/** The same character many times in a row is reported once: a file that is no text would have thousands. */
function intoRuns(runs: Run[], { from, to, name, codePoint }: Omit<Run, 'count'>): Run[] {
  const last = runs.at(-1);
  if (last?.to === from && last.codePoint === codePoint) runs[runs.length - 1] = { ...last, to, count: last.count + 1 };
  else runs.push({ from, to, name, codePoint, count: 1 });
  return runs;
}
