/** When files were last committed, asked of git. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../process/run-program.ts';

export interface History {
  /** The day of a file's last commit; undefined when git does not know. Paths are from the content root. */
  lastCommit: (file: string) => string | undefined;
  /** The clone has only the newest commits: what was committed before them is not known. */
  shallow: boolean;
  /** All that is known, in a few characters: other dates, another digest. */
  digest: string;
}

/** Nothing is known: there is no git, or no repository. */
export const noHistory: History = { lastCommit: () => undefined, shallow: false, digest: '' };

/** Reads the history below `root`. Without git, or outside of a repository, nothing is known; that is no error. */
export async function readHistory(root: string): Promise<History> {
  const git = (...args: string[]) => runProgram('git', ['-C', root, '-c', 'core.quotePath=false', ...args]).catch(() => null);
  const [log, place] = await Promise.all([
    git('log', '--format=%x00%H %cs', '--name-only', '--relative', '--no-renames', '--', '.'),
    git('rev-parse', '--is-shallow-repository', '--git-path', 'shallow'),
  ]);
  if (log?.code !== 0 || place?.code !== 0) return noHistory;
  const [shallow, shallowFile = ''] = place.output.split('\n');
  const cut = shallow === 'true' ? commitsIn(shallowFile.startsWith('/') ? shallowFile : join(root, shallowFile)) : new Set<string>();
  const days = new Map<string, string>();
  for (const commit of log.output.split('\0').slice(1)) {
    const [head = '', ...files] = commit.split('\n');
    const [hash = '', day = ''] = head.split(' ');
    // Where a shallow clone is cut off, every file looks as if it had been made by the oldest commit.
    if (!cut.has(hash)) for (const file of files) if (file !== '' && !days.has(file)) days.set(file, day);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([shallow, ...days]))
    .digest('hex')
    .slice(0, 16);
  return { lastCommit: (file) => days.get(file), shallow: shallow === 'true', digest };
}

function commitsIn(shallowFile: string): Set<string> {
  try {
    return new Set(readFileSync(shallowFile, 'utf8').trim().split('\n'));
  } catch {
    return new Set();
  }
}
