/** The boundary around each unit of a site: whatever is thrown inside it becomes a problem of that unit, and the rest is built. */
import { fileStart, type Problem, type Range } from '../problem/problem.ts';

/** Something that was read, and what is wrong with it. */
export interface Read<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** What `make` returns; when it throws, `instead` and the reason as a problem of `file`, at the place of the unit in it. */
export function bounded<T>(file: string, make: () => Read<T>, instead: (problem: Problem) => T, unit: Range = fileStart): Read<T> {
  try {
    return make();
  } catch (error) {
    const problem = failure(file, error, unit);
    return { value: instead(problem), problems: [problem] };
  }
}

/** The reason why a file, or a part of it, could not be read. */
export function failure(file: string, error: unknown, unit: Range = fileStart): Problem {
  return { check: 'file/failed', severity: 'error', file, ...wordsFor(error), ...unit };
}

function wordsFor(error: unknown): Pick<Problem, 'message' | 'hint'> {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'RangeError' && /call stack/i.test(message))
    return { message: 'nested too deeply to be read', hint: 'take levels of lists, quotes, tags or brackets out of it' };
  const [line = ''] = message.split('\n');
  return {
    message: `could not be read: ${line.trim() === '' ? 'no reason was given' : line.trim().slice(0, 200)}`,
    hint: 'look for something unusual in this file, and please report it as a fault of Breakglass; all other pages are built',
  };
}

/** All values, and all problems, of several reads. */
export function collect<T>(reads: readonly Read<T>[]): Read<T[]> {
  return { value: reads.map(({ value }) => value), problems: reads.flatMap(({ problems }) => problems) };
}
