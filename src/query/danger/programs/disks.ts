/** Disks, volumes and file systems: util-linux, LVM, RAID, ZFS, Btrfs. https://man7.org/linux/man-pages/ */
import type { ProgramRow } from '../row.ts';

const overDisk = 'writes over a disk';

export const diskPrograms: readonly ProgramRow[] = [
  {
    programs: [
      'mkfs',
      'mkfs.ext2',
      'mkfs.ext3',
      'mkfs.ext4',
      'mkfs.xfs',
      'mkfs.btrfs',
      'mkfs.vfat',
      'mkfs.fat',
      'mkfs.ntfs',
      'mke2fs',
      'mkswap',
      'blkdiscard',
      'zerofree',
      'newfs',
      'pvcreate',
    ],
    takes: ['-t', '-L', '-U', '-b'],
    destroys: { '**': overDisk },
    rehearses: ['-n', '-V', '--dry-run', '-N'],
  },
  {
    programs: ['wipefs'],
    takes: ['-o', '-t', '-O'],
    reads: ['**'],
    destroys: { '-a|--all': overDisk, '-o|--offset': overDisk },
    rehearses: ['-n', '--no-act'],
  },
  {
    programs: ['fsck', 'e2fsck', 'fsck.ext4', 'fsck.ext3', 'fsck.xfs', 'fsck.vfat'],
    manual: 'https://man7.org/linux/man-pages/man8/e2fsck.8.html',
    reads: ['-n|-N'],
    changes: { '**': 'repairs a file system' },
  },
  {
    programs: ['xfs_repair'],
    reads: ['-n'],
    changes: { '**': 'repairs a file system' },
    destroys: { '-L': 'throws the log of a file system away' },
  },
  {
    programs: ['xfs_info', 'dumpe2fs', 'xfs_db', 'debugfs', 'btrfsck', 'xfs_spaceman', 'xfs_bmap', 'filefrag'],
    reads: ['**'],
    changes: { '-w|-x': 'changes a file system', '** --repair': 'repairs a file system' },
  },
  {
    programs: [
      'xfs_growfs',
      'lvextend',
      'lvresize',
      'vgextend',
      'pvresize',
      'vgcreate',
      'lvcreate',
      'lvchange',
      'vgchange',
      'pvchange',
      'lvconvert',
      'vgimport',
      'vgexport',
      'vgrename',
      'lvrename',
      'pvmove',
      'vgcfgrestore',
      'xfs_admin',
      'e2label',
      'xfs_fsr',
      'xfs_freeze',
      'fsfreeze',
      'vgimportclone',
      'dmraid',
    ],
    takes: ['-L', '-l', '-n', '-s', '-a', '-f', '--size', '--extents', '--name'],
    changes: { '**': 'changes a volume' },
    rehearses: ['--dry-run', '-t', '--test'],
  },
  {
    programs: ['lvm'],
    reads: ['lvs|vgs|pvs|lvdisplay|vgdisplay|pvdisplay|version **'],
    changes: { '*': 'changes a volume' },
    destroys: { 'lvremove|vgremove|pvremove|lvreduce|vgreduce **': 'takes a volume away' },
  },
  {
    programs: ['resize2fs'],
    changes: { '*': 'grows a file system' },
    destroys: { '* *': 'changes the size of a file system', '-M': 'shrinks a file system' },
    reads: ['-P'],
  },
  {
    programs: ['tune2fs'],
    takes: ['-O', '-m', '-L', '-U', '-c', '-i', '-e', '-o', '-r'],
    reads: ['-l'],
    changes: { '**': 'changes a file system' },
  },
  {
    programs: ['lvremove', 'vgremove', 'pvremove', 'lvreduce', 'vgreduce'],
    destroys: { '**': 'takes a volume away' },
    rehearses: ['-t', '--test'],
  },
  {
    programs: ['mdadm'],
    takes: ['-l', '-n', '-c', '-x', '--level', '--raid-devices', '--spare-devices', '--size', '-z'],
    reads: ['-D|--detail|-Q|--query|-E|--examine|--detail-platform|--test', '-s|--scan -D|--detail|-E|--examine'],
    changes: {
      '-A|--assemble|-F|--monitor|--grow|-G|--re-add|-a|--add|--readonly|--readwrite|--run|--replace|--build|--add-spare|-I|--incremental':
        'changes a RAID array',
    },
    destroys: {
      '-C|--create|-S|--stop|--zero-superblock|-r|--remove|-f|--fail|--kill-subarray': 'takes a RAID array or a disk of it away',
    },
  },
  {
    programs: ['dmsetup'],
    reads: ['ls|info|status|table|deps|targets|version|stats|report|splitname', ''],
    changes: { 'create|suspend|resume|reload|rename|message|load|mknodes|udev*|setgeometry *': 'changes a mapped device' },
    destroys: { 'remove|remove_all|clear|wipe_table **': 'takes a mapped device away' },
  },
  {
    programs: ['cryptsetup'],
    takes: ['-c', '-s', '-h', '--key-file', '-d', '--key-slot', '-S', '--type'],
    reads: ['status|luksDump|isLuks|luksUUID|benchmark|tcryptDump **'],
    changes: {
      'open|luksOpen|close|luksClose|resize|luksAddKey|luksChangeKey|luksSuspend|luksResume|luksConvertKey|refresh|convert|config|token|repair|luksHeaderBackup **':
        'changes an encrypted device',
    },
    destroys: {
      'luksFormat|luksErase|erase|luksRemoveKey|luksKillSlot|reencrypt|luksHeaderRestore **': 'overwrites an encrypted device or its keys',
    },
  },
  {
    programs: ['losetup'],
    reads: ['', '-a|--all|-l|--list|-j|-f|--find'],
    changes: { '*': 'attaches a file as a disk' },
    destroys: { '-d|-D|--detach|--detach-all': 'detaches a loop device' },
  },
  {
    programs: ['multipath', 'multipathd'],
    manual: 'https://linux.die.net/man/8/multipath',
    reads: ['-l|-ll|-t|-T|-c|-C|-d', 'show **', '-k=show*'],
    changes: { '**': 'changes paths to disks', '': 'changes paths to disks' },
    destroys: { '-f|-F|-w|-W': 'forgets paths to disks' },
  },
  {
    programs: ['nvme'],
    reads: [
      'list|list-subsys|smart-log|error-log|id-ctrl|id-ns|fw-log|get-feature|list-ns|list-ctrl|show-regs|get-log|version|effects-log|self-test-log|endurance-log|discover **',
    ],
    changes: {
      'connect|connect-all|disconnect|disconnect-all|reset|subsystem-reset|ns-rescan|attach-ns|detach-ns|create-ns|fw-download|fw-commit|set-feature|device-self-test|flush **':
        'changes an NVMe device',
    },
    destroys: { 'format|sanitize|delete-ns|write|write-zeroes|dsm|write-uncor **': overDisk },
  },
  {
    programs: ['hdparm', 'sdparm'],
    reads: ['-I|-i|-t|-T|-C|-g|--Istdout', '*', '-l|--get|--all|--inquiry'],
    changes: { '-S|-y|-Y|-W|-B|-M|-a|-A|-r|--set|--command': 'changes how a disk works' },
    destroys: { '--security-*|--make-bad-sector|--trim-sector-ranges|--write-sector': overDisk },
  },
  {
    programs: ['smartctl'],
    takes: ['-d', '-l', '-n', '-r', '-q', '-T', '-v', '-t', '-s'],
    reads: ['**'],
    changes: { '-t|--test|-X|--abort|-s|--smart|-o|-S': 'starts or stops tests of a disk' },
  },
  { programs: ['badblocks'], reads: ['**'], destroys: { '-w|-n': overDisk }, takes: ['-b', '-c', '-o', '-p', '-t'] },
  { programs: ['fstrim'], changes: { '**': 'frees blocks of a disk' }, rehearses: ['-n', '--dry-run'] },
  {
    programs: ['zpool'],
    manual: 'https://openzfs.github.io/openzfs-docs/man/master/8/zpool.8.html',
    takes: ['-o', '-O', '-R', '-t', '-T', '-d', '-c'],
    reads: ['status|list|iostat|history|events|get|version|wait|import **', 'import', ''],
    changes: {
      'import *': 'imports a pool',
      'import -a': 'imports pools',
      'scrub|online|resilver|trim|initialize|export|upgrade|set|add|attach|replace|clear|reopen|reguid|sync|split|checkpoint|create|offline|prefetch *':
        'changes a pool',
      'export -a': 'takes pools away',
      'upgrade -a': 'upgrades pools',
    },
    destroys: {
      'destroy|remove|detach|labelclear *': 'destroys a pool or takes a disk of it away',
      'create -f *': overDisk,
      'import -F|--rewind-to-checkpoint *': 'throws later data away',
      'checkpoint -d|--discard *': 'deletes a checkpoint',
    },
    rehearses: ['-n'],
  },
  {
    programs: ['zfs'],
    manual: 'https://openzfs.github.io/openzfs-docs/man/master/8/zfs.8.html',
    takes: ['-o', '-O', '-t', '-s', '-S', '-d', '-x'],
    reads: ['list|get|diff|holds|version|userspace|groupspace|projectspace|allow|send|wait|mount **', '', 'mount', 'list', 'get'],
    changes: {
      'create|snapshot|snap|clone|promote|rename|set|inherit|share|unshare|umount|unmount|hold|release|upgrade|receive|recv|load-key|unload-key|change-key|unallow|bookmark|redact, mount *, allow *, program *':
        'changes a file system',
      'snapshot|snap|set|inherit|create|clone|promote|rename|share|unshare|umount|unmount|hold|release|upgrade|receive|recv|load-key|unload-key|change-key|unallow|bookmark **':
        'changes a file system',
      'mount -a': 'mounts file systems',
    },
    destroys: {
      'destroy *': 'destroys a file system or snapshots',
      'rollback *': 'throws away what was written since a snapshot',
      'receive|recv -F **': 'throws away what was written since a snapshot',
    },
    rehearses: ['-n'],
  },
  {
    programs: ['btrfs'],
    reads: [
      '** show|list|usage|df|stats|status|get',
      'filesystem du **',
      'version',
      'inspect-internal **',
      'check *',
      'check --readonly *',
      'property get **',
      'subvolume find-new **',
    ],
    changes: {
      '** balance|scrub|resize|defragment|label|add|create|snapshot|start|set|enable|disable|cancel|resume|pause|sync|replace|set-default|send|receive|rescan|quota':
        'changes a file system',
    },
    destroys: {
      '** delete|remove': 'deletes a subvolume or takes a disk away',
      'check --repair|--init-csum-tree|--init-extent-tree **': 'changes a broken file system',
      'rescue **': 'changes a broken file system',
    },
  },
  {
    programs: ['drbdadm', 'drbdsetup'],
    manual: 'https://linbit.com/man/v9/?linbitman=drbdadm.8.html',
    takes: ['-d', '-c', '-t'],
    reads: ['status|role|cstate|dstate|dump|sh-*|show|events2|show-gi|dump-md **'],
    changes: {
      'up|adjust|connect|primary|secondary|attach|resume-sync|pause-sync|verify|new-current-uuid|resize|wait-connect|disconnect **':
        'changes a replicated disk',
    },
    destroys: {
      'down|detach|invalidate|invalidate-remote|create-md|wipe-md|outdate|del-* **': 'throws data of a replica away, or takes it down',
    },
  },
  {
    programs: ['iscsiadm'],
    takes: ['-m', '-T', '-p', '-t', '-o', '-n', '-v', '--mode', '--targetname', '--portal', '--op'],
    reads: ['**'],
    changes: { '-l|--login|--loginall|-o=new|-o=update|--op=new|--op=update|-R|--rescan': 'changes sessions with storage' },
    destroys: { '-u|--logout|--logoutall|-o=delete|--op=delete': 'ends sessions with storage' },
  },
  {
    programs: ['mount'],
    takes: ['-t', '-o', '--types', '--options', '-O', '-L', '-U'],
    reads: ['', '-l|--show-labels|-t|--types'],
    changes: { '*': 'attaches a file system', '-a|--all': 'attaches file systems' },
  },
  {
    programs: ['swapon'],
    takes: ['-p', '-o', '-L', '-U'],
    reads: ['', '-s|--show|--summary'],
    changes: { '*': 'adds swap', '-a|--all': 'adds swap' },
  },
  {
    programs: ['umount', 'swapoff', 'mount.nfs', 'fusermount', 'systemd-mount', 'systemd-umount'],
    takes: ['-t', '-o', '-O'],
    reads: [''],
    changes: { '**': 'takes a file system or swap away, or attaches one' },
  },
  {
    programs: ['mtx', 'mt', 'tapeinfo'],
    reads: ['** status|inquiry|inventory'],
    changes: { '**': 'moves or writes a tape' },
    destroys: { '** erase|weof': 'overwrites a tape' },
  },
];
