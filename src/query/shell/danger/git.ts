/** git. https://git-scm.com/docs */
import { type Arguments, hasOption } from '../arguments.ts';
import { changes, destroys, reads, unclassed } from './outcome.ts';
import { type Verb, verbs, withOption } from './verbs.ts';

const operand = ({ operands }: Arguments, at: number) => operands[at]?.value ?? operands[at]?.text;

/** The part behind `--`, and a lone dot, are files: what was changed in them is lost. */
const checkout: Verb = (args, _within, at) => {
  const behind = args.operands.slice(at);
  if (hasOption(args, '-f', '--force')) return destroys('throws changes in the working tree away');
  if (hasOption(args, '-b', '-B', '--orphan', '--detach', '--track', '-t')) return changes('switches the working tree');
  const names = behind.length > 0 && (args.beforeDashes !== undefined || behind.length > 1 || behind[0]?.value === '.');
  return names ? destroys('throws changes in files away') : changes('switches the working tree');
};

const push: Verb = (args, _within, at) => {
  if (hasOption(args, '-n', '--dry-run')) return reads;
  if (hasOption(args, '-f', '--force', '--force-with-lease', '--mirror')) return destroys('overwrites commits on the server');
  const refs = args.operands.slice(at + 1).map(({ value, literalPrefix }) => value ?? literalPrefix);
  if (refs.some((ref) => ref.startsWith('+'))) return destroys('overwrites commits on the server');
  if (hasOption(args, '-d', '--delete', '--prune') || refs.some((ref) => ref.startsWith(':')))
    return destroys('deletes a branch or tag on the server');
  return changes('sends commits to the server');
};

/** `git branch`, `git tag`, `git remote` and the like only list without arguments. */
const branch: Verb = (args, _within, at) => {
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
  ) {
    return changes('changes a branch');
  }
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
  return args.operands.length > at ? changes('makes a branch') : reads;
};

const tag: Verb = (args, _within, at) => {
  if (hasOption(args, '-d', '--delete')) return destroys('deletes a tag');
  if (hasOption(args, '-l', '--list', '--contains', '--no-contains', '--merged', '--no-merged', '--points-at', '-n', '-v', '--verify'))
    return reads;
  return args.operands.length > at ? changes('makes a tag') : reads;
};

const config: Verb = (args, _within, at) => {
  if (hasOption(args, '-l', '--list', '--get', '--get-all', '--get-regexp', '--get-urlmatch')) return reads;
  if (['get', 'list'].includes(operand(args, at) ?? '')) return reads;
  return args.operands.length - at === 1 && !hasOption(args, '--unset', '-e', '--edit') ? reads : changes('changes git’s settings');
};

const clean: Verb = (args) => {
  if (hasOption(args, '-n', '--dry-run')) return reads;
  return hasOption(args, '-f', '--force', '-i', '--interactive') ? destroys('deletes files that git does not know') : reads;
};

const reset: Verb = (args) =>
  hasOption(args, '--hard', '--merge', '--keep') ? destroys('throws commits or changes away') : changes('moves the branch or the index');

const restore: Verb = (args) =>
  hasOption(args, '-S', '--staged') && !hasOption(args, '-W', '--worktree')
    ? changes('changes the index')
    : destroys('throws changes in files away');

export const judgeGit = verbs({
  // `-c` and `-C` of git itself; `-m`, `-n` and others belong to its commands and only ever precede their own values.
  values:
    '-C -c --git-dir --work-tree --namespace --exec-path -m --message -S -G --author --since --until --after --before --grep --format --pretty -o --origin',
  reads: [
    'log,show,diff,status,blame,annotate,shortlog,describe,rev-parse,rev-list,ls-files,ls-tree,ls-remote,cat-file,grep,for-each-ref,show-ref,merge-base',
    'name-rev,whatchanged,range-diff,cherry,diff-tree,diff-index,diff-files,show-branch,fsck,verify-commit,verify-tag,var,archive,format-patch,check-ignore',
    'count-objects,fetch,remote show,remote get-url,remote update,reflog show,stash list,stash show,worktree list,submodule status,notes show,bisect log',
    'bisect view,bisect visualize,clone,lfs ls-files,lfs status,lfs env,lfs fetch,bundle create,difftool,request-pull',
  ].join(','),
  changes: {
    add: 'changes the index',
    am: 'makes commits',
    apply: withOption('--check --stat --numstat --summary', reads, changes('changes files')),
    bisect: 'switches the working tree',
    branch,
    checkout,
    'cherry-pick': 'makes commits',
    clean,
    commit: withOption('--dry-run', reads, changes('makes a commit')),
    config,
    gc: withOption('--prune', destroys('deletes commits that nothing names'), changes('packs the repository')),
    init: 'makes a repository',
    maintenance: 'packs the repository',
    merge: 'makes a merge commit',
    mv: 'moves files',
    notes: 'changes notes',
    pull: 'changes the branch and the working tree',
    push,
    rebase: 'rewrites commits',
    remote: (args, _within, at) => (args.operands.length > at ? changes('changes the remotes') : reads),
    reset,
    restore,
    revert: 'makes a commit that takes another back',
    'sparse-checkout': 'changes the working tree',
    stash: 'puts changes aside',
    submodule: (args, _within, at) => (args.operands.length > at ? changes('changes submodules') : reads),
    switch: withOption(
      '-f --force --discard-changes',
      destroys('throws changes in the working tree away'),
      changes('switches the working tree'),
    ),
    tag,
    'update-index': 'changes the index',
    worktree: 'changes working trees',
    'lfs pull': 'changes files',
    'lfs checkout': 'changes files',
    'symbolic-ref': (args, _within, at) => (args.operands.length > at + 1 ? changes('moves a reference') : reads),
    reflog: (args, _within, at) =>
      ['expire', 'delete'].includes(operand(args, at) ?? '') ? destroys('deletes the record of lost commits') : reads,
  },
  destroys: {
    'filter-branch': 'rewrites history',
    'filter-repo': 'rewrites history',
    prune: withOption('-n --dry-run', reads, destroys('deletes commits that nothing names')),
    rm: withOption('-n --dry-run', reads, withoutCached()),
    'stash clear': 'deletes changes put aside',
    'stash drop': 'deletes changes put aside',
    'update-ref': withOption('-d', destroys('deletes a reference'), changes('moves a reference')),
    'worktree remove': 'deletes a working tree',
  },
  alone: reads,
  prints: '--version -h',
});

/** git keeps what was committed; the file itself is deleted. */
function withoutCached() {
  return changes('deletes files, which a commit still has');
}

/** GitHub's and GitLab's command line. https://cli.github.com/manual/ */
export const judgeForge = verbs({
  values: '-R --repo -H --hostname -X --method',
  reads:
    'pr list,pr view,pr diff,pr checks,pr status,issue list,issue view,issue status,run list,run view,run watch,run download,release list,release view,release download,' +
    'repo list,repo view,repo clone,workflow list,workflow view,search code,search issues,search prs,search repos,auth status,api --help,status,mr list,mr view,ci list,ci view,ci status',
  changes: {
    'pr checkout': 'switches the working tree',
    pr: 'changes a pull request',
    mr: 'changes a merge request',
    issue: 'changes an issue',
    'run rerun': 'runs a workflow again',
    'run cancel': 'stops a workflow run',
    'workflow run': 'starts a workflow',
    'workflow disable': 'disables a workflow',
    'workflow enable': 'enables a workflow',
    'release create': 'publishes a release',
    'release upload': 'changes a release',
    'ci run': 'starts a pipeline',
    'ci retry': 'runs a pipeline again',
    api: (args) => {
      const method = args.options.findLast(({ name }) => name === '-X' || name === '--method')?.value?.toUpperCase();
      if (method === undefined)
        return hasOption(args, '-f', '-F', '--field', '--raw-field', '--input') ? changes('sends data to the API') : reads;
      return method === 'GET' || method === 'HEAD'
        ? reads
        : method === 'DELETE'
          ? destroys('deletes through the API')
          : unclassedMethod(method);
    },
  },
  destroys: { 'repo delete': 'deletes a repository', 'release delete': 'deletes a release', 'run delete': 'deletes a workflow run' },
});

function unclassedMethod(method: string | undefined) {
  return method === undefined || method === '' ? unclassed('gh api') : changes('sends data to the API');
}
