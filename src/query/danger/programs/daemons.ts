/** Programs that administer one daemon: telephony, mail filters, names, packet filters in the kernel, continuous integration. */
import type { ProgramRow } from '../row.ts';

export const daemonPrograms: readonly ProgramRow[] = [
  {
    programs: ['asterisk', 'rasterisk'],
    manual: 'https://docs.asterisk.org/Operation/Running-Asterisk/',
    takes: ['-x', '-C', '-U', '-G', '-s'],
    reads: ['-x=*show*|*list*|*help*|*status*', '-V'],
    changes: { '-x': 'runs a command of Asterisk', '**': 'starts Asterisk, or opens its console', '': 'starts Asterisk' },
  },
  {
    programs: ['fs_cli'],
    takes: ['-x', '-H', '-P', '-p', '-u'],
    reads: ['-x=*show*|*status*|*list*|*uptime*|*version*'],
    changes: { '-x': 'runs a command of FreeSWITCH' },
  },
  {
    programs: ['rspamadm'],
    manual: 'https://docs.rspamd.com/getting-started/first-setup/',
    reads: [
      'configtest|confighelp|configdump|configgraph|fuzzy_ping|dkim_keygen|dnstool|help **',
      'configtest|configdump|help',
      'control stat|fuzzystat',
    ],
    changes: { 'control|configwizard|statconvert|fuzzyconvert|corpustest|grep|template|lua|pw **': 'changes rspamd, or runs code in it' },
    destroys: { 'fuzzy_del|fuzzy_merge **': 'changes its store of samples' },
  },
  {
    programs: ['freshclam', 'sa-update', 'geoipupdate'],
    reads: ['--version|-V|--show-progress --no-action'],
    changes: { '**': 'downloads definitions', '': 'downloads definitions' },
  },
  {
    programs: ['nsupdate'],
    manual: 'https://bind9.readthedocs.io/en/latest/manpages.html#nsupdate-dynamic-dns-update-utility',
    takes: ['-k', '-y', '-p', '-t', '-u', '-r', '-R', '-L'],
    reads: ['-V'],
    changes: { '**': 'changes records of a zone', '': 'changes records of a zone' },
  },
  {
    programs: ['bpftool'],
    manual: 'https://bpftool.dev/',
    takes: ['-m', '--mapcompat'],
    reads: [
      '* show|list|dump|lookup|getnext|peek|tree|help|probe **',
      '* show|list|dump|tree|help|probe',
      'version|feature|help',
      'prog tracelog',
      'gen skeleton|subskeleton **',
    ],
    changes: {
      '* update|pin|load|attach|detach|create|delete|freeze|enqueue|push|pop|dequeue|run|loadall|register|unregister **':
        'changes programs in the kernel',
    },
  },
  {
    programs: ['jenkins-cli'],
    manual: 'https://www.jenkins.io/doc/book/managing/cli/',
    takes: ['-s', '-auth', '-i', '-user', '-p', '-logger'],
    wordy: true,
    reads: ['list-*|get-*|console|who-am-i|version|help **', 'list-*|get-*|who-am-i|version|help'],
    changes: { '*': 'changes Jenkins or runs a job' },
    destroys: { 'delete-*|shutdown|groovy|remove-*': 'deletes jobs, nodes or builds, or stops Jenkins' },
  },
  {
    programs: ['nix-collect-garbage', 'k3s-killall.sh', 'k3s-uninstall.sh', 'k3s-agent-uninstall.sh'],
    destroys: { '**': 'deletes what it finds unused, or takes a node away', '': 'deletes what it finds unused, or takes a node away' },
    rehearses: ['--dry-run'],
  },
  {
    programs: ['popeye'],
    takes: ['-n', '--context', '-f', '-o', '-l', '-s', '-A-'],
    reads: ['**', ''],
    changes: { '--s3-bucket|--push-gtwy-url': 'uploads a report' },
  },
  {
    programs: ['aliyun', 'tccli'],
    takes: ['--profile', '--region', '--output', '-p'],
    reads: [
      '* Describe*|List*|Get*|Query*|Check*|Search*|Lookup* **',
      '* Describe*|List*|Get*|Query*|Check*|Search*|Lookup*',
      'oss ls|stat|du|cat **',
      'configure list|get',
      'help|version',
    ],
    changes: { '* *': 'changes cloud resources' },
    destroys: {
      '* Delete*|Release*|Terminate*|Remove*|Destroy*|Isolate*|Purge*|Unbind* **': 'deletes cloud resources',
      'oss rm|rb **': 'deletes cloud resources',
    },
  },
  {
    programs: ['mix'],
    manual: 'https://hexdocs.pm/mix/Mix.html',
    takes: ['-r', '--repo', '-n', '-e'],
    reads: [
      'ecto.migrations|phx.routes|deps|deps.tree|hex.outdated|hex.audit|test|lint|credo|dialyzer|xref|help|format --check-formatted **',
      'ecto.migrations|phx.routes|deps|deps.tree|hex.outdated|hex.audit|test|credo|help',
    ],
    changes: {
      'ecto.migrate|ecto.rollback|ecto.create|ecto.load|ecto.setup|ecto.dump|deps.get|deps.update|deps.compile|compile|release|phx.server|phx.digest|phx.gen.*|run|do|new|format|archive.install|local.* **':
        'changes a project or its database',
      'ecto.migrate|ecto.rollback|ecto.create|ecto.load|ecto.setup|ecto.dump|deps.get|compile|release|phx.server|phx.digest|format':
        'changes a project or its database',
    },
    destroys: { 'ecto.drop|ecto.reset|deps.clean|clean|phx.digest.clean': 'drops a database or deletes built files' },
  },
];
