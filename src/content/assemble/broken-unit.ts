/** A sheet or drill that cannot be used still has its page: it shows its problems and its text. */
import type { Problem } from '../../problem/problem.ts';
import type { Address } from '../address.ts';
import type { BrokenUnit } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { shownText } from '../text-file.ts';

/** The page of a file that cannot be used. */
export function brokenUnit(file: SourceFile, address: Address, title: string, problems: readonly Problem[]): BrokenUnit {
  return { address, title, file: file.path, source: file.text.slice(0, shownText), problems };
}
