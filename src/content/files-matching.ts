/** The files that a pattern names. */
import { globSync } from 'glob';

/**
 * Absolute paths, sorted. The pattern is seen from the folder `from`; on Windows it may be written with backslashes. A link that leads nowhere is
 * among them, for whoever reads it to report.
 */
export function filesMatching(pattern: string, from: string): string[] {
  return globSync(pattern, { cwd: from, absolute: true, dot: true, nodir: true, windowsPathsNoEscape: true }).sort();
}
