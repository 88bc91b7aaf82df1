import { findOddCharacters } from '../../query/odd-characters.ts';
import type { Check, Finding } from '../check.ts';

/** In code the compiler tells of them (`code/invisible`); this is all the rest of a file. */
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
        .map(({ from, to, name, codePoint }) => {
          const range = text.range(from, to);
          const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
          return { file, message: `${name} (U+${code}) in the text`, hint: 'delete it', ...range, fix: { ...range, text: '' } };
        })
        .filter(({ line, column }) => !known.has(`${file}:${line}:${column}`));
    });
  },
};
