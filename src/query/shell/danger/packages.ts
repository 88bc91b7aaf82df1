/** Package managers of systems and of languages. */
import { hasOption } from '../arguments.ts';
import { changes, destroys, type Judge, judging, reads, unclassed, under } from './outcome.ts';
import { verbs } from './verbs.ts';

const packages = verbs({
  values: '-o -c -t --target-release --option --repo --enablerepo --disablerepo',
  reads:
    'list,search,show,info,policy,depends,rdepends,provides,whatprovides,check-update,check,repolist,history,changelog,showpkg,madison,download,leaves,outdated,deps,config,log',
  changes: {
    install: 'installs packages',
    reinstall: 'installs packages',
    add: 'installs packages',
    update: 'updates packages or their list',
    upgrade: 'upgrades packages',
    'full-upgrade': 'upgrades packages',
    'dist-upgrade': 'upgrades packages',
    'dselect-upgrade': 'upgrades packages',
    downgrade: 'installs older packages',
    hold: 'holds packages back',
    unhold: 'lets packages be upgraded',
    clean: 'empties the package cache',
    autoclean: 'empties the package cache',
    makecache: 'updates the list of packages',
    remove: 'removes packages',
    erase: 'removes packages',
    del: 'removes packages',
    uninstall: 'removes packages',
    autoremove: 'removes packages',
    fix: 'changes packages',
    'history undo': 'takes an installation back',
    'history redo': 'installs packages',
    'history rollback': 'takes installations back',
  },
  destroys: { purge: 'removes packages with their settings' },
  rehearses: '-s --simulate --dry-run --just-print --no-act --assumeno',
  prints: '--version -h',
});

const languagePackages = verbs({
  values: '--prefix -C --cwd -r -i --index-url',
  reads:
    'list,ls,view,info,show,search,outdated,audit,why,freeze,check,config list,config get,root,bin,prefix,whoami,ping,doctor,index versions,download',
  changes: {
    install: 'installs packages',
    i: 'installs packages',
    ci: 'installs packages',
    add: 'installs packages',
    update: 'upgrades packages',
    upgrade: 'upgrades packages',
    uninstall: 'removes packages',
    remove: 'removes packages',
    publish: 'publishes a package',
    'audit fix': 'installs packages',
  },
  prints: '--version -v -V -h',
});

const dpkg = judging({ values: '' }, (args) => {
  if (hasOption(args, '-P', '--purge')) return destroys('removes packages with their settings');
  if (hasOption(args, '-i', '-r', '--install', '--remove', '--configure', '--unpack', '--add-architecture', '--set-selections'))
    return changes('changes packages');
  return reads;
});

const rpm = judging({ values: '' }, (args) => {
  if (hasOption(args, '-q', '--query', '-V', '--verify', '--checksig', '-K', '--version', '--eval')) return reads;
  return hasOption(args, '-e', '--erase', '-i', '-U', '-F', '--install', '--upgrade', '--freshen', '--import', '--rebuilddb')
    ? changes('changes packages')
    : unclassed('rpm');
});

export const packageJudges: Readonly<Record<string, Judge>> = {
  ...under('apt apt-get aptitude apt-mark dnf yum zypper apk brew', packages),
  snap: verbs({
    reads: 'list,info,find,changes,services,logs,version',
    changes: Object.fromEntries(
      'install refresh revert remove start stop restart enable disable set'.split(' ').map((verb) => [verb, 'changes packages']),
    ),
  }),
  ...under('npm yarn pnpm pip pip3 pipx gem', languagePackages),
  dpkg,
  rpm,
};
