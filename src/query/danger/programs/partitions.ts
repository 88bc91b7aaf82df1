/** Tables of partitions. */
import type { ProgramRow } from '../row.ts';

const partitions = 'changes the partitions of a disk';

export const partitionPrograms: readonly ProgramRow[] = [
  {
    programs: ['sgdisk'],
    manual: 'https://www.rodsbooks.com/gdisk/sgdisk.html',
    reads: ['-p|--print|-i|--info|-v|--verify|-V|--version|-L|--list-types|-F|-f|-E|-D|-b|--backup'],
    destroys: {
      '**': partitions,
      '-Z|-z|--zap-all|--zap|-d|--delete|-l|--load-backup|-n|--new|-o|--clear|-G|-R|-g|-m|-h|-N|-r|-t|-c|-u|-U|-e|-s|-A|-j|-k': partitions,
    },
    rehearses: ['-P', '--pretend'],
  },
  {
    programs: ['sfdisk'],
    manual: 'https://man7.org/linux/man-pages/man8/sfdisk.8.html',
    reads: ['-l|-d|-J|-F|-V|-x|-T|--list|--dump|--json|--verify|--list-free|--show-size|-s|-n|--no-act'],
    destroys: { '**': partitions, '--delete|-A|--activate|--part-*|--disk-id|-r|--reorder|-N': partitions },
  },
  {
    programs: ['fdisk', 'parted', 'gdisk', 'cfdisk', 'cgdisk'],
    manual: 'https://man7.org/linux/man-pages/man8/fdisk.8.html',
    takes: ['-o', '-b'],
    reads: ['-l|--list', '* print|unit **'],
    changes: { '* resizepart **': partitions, '* mkpart|mklabel|set|name|mktable **': partitions },
    destroys: { '**': partitions, '* rm|mklabel|mktable|rescue **': partitions, '-Z|-z|--zap-all|--zap': partitions },
  },
  {
    programs: ['partx'],
    manual: 'https://man7.org/linux/man-pages/man8/partx.8.html',
    takes: ['-n', '--nr', '-o', '--output', '-t', '--type'],
    reads: ['-s|--show|-l|--list|-P|-r', '*'],
    changes: { '-a|--add|-u|--update|-d|--delete': 'changes how disks are seen' },
  },
  {
    programs: ['kpartx'],
    manual: 'https://linux.die.net/man/8/kpartx',
    takes: ['-p', '-P'],
    reads: ['-l', '*'],
    changes: { '-a|-u|-d': 'changes how disks are seen' },
  },
  {
    programs: ['partprobe'],
    reads: ['-d|--dry-run'],
    changes: { '**': 'changes how disks are seen', '': 'changes how disks are seen' },
  },
  {
    programs: ['growpart', 'cloud-init'],
    manual: 'https://manpages.debian.org/growpart.1',
    reads: ['-N|--dry-run', 'status|query|analyze|schema **'],
    changes: { '**': 'changes how disks are seen' },
    destroys: { clean: 'deletes what cloud-init has kept' },
  },
];
