/** Users of a host and their sessions. https://man7.org/linux/man-pages/ */
import type { ProgramRow } from '../row.ts';

export const userPrograms: readonly ProgramRow[] = [
  {
    programs: [
      'useradd',
      'usermod',
      'groupadd',
      'groupmod',
      'adduser',
      'addgroup',
      'gpasswd',
      'chpasswd',
      'newusers',
      'pwconv',
      'pwck',
      'grpck',
      'newgrp',
      'chsh',
      'chfn',
      'pam-auth-update',
      'authconfig',
      'authselect',
      'realm',
      'sss_cache',
      'faillog',
    ],
    changes: { '**': 'changes users' },
    reads: ['list|discover', '-D|--defaults'],
  },
  { programs: ['userdel', 'groupdel', 'deluser', 'delgroup'], destroys: { '**': 'deletes a user or group' } },
  {
    programs: ['chage'],
    takes: ['-E', '-m', '-M', '-I', '-W', '-d'],
    reads: ['-l|--list'],
    changes: { '**': 'changes when a password ends' },
  },
  {
    programs: ['passwd', 'faillock', 'pam_tally2'],
    takes: ['-E', '-m', '-M', '-I', '-W', '-d', '--user', '-u'],
    reads: ['-S|--status|-l|--list', '-a -S'],
    changes: {
      '**': 'changes users',
      '': 'changes users',
      '-l *': 'changes users',
      '--user|-u': 'shows failed logins',
      '--reset|-r|--unlock': 'changes users',
    },
  },
  {
    programs: ['loginctl'],
    reads: ['--all|-a', '', 'list-*|show-*|session-status|user-status|seat-status **'],
    changes: { 'lock-*|unlock-*|activate|enable-linger|disable-linger|attach|flush-devices **': 'changes sessions' },
    destroys: { 'terminate-*|kill-* *': 'ends sessions' },
  },
];
