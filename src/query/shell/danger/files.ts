/** Files, disks and processes: GNU coreutils, findutils, sed, procps, util-linux. https://man7.org/linux/man-pages/ */
import { type Arguments, hasOption, optionValue, readArguments } from '../arguments.ts';
import type { ShellWord } from '../read.ts';
import { both, changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under } from './outcome.ts';
import { placeOf } from './places.ts';

const isScratch = (word: ShellWord | undefined) => word !== undefined && (placeOf(word) === 'scratch' || placeOf(word) === 'nothing');

/** The last operand is what is written, or `-t` names it. */
const copies: Judge = judging({ values: '-t --target-directory -S --suffix' }, (args) => {
  const target = args.operands.at(-1);
  // A relative name may stand in any folder; `.` and a temporary folder take evidence.
  const isKept = target !== undefined && isScratch(target) && /^(?:\/tmp|\/var\/tmp|\.\/?$|~)/.test(target.value ?? target.text);
  return isKept && !hasOption(args, '-t', '--target-directory') ? reads : changes('writes files');
});

const rm = judging({}, (args) =>
  hasOption(args, '-r', '-R', '--recursive') ? destroys('deletes folders with all that is in them') : destroys('deletes files'),
);

/** `tee` shows and writes: a file in the working folder keeps evidence. */
const tee = judging({}, (args) => {
  const places = args.operands.map(placeOf);
  if (places.includes('disk')) return destroys('writes over a disk');
  if (places.includes('system')) return hasOption(args, '-a', '--append') ? changes('appends to a file') : changes('writes over a file');
  return places.includes('unknown') ? unclassed('tee') : reads;
});

const dd: Judge = (words) => {
  const target = words.find(({ value, literalPrefix }) => (value ?? literalPrefix).startsWith('of='));
  if (target === undefined) return reads;
  const path = {
    ...target,
    value: target.value?.slice(3) ?? null,
    literalPrefix: target.literalPrefix.slice(3),
    text: target.text.slice(3),
  };
  const place = placeOf(path);
  if (place === 'nothing') return reads;
  return place === 'disk' || place === 'unknown' ? destroys('writes over a disk') : changes('writes a file');
};

const perl = judging({ values: '-e -E' }, (args) => (hasOption(args, '-i') ? changes('changes files in place') : unclassed('perl')));

/** Actions of https://man7.org/linux/man-pages/man1/find.1.html; `-exec` runs another program. */
const find: Judge = (words, within) => {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < words.length; at++) {
    const action = words[at]?.value ?? '';
    if (action === '-delete') outcomes.push(destroys('deletes files'));
    if (['-fprint', '-fprintf', '-fls'].includes(action) && !isScratch(words[at + 1])) outcomes.push(changes('writes a file'));
    if (!['-exec', '-execdir', '-ok', '-okdir'].includes(action)) continue;
    const end = words.findIndex(({ value }, index) => index > at && (value === ';' || (value === '+' && words[index - 1]?.text === '{}')));
    outcomes.push(within.words(words.slice(at + 1, end === -1 ? undefined : end)));
    if (end !== -1) at = end;
  }
  return both(...outcomes);
};

const kill = judging({ values: '-s -n --signal' }, (args) =>
  hasOption(args, '-l', '-L', '--list') || args.options.some(({ name, value }) => name === '-0' || value === '0')
    ? reads
    : changes('sends a signal to processes'),
);

const mkfs = destroys('writes over a disk');

/** An archive is written where it is named; extracting writes into the working folder or into `-C`. */
const tar: Judge = (words) => {
  // The first word may have its letters without a dash: `tar xzf a.tgz`.
  const letters = words[0]?.value?.startsWith('-') === false ? words[0].value : '';
  const args: Arguments = readArguments(words, { values: '-f -C --file --directory --exclude -X -T' });
  const is = (letter: string, long: string) => letters.includes(letter) || hasOption(args, `-${letter}`, `--${long}`);
  if (hasOption(args, '--to-command', '--checkpoint-action', '-I', '--use-compress-program')) return unclassed('tar');
  if (is('t', 'list') || is('d', 'diff')) return reads;
  if (hasOption(args, '--delete', '--remove-files')) return destroys('deletes files');
  if (is('x', 'extract')) {
    const folder = optionValue(args, '-C', '--directory');
    return folder === undefined || /^\/tmp|^\.\/?$/.test(folder ?? '') ? reads : changes('writes files');
  }
  return is('c', 'create') || is('r', 'append') || is('u', 'update') ? reads : unclassed('tar');
};

const rsync = judging({ values: '-e --rsh --exclude --include --bwlimit -B --log-file --filter -f' }, (args) => {
  if (hasOption(args, '-n', '--dry-run', '--list-only')) return reads;
  const deletes = args.options.some(({ name }) => name.startsWith('--del') || name === '--remove-source-files');
  return deletes ? destroys('deletes files at the target') : changes('writes files');
});

/** Fetching to a temporary or the working folder keeps evidence; sending writes. */
const scp = judging({ values: '-P -i -o -F -J -c -l -S' }, (args) => {
  const target = args.operands.at(-1);
  return target !== undefined && !/^[^/]*:/.test(target.value ?? target.text) && isScratch(target) ? reads : changes('writes files');
});

const folderInScratch = judging({ values: '-m --mode' }, (args) =>
  args.operands.every((word) => /^\/tmp\//.test(word.value ?? word.literalPrefix)) ? reads : changes('makes a folder'),
);

export const fileJudges: Readonly<Record<string, Judge>> = {
  ...under('rm unlink', rm),
  rmdir: () => changes('deletes empty folders'),
  ...under('cp install', copies),
  mv: () => changes('moves files, over those that stand there'),
  ...under('ln link', () => changes('makes a link')),
  mkdir: folderInScratch,
  touch: judging({ values: '-d -r -t' }, (args) =>
    args.operands.every((word) => /^\/tmp\//.test(word.value ?? word.literalPrefix)) ? reads : changes('makes a file'),
  ),
  ...under('mkfifo mknod', () => changes('makes a file')),
  ...under('chmod chgrp chown setfacl chattr chcon restorecon setcap', () => changes('changes who may use files')),
  truncate: judging({ values: '-s --size -r --reference' }, () => destroys('cuts files off')),
  ...under('shred wipe', () => destroys('overwrites files')),
  dd,
  ...under(
    'mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mke2fs mkswap wipefs blkdiscard zerofree',
    judging({}, (args) => (hasOption(args, '-n', '--no-act', '-V') ? reads : mkfs)),
  ),
  tee,
  perl,
  find,
  ...under('kill pkill killall skill tkill', kill),
  fuser: judging({}, (args) => (hasOption(args, '-k', '--kill') ? changes('kills processes') : reads)),
  ...under('renice', () => changes('changes the priority of processes')),
  tar,
  ...under(
    'unzip gunzip bunzip2 unxz uncompress',
    judging({}, (args) =>
      args.operands.length === 0 || hasOption(args, '-l', '-t', '-c', '-p', '-Z', '--list', '--stdout', '--test')
        ? reads
        : changes('writes files'),
    ),
  ),
  ...under(
    'gzip bzip2 xz zstd',
    // Without a file they pack what is piped through them.
    judging({}, (args) =>
      args.operands.length === 0 || hasOption(args, '-c', '-l', '-t', '--stdout', '--list', '--test')
        ? reads
        : changes('packs files in place'),
    ),
  ),
  ...under('zip 7z', () => reads),
  rsync,
  ...under('scp sftp', scp),
  split: () => reads,
  patch: judging({}, (args) => (hasOption(args, '--dry-run') ? reads : changes('changes files'))),
  ...under(
    'vi vim nvim nano ed emacs',
    judging({}, (args) => (hasOption(args, '-R') ? reads : changes('edits files'))),
  ),
  ...under('view', () => reads),
  ...under(
    'logrotate',
    judging({ values: '-s -m -l' }, (args) => (hasOption(args, '-d', '--debug') ? reads : changes('rotates log files'))),
  ),
  ...under(
    'crontab',
    judging({ values: '-u' }, (args) =>
      hasOption(args, '-l') ? reads : hasOption(args, '-r') ? destroys('deletes all cron jobs') : changes('changes cron jobs'),
    ),
  ),
  ...under(
    'at batch',
    judging({ values: '-f -q' }, (args) => (hasOption(args, '-l', '-c') ? reads : changes('plans a command'))),
  ),
};
