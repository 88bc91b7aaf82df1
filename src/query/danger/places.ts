/** Where a file is written: evidence that is kept, or something that programs use. */
import type { ShellWord } from '../languages/shell/words.ts';
import { changes, destroys, type Outcome, reads, unclassed } from './outcome.ts';

/**
 * - `nothing`: a terminal or a sink.
 * - `scratch`: the working folder, the home folder, a temporary folder.
 * - `disk`: a raw device. `system`: any other file by its absolute path.
 * - `unknown`: it cannot be told.
 */
export type Place = 'nothing' | 'scratch' | 'disk' | 'system' | 'unknown';

export function placeOf(word: ShellWord): Place {
  const path = word.value ?? beginning(word);
  if (/^\/dev\/(?:null|stdout|stderr|stdin|tty\w*|fd\/\d+|tcp\/|udp\/)/.test(path)) return 'nothing';
  if (/^\/dev\/(?:shm|mqueue)\//.test(path)) return 'scratch';
  if (path.startsWith('/dev/')) return 'disk';
  if (/^\/(?:tmp|var\/tmp|home\/[^/]+|root|run\/user\/\d+)(?:\/|$)/.test(path)) return isHidden(path) ? 'system' : 'scratch';
  if (path.startsWith('/')) return 'system';
  if (path === '') return 'unknown';
  if (path.includes('..') || isHidden(path)) return 'system';
  return 'scratch';
}

/** Settings of programs stand in hidden files: `~/.kube/config`. */
function isHidden(path: string): boolean {
  return /(?:^|\/)\.[^./]/.test(path);
}

/** What is certain of a path that is not wholly known: the folder, with what the shell puts for `~` and `$HOME`. */
function beginning(word: ShellWord): string {
  if (word.literalPrefix !== '') return word.literalPrefix;
  const known = /^"?(?:~(?=\/)|\$\{?(?:HOME|PWD|TMPDIR)\}?)(\/[^$"`<{]*)?/.exec(word.text);
  if (known !== null) return `.${known[1] ?? ''}`.replace(/^\.\/?/, 'home/');
  return /^"?\$\(mktemp\b/.test(word.text) ? '/tmp/x' : '';
}

/** What writing a file there does. Evidence that is kept is no change. */
export function judgeWritten(word: ShellWord): Outcome {
  if (word.value === '-') return reads;
  switch (placeOf(word)) {
    case 'disk':
      return destroys('writes over a disk');
    case 'system':
      return changes('writes a file');
    case 'unknown':
      return unclassed(word.text);
    default:
      return reads;
  }
}
