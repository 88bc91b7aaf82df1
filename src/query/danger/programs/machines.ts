/** Hardware, virtual machines, terminal sessions and what looks into processes. */
import type { ProgramRow } from '../row.ts';

export const machinePrograms: readonly ProgramRow[] = [
  {
    programs: ['nvidia-smi', 'rocm-smi'],
    takes: ['-i', '-d', '-f', '-l', '-pm', '-pl', '-ac', '-c', '-e', '-p', '-mig', '-lgc'],
    wordy: true,
    reads: ['**'],
    changes: {
      '-pm|-pl|-ac|-rac|-c|-e|-p|-mig|-lgc|-rgc|-lmc|-acp|--persistence-mode|--power-limit|--gpu-reset|-r|-am|--compute-mode':
        'changes a graphics card',
    },
  },
  {
    programs: [
      'ipmitool',
      'ipmi-chassis',
      'racadm',
      'hpasmcli',
      'ilorest',
      'storcli',
      'storcli64',
      'perccli',
      'perccli64',
      'megacli',
      'MegaCli64',
      'ssacli',
      'hpssacli',
      'arcconf',
    ],
    takes: ['-H', '-U', '-P', '-I', '-L', '-f', '-E', '-r', '-u', '-p', '-i', '-e'],
    wordy: true,
    reads: [
      'sdr|sensor|fru|sel|mc, chassis status, lan print, user list',
      'sel $',
      'sel list|elist|info **',
      'sensor|fru|sdr',
      'chassis status',
      '** power status',
      '** status|info|list|print|show|getconfig|lclog|get|getsysinfo|getsel|getversion|getled',
      '** show **',
      'GETCONFIG *',
      '-*Info|-*info|-PDList|-LDInfo|-AdpAllInfo|-ShowSummary|-PDInfo **',
      'mc info',
      'ctrl **',
    ],
    changes: {
      '** power on|off|cycle|reset|soft|diag': 'switches a host on or off',
      'mc reset **': 'restarts the controller',
      '** set|bootdev|identify|on|off|cycle|reset|powerup|powerdown|hardreset|jobqueue|racreset|modify|start|stop|add|create|enable|import **':
        'changes a host or its disks',
      '** sol|raw **': 'sends raw commands to the controller or opens its console',
    },
    destroys: {
      'sel clear': 'empties the event log',
      '** clear|delete|del|erase|clrsel|drop|secureerase|init': 'deletes logs or disks',
      '-CfgLdDel|-CfgClr|-PDOffline|-PDMarkMissing|-PDPrpRmv|-LDInit **': 'takes disks away',
    },
    writesTo: ['sel save #3', 'sdr dump #3'],
  },
  {
    programs: ['virsh'],
    takes: ['-c', '--connect'],
    reads: [
      'list|dominfo|domstate|domblklist|domblkinfo|domblkstat|domiflist|domifaddr|domifstat|domjobinfo|dommemstat|domstats|dumpxml|nodeinfo|nodememstats|nodecpustats|pool-list|pool-info|pool-dumpxml|vol-list|vol-info|vol-path|net-list|net-info|net-dumpxml|net-dhcp-leases|snapshot-list|snapshot-info|snapshot-dumpxml|snapshot-current|vcpuinfo|vcpucount|version|uri|capabilities|hostname|iface-list|nodedev-list|secret-list|cpu-stats|domid|domuuid|domname|domtime|event|schedinfo|domfsinfo|guestinfo|domdisplay|vncdisplay|ttyconsole|sysinfo|freecell **',
    ],
    changes: {
      'start|shutdown|reboot|reset|suspend|resume|save|restore|define|create|autostart|edit|attach-*|detach-*|setmem|setmaxmem|setvcpus|migrate|snapshot-create*|blockresize|blockcommit|blockpull|blockcopy|net-start|net-define|net-create|net-autostart|net-update|net-edit|pool-start|pool-define*|pool-create*|pool-refresh|pool-autostart|pool-build|vol-create*|vol-clone|vol-upload|vol-resize|vol-download|console|domrename|managedsave|inject-nmi|send-key|qemu-monitor-command|qemu-agent-command|change-media|update-device|dump|pool-edit|iface-* **':
        'changes virtual machines',
    },
    destroys: {
      'destroy|undefine|snapshot-delete|snapshot-revert|pool-destroy|pool-delete|pool-undefine|vol-delete|vol-wipe|net-destroy|net-undefine|managedsave-remove|secret-undefine|nodedev-destroy **':
        'destroys a virtual machine or its disks',
    },
  },
  {
    programs: [
      'qm',
      'pct',
      'pvesm',
      'pvecm',
      'pvesh',
      'ha-manager',
      'pveceph',
      'xe',
      'xl',
      'esxcli',
      'vim-cmd',
      'qemu-img',
      'vagrant',
      'VBoxManage',
      'vboxmanage',
      'multipass',
      'lxc',
      'incus',
      'lxc-ls',
      'lxc-info',
      'lima',
      'limactl',
      'colima',
      'orb',
      'prlctl',
    ],
    takes: ['-f', '-O', '-o', '--storage', '--node', '-t'],
    reads: [
      '-f|--fancy',
      '** list|status|config|info|show|get|ls|pending|listsnapshot|agent|cpu|nodes|version|check|compare|map|measure|top|df|lsmod|ssh-config|global-status|port|help|validate|remotes|images|vminfo|vms|getallvms|stats|logs|showvminfo|usage|console-list, ** file pull, ** snapshot list',
      '** vm-list|host-list|sr-list|pool-list|vdi-list|*-list|*-param-get|*-param-list',
      '** get|list **',
      'info|list|dominfo|uptime|console-list|version|networks|disk-list **',
      'vmsvc/get*|vmsvc/power.getstate|hostsvc/hostsummary **',
      '',
      'global-status',
      'box list',
      'snapshot list',
    ],
    changes: {
      '** start|stop|shutdown|reboot|reset|suspend|resume|migrate|set|create|clone|resize|snapshot|template|unlock|move_disk|move-disk|importdisk|add|enable|disable|expected|updatecerts|up|halt|reload|provision|package|pause|unpause|save|restore|restart|launch|init|copy|move|rename|publish|import|export|attach|exec|device|network|profile|storage|modify|set-*|vm-start|vm-shutdown|vm-reboot|vm-migrate|pbd-plug|pbd-unplug|host-disable|host-enable|host-reboot|mem-set|vcpu-set|convert|commit|amend|rebase|push|ssh|install|power|maintenanceMode|vmsvc/power.*|vmsvc/*|edit|enter|mount|umount|transfer|recover|box|plugin|controlvm|startvm|modifyvm|clonevm, ** snapshot -c, ** file push':
        'changes virtual machines',
    },
    destroys: {
      '** destroy|delete|purge|rm|remove|delnode|delsnapshot|rollback|free|vm-destroy|vdi-destroy|sr-destroy|sr-forget|*-destroy|*-uninstall|unregister|unregistervm|delsnapshot|vmsvc/destroy|vmsvc/unregister|vmsvc/snapshot.remove|vmsvc/snapshot.removeall|prune|wipe|destroyfs|recover-force|closemedium, ** snapshot revert':
        'destroys a virtual machine or its disks',
    },
  },
  {
    programs: ['screen', 'tmux', 'byobu', 'zellij'],
    manual: 'https://man7.org/linux/man-pages/man1/tmux.1.html',
    takes: ['-S', '-t', '-r', '-s', '-n', '-L', '-p'],
    reads: [
      '-ls|-list|-l|-v|-V',
      'ls|list-sessions|list-windows|list-panes|capture-pane|info|show-options|display-message|display|list-clients **',
      '-l -s',
    ],
    changes: { '**': 'opens or changes terminal sessions', '': 'opens a terminal session' },
    destroys: { 'kill-server|kill-session|kill-window|kill-pane **': 'ends terminal sessions' },
  },
  {
    programs: ['jcmd'],
    reads: [
      '',
      '-l',
      '* $',
      '* help|PerfCounter.print **',
      '* VM.flags|VM.version|VM.uptime|VM.command_line|VM.system_properties|VM.info|VM.native_memory|VM.metaspace|VM.classloaders|VM.stringtable|VM.symboltable|VM.events|VM.classloader_stats|VM.class_hierarchy|VM.systemdictionary|VM.print_touched_methods|VM.dynlibs|VM.cds **',
      '* VM.log list **',
      '* Thread.print|Thread.dump_to_file|GC.class_histogram|GC.heap_info|GC.class_stats|GC.finalizer_info|JFR.check|JFR.view|Compiler.codecache|Compiler.codelist|Compiler.queue **',
    ],
    changes: {
      '* GC.heap_dump **': 'stops the process while it writes a dump',
      '* GC.run|GC.run_finalization': 'makes the process collect garbage',
      '* JFR.*|VM.log|VM.set_flag|ManagementAgent.*|JVMTI.*|Compiler.directives_*|System.trim_native_heap|VM.cds * **':
        'changes a running process',
      '* JFR.*|VM.log|VM.set_flag|ManagementAgent.*|JVMTI.*|Compiler.directives_*|System.trim_native_heap **': 'changes a running process',
    },
  },
  {
    programs: ['jmap'],
    wordy: true,
    reads: ['**'],
    changes: {
      '-dump*': 'stops the process while it writes a dump',
      '-histo:live*': 'makes the process collect garbage',
      '-F': 'stops the process while it looks',
    },
  },
  {
    programs: ['jinfo'],
    wordy: true,
    reads: ['**'],
    changes: { '-flag': 'shows or changes a flag of a process', '-flag:*': 'changes a flag of a process' },
  },
  {
    programs: ['gdb', 'lldb', 'crash', 'delve', 'dlv'],
    takes: ['-p', '-ex', '-x', '-c'],
    changes: { '**': 'stops the process while it is looked at' },
  },
  { programs: ['gcore'], changes: { '**': 'stops the process while it writes a dump' } },
];
