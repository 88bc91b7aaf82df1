/** Users of a host and their sessions. https://man7.org/linux/man-pages/ */
import type { ProgramRow } from '../row.ts';

export const userPrograms: readonly ProgramRow[] = [
  {
    programs: [
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
    reads: ['list|discover'],
  },
  {
    programs: ['useradd'],
    takes: ['-s', '-b', '-e', '-f', '-g', '-G', '-u', '-d', '-c', '-p', '-k', '-K'],
    // Alone it shows the defaults; `adduser -D` of BusyBox makes a user without a password.
    reads: ['-D|--defaults $'],
    changes: {
      '**': 'makes a user',
      '-D|--defaults -s|-b|-e|-f|-g|--shell|--base-dir|--expiredate|--inactive|--gid': 'changes the defaults of users',
    },
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
    manual: 'https://man7.org/linux/man-pages/man1/passwd.1.html',
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
