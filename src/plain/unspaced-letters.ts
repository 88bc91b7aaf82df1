/** Letters of scripts that put no blanks between words, or glue words together: see `unspaced.ts`. Apart, as every search needs to know them. */

/** One letter with its marks, as a regular expression with the flag `u`. */
export const unspacedLetter = String.raw`(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]\p{M}*`;
const one = new RegExp(unspacedLetter, 'u');

/** Whether there is a letter of such a script in it. */
export function hasUnspaced(text: string): boolean {
  return one.test(text);
}
