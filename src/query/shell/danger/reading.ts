/** Programs that only read, whatever their options; those with an option that changes something stand in the other tables. */
import { type Judge, reads, under } from './outcome.ts';

/** Builtins that change no more than the shell they run in. https://www.gnu.org/software/bash/manual/html_node/Shell-Builtin-Commands.html */
const builtins =
  ': [ [[ alias bg break cd continue declare dirs disown echo exit export false fg getopts hash help history jobs let local logout mapfile popd printf pushd pwd read readarray readonly ' +
  'return set shift shopt test times true type typeset ulimit umask unalias unset wait';

const text =
  'base64 basename bat cat cksum cmp column comm csplit cut diff dirname egrep expand expr fgrep file fmt fold gojq grep head hexdump iconv jo join jq less ' +
  'ls lsd eza locate md5sum more mktemp nl numfmt od paste pr printenv readlink realpath rev rg sdiff seq sha1sum sha256sum sha512sum stat strings sum tac tail tr tree tsort ' +
  'uniq wc which whereis xxd yes zcat zgrep zless bzcat xzcat du df unexpand vdir dir xmllint csvtool ts gron envsubst fzf column cal';

const host =
  'arch atop clear dmidecode free getconf getent getfacl getcap groups hostid htop id iftop iostat iotop ipcs last lastb lastlog lsattr lsblk lscpu lsmem lshw lsipc lslocks lslogins lsmod lsns ' +
  'lsof lspci lsusb lsusb modinfo mpstat nproc nvidia-smi pgrep pidof pidstat pmap powertop printenv procinfo ps pstack pstree pwdx sar sensors slabtop sleep smem systemd-analyze ' +
  'systemd-cgls systemd-cgtop systemd-detect-virt tload top tty tput uname uptime vmstat w who whoami users findmnt blkid lvs vgs pvs lvdisplay vgdisplay pvdisplay ' +
  'showmount nfsstat nfsiostat rpcinfo mdstat needs-restarting apt-cache dpkg-query repoquery ausearch aureport perf bpftrace jps jstat jstack nicstat ncdu dstat glances inxi numastat turbostat ulimit locale sync';

const network =
  'arping bmon delv dig dnstop drill ethstatus fping host ipcalc iperf iperf3 mtr netstat nethogs nload nmap nslookup ping ping6 speedtest sipcalc tcptraceroute tracepath traceroute ' +
  'traceroute6 whois ssh-keyscan sslscan testssl.sh';

export const readingJudges: Readonly<Record<string, Judge>> = under(
  [builtins, text, host, network].join(' ').split(' ').join(' '),
  () => reads,
);
