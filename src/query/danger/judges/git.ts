/** git: whether it lists or changes often depends on its options and on what its operands are. https://git-scm.com/docs */
import { type Arguments, hasOption } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { both, changes, destroys, type Judge, judging, type Outcome, reads } from '../outcome.ts';
import { judgeWritten, placeOf } from '../places.ts';
import { guess } from '../row-judge.ts';
import { judgeGitSettings } from './git-settings.ts';

type Verb = (args: Arguments) => Outcome;

const does =
  (outcome: Outcome): Verb =>
  () =>
    outcome;
const rest = ({ operands }: Arguments) => operands.slice(1).map(({ value, literalPrefix }) => value ?? literalPrefix);

/** The part behind `--`, and a lone dot, are files: what was changed in them is lost. */
const checkout: Verb = (args) => {
  if (hasOption(args, '-f', '--force')) return destroys('throws changes in the working tree away');
  if (hasOption(args, '-b', '-B', '--orphan', '--detach', '--track', '-t')) return changes('switches the working tree');
  const names = rest(args);
  const isFiles = names.length > 0 && (args.beforeDashes !== undefined || names.length > 1 || names[0] === '.');
  return isFiles ? destroys('throws changes in files away') : changes('switches the working tree');
};

const push: Verb = (args) => {
  if (hasOption(args, '-n', '--dry-run')) return reads;
  const refs = rest(args).slice(1);
  if (hasOption(args, '-f', '--force', '--force-with-lease', '--mirror') || refs.some((ref) => ref.startsWith('+')))
    return destroys('overwrites commits on the server');
  if (hasOption(args, '-d', '--delete', '--prune') || refs.some((ref) => ref.startsWith(':')))
    return destroys('deletes a branch or tag on the server');
  return changes('sends commits to the server');
};

/** `git branch`, `git tag` and the like only list without arguments. */
const branch: Verb = (args) => {
  if (hasOption(args, '-D')) return destroys('deletes a branch');
  if (hasOption(args, '-d', '--delete'))
    return hasOption(args, '-f', '--force') ? destroys('deletes a branch') : changes('deletes a branch that is merged');
  if (
    hasOption(
      args,
      '-m',
      '-M',
      '-c',
      '-C',
      '--move',
      '--copy',
      '-f',
      '--force',
      '-u',
      '--set-upstream-to',
      '--unset-upstream',
      '--edit-description',
    )
  )
    return changes('changes a branch');
  if (
    hasOption(
      args,
      '-l',
      '--list',
      '--contains',
      '--no-contains',
      '--merged',
      '--no-merged',
      '--points-at',
      '--show-current',
      '-a',
      '-r',
      '-v',
    )
  )
    return reads;
  return args.operands.length > 1 ? changes('makes a branch') : reads;
};

const tag: Verb = (args) => {
  if (hasOption(args, '-d', '--delete')) return destroys('deletes a tag');
  if (hasOption(args, '-l', '--list', '--contains', '--no-contains', '--merged', '--no-merged', '--points-at', '-n', '-v', '--verify'))
    return reads;
  return args.operands.length > 1 ? changes('makes a tag') : reads;
};

const config: Verb = (args) => {
  if (hasOption(args, '-l', '--list', '--get', '--get-all', '--get-regexp', '--get-urlmatch')) return reads;
  if (['get', 'list'].includes(rest(args)[0] ?? '')) return reads;
  return args.operands.length === 2 && rest(args)[0] !== 'edit' && !hasOption(args, '--unset', '-e', '--edit')
    ? reads
    : changes('changes git’s settings');
};

const withOption =
  (options: readonly string[], harmful: Outcome, otherwise: Outcome): Verb =>
  (args) =>
    hasOption(args, ...options) ? harmful : otherwise;
const subcommands =
  (reading: readonly string[], destroying: readonly string[], what: string, alone: Outcome): Verb =>
  (args) => {
    const [first] = rest(args);
    if (first === undefined) return alone;
    if (reading.includes(first)) return reads;
    return destroying.includes(first) ? destroys(what) : changes(what);
  };

/** A file or folder that is written, where one is named. */
const folder = (word: ShellWord | undefined): Outcome => (word === undefined || placeOf(word) === 'unknown' ? reads : judgeWritten(word));
const written =
  (...options: readonly string[]): Verb =>
  (args) =>
    folder(args.options.findLast(({ name }) => options.includes(name))?.valueWord);
const bundle = subcommands(['verify', 'list-heads'], [], 'changes the repository', reads);

const reading = [
  'log',
  'show',
  'diff',
  'status',
  'blame',
  'annotate',
  'shortlog',
  'describe',
  'rev-parse',
  'rev-list',
  'ls-files',
  'ls-tree',
  'ls-remote',
  'cat-file',
  'grep',
  'for-each-ref',
  'show-ref',
  'merge-base',
  'name-rev',
  'whatchanged',
  'range-diff',
  'cherry',
  'diff-tree',
  'diff-index',
  'diff-files',
  'show-branch',
  'fsck',
  'verify-commit',
  'verify-tag',
  'verify-pack',
  'var',
  'check-ignore',
  'check-attr',
  'check-ref-format',
  'count-objects',
  'difftool',
  'request-pull',
  'help',
  'version',
  'merge-tree',
  'patch-id',
] as const;

const verbs: Readonly<Record<string, Verb>> = {
  ...Object.fromEntries(reading.map((verb) => [verb, does(reads)])),
  archive: written('-o', '--output'),
  'format-patch': written('-o', '--output-directory'),
  // The folder it is put into stands behind the address.
  clone: (args) => folder(args.operands[2]),
  fetch: (args) => (rest(args).some((ref) => /^\+?[^:/]+(?:\/[^:]+)?:[^/:]/.test(ref)) ? changes('moves local branches') : reads),
  'hash-object': withOption(['-w'], changes('stores an object'), reads),
  bundle: (args) => (rest(args)[0] === 'create' ? folder(args.operands[2]) : bundle(args)),
  add: withOption(['-n', '--dry-run'], reads, changes('changes the index')),
  am: does(changes('makes commits')),
  apply: withOption(['--check', '--stat', '--numstat', '--summary'], reads, changes('changes files')),
  bisect: subcommands(['log', 'view', 'visualize', 'terms'], [], 'switches the working tree', reads),
  branch,
  checkout,
  'cherry-pick': does(changes('makes commits')),
  clean: (args) =>
    hasOption(args, '-n', '--dry-run')
      ? reads
      : hasOption(args, '-f', '--force', '-i', '--interactive')
        ? destroys('deletes files that git does not know')
        : reads,
  commit: withOption(['--dry-run'], reads, changes('makes a commit')),
  config,
  gc: withOption(['--prune'], destroys('deletes commits that nothing names'), changes('packs the repository')),
  maintenance: does(changes('packs the repository')),
  repack: does(changes('packs the repository')),
  init: does(changes('makes a repository')),
  merge: does(changes('makes a merge commit')),
  mergetool: does(changes('changes files')),
  mv: does(changes('moves files')),
  notes: subcommands(['list', 'show'], ['remove', 'prune'], 'changes notes', reads),
  pull: withOption(['--dry-run'], reads, changes('changes the branch and the working tree')),
  push,
  // What the old commits held can be had back from the reflog for a while only.
  rebase: withOption(['--show-current-patch'], reads, changes('rewrites commits')),
  remote: subcommands(['show', 'get-url', 'update', '-v'], ['remove', 'rm', 'prune'], 'changes the remotes', reads),
  reset: withOption(['--hard', '--merge', '--keep'], destroys('throws commits or changes away'), changes('moves the branch or the index')),
  restore: (args) =>
    hasOption(args, '-S', '--staged') && !hasOption(args, '-W', '--worktree')
      ? changes('changes the index')
      : destroys('throws changes in files away'),
  revert: does(changes('makes a commit that takes another back')),
  'sparse-checkout': subcommands(['list'], [], 'changes the working tree', reads),
  stash: subcommands(['list', 'show'], ['drop', 'clear'], 'puts changes aside or throws them away', changes('puts changes aside')),
  submodule: subcommands(['status', 'summary'], ['deinit'], 'changes submodules', reads),
  subtree: does(changes('changes files')),
  switch: withOption(
    ['-f', '--force', '--discard-changes'],
    destroys('throws changes in the working tree away'),
    changes('switches the working tree'),
  ),
  tag,
  'update-index': does(changes('changes the index')),
  worktree: subcommands(['list'], ['remove', 'prune'], 'changes working trees', reads),
  lfs: subcommands(['ls-files', 'status', 'env', 'fetch', 'logs', 'locks', 'version'], ['prune', 'uninstall'], 'changes files', reads),
  'symbolic-ref': (args) => (args.operands.length > 2 ? changes('moves a reference') : reads),
  reflog: subcommands(['show', 'list', 'exists'], ['expire', 'delete', 'drop'], 'deletes the record of lost commits', reads),
  replace: withOption(['-l', '--list'], reads, changes('replaces an object')),
  rerere: subcommands(['status', 'diff', 'remaining'], ['clear', 'forget'], 'forgets resolved conflicts', reads),
  credential: does(changes('changes stored passwords')),
  svn: subcommands(['log', 'info', 'find-rev', 'blame', 'fetch'], ['reset'], 'changes the repository', reads),
  'filter-branch': does(destroys('rewrites history')),
  'filter-repo': withOption(['--analyze', '--dry-run'], reads, destroys('rewrites history')),
  prune: withOption(['-n', '--dry-run'], reads, destroys('deletes commits that nothing names')),
  rm: (args) =>
    hasOption(args, '-n', '--dry-run')
      ? reads
      : hasOption(args, '--cached')
        ? changes('changes the index')
        : changes('deletes files, which a commit still has'),
  'update-ref': withOption(['-d', '--stdin'], destroys('deletes or moves references'), changes('moves a reference')),
};

const judge: Judge = judging(
  {
    // `-c` and `-C` of git itself; `-m`, `-n` and others belong to its commands and only ever precede their own values.
    takes: [
      '-C',
      '-c',
      '--git-dir',
      '--work-tree',
      '--namespace',
      '--exec-path',
      '-m',
      '--message',
      '-S',
      '-G',
      '--author',
      '--since',
      '--until',
      '--after',
      '--before',
      '--grep',
      '--format',
      '--pretty',
      '-o',
      '--origin',
      '--output',
    ],
  },
  (args, _within, name) => {
    const [first] = args.operands;
    if (first === undefined || hasOption(args, '--help')) return reads;
    const verb = first.value !== null && Object.hasOwn(verbs, first.value) ? verbs[first.value] : undefined;
    return verb?.(args) ?? guess(args, name);
  },
);

/** `git rebase --exec`, `git bisect run` and `git submodule foreach` run other programs. */
export const judgeGit: Judge = (words, within, name) => {
  const outcome = both(judge(words, within, name), judgeGitSettings(words, within));
  const at = words.findIndex(
    ({ value }, index) =>
      (value === 'run' && words[index - 1]?.value === 'bisect') || (value === 'foreach' && words[index - 1]?.value === 'submodule'),
  );
  if (at === -1) return outcome;
  const inner = words.slice(at + 1).filter(({ value }) => value !== '--recursive');
  const [only] = inner;
  return both(outcome, inner.length === 1 && only !== undefined ? within.code('shell', only) : within.words(inner));
};
