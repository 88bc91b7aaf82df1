/** The program of full text in the break-glass file: a script of its own there. See `../search/pagefind-program.ts`, in whose place this stands. */
import type { PagefindProgram } from '../search/pagefind-program.ts';

/** Left by the script that the build put beside ours. Each call makes a program of its own, as each index needs one. */
declare const breakglassPagefind: () => PagefindProgram;

export async function pagefindProgram(): Promise<PagefindProgram> {
  return breakglassPagefind();
}
