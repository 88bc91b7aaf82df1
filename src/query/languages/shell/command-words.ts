/** Whether a line reads as something typed into a terminal, or as what a program printed. */

/** What a line is shows at its beginning: patterns that look through all of a long line take a time that grows with its square. */
export const mostLooked = 500;

/** Programs and builtins that runbooks call. A word that is also plain English stands in `alsoEnglish`. */
const programs = new Set(
  (
    'alias amtool ansible ansible-playbook apk apt apt-cache apt-get aptitude argocd aws awk az base64 bash bpftrace brctl brew bundle bzip2 calicoctl ' +
    'cargo cd ceph certbot chage chgrp chronyc chmod chown chroot cilium cmctl conntrack cp crictl crio crontab ctr curl cypher-shell dd df dig dmesg ' +
    'dmidecode dnf docker docker-compose doctl dot dpkg du echo egrep eksctl env etcdctl etcdutl ethtool exec exit expr fdisk fgrep firewall-cmd fsck ' +
    'fstrim fuser gcloud gdb getent gh git gitlab-ctl gitlab-psql gitlab-rails gitlab-rake grep groupadd gsutil gunzip gzip helm helmfile hostnamectl htop ' +
    'iftop ifconfig influx iostat iotop ip ip6tables ipmitool iptables istioctl java javac jcmd jmap journalctl jps jq jstack jstat k k6 k9s kafka-consumer-groups ' +
    'kafka-topics kcat kill killall krew kubeadm kubectl kubectx kubelet kubens kustomize linkerd ln logcli logger loginctl logrotate ls lsblk lscpu ' +
    'lsmod lsof lspci ltrace lvextend lvs mc md5sum mdadm minikube mkdir mkfs modprobe mongo mongosh mpstat mtr mv mysql mysqladmin mysqldump nc ncat ' +
    'ncdu needs-restarting netstat nerdctl newgrp nft nginx ngrep nice nmap nmcli nodetool nohup npm npx nslookup nsenter ntpq nvidia-smi oc ' +
    'ocm odf omc openssl openstack osdctl ostree ovn-appctl ovn-nbctl ovn-sbctl ovs-appctl ovs-ofctl ovs-vsctl passwd patroni patronictl perf pg_dump pg_isready pg_restore pgbench pgrep php pidstat ping ping6 pip pip3 pkill podman ' +
    'popd printenv printf promtool ps psql pushd pv pvs pwd python python3 rabbitmqctl rados rbd realpath redis-benchmark redis-cli resize2fs restorecon rg rm ' +
    'rmdir rook rpm rpm-ostree rsync sar scp sed sensors seq setenforce setfacl sftp sh sha256sum showmount shopt skopeo slabtop smartctl ' +
    'sqlite3 sqlcmd ss ssh ssh-keygen ssh-keyscan sshd stern strace su sudo supervisorctl swapoff swapon sysctl systemctl systemd-analyze tar tc ' +
    'tcpdump tctl telnet terraform timedatectl tkn tmux toolbox tput traceroute tracepath truncate tshark tune2fs udevadm ufw ulimit umount unalias uname ' +
    'uniq unset unzip uptime useradd usermod velero vgs vi vim vim-cmd virsh virtctl visudo vmstat wc wget whoami xargs xfs_growfs yarn yq yum zcat zfs ' +
    'zgrep zkCli.sh zpool'
  ).split(' '),
);
const alsoEnglish = new Set(
  (
    'at cat consul cut date diff export file find flux free go head history host hostname id install join kind knife last less link locate look make more mount nice node nomad open paste ' +
    'read reboot run set sleep sort source split stat strings tail tee test time timeout top touch tree true type vault wait watch which who'
  ).split(' '),
);

/** One assignment and nothing behind it, or a name in capitals: `level=error ts=…` is a log line. */
const assignment =
  /^(?:(?:export|local|declare|readonly)\s+)?(?:[A-Z_][A-Z0-9_]*=(?!=)|[a-z_]\w*=(?:[^\s=]*|"[^"]*"|'[^']*'|["']?[$`(].*)$)/;

/**
 * Whether the line is a command by its looks: it begins with a known program, a path to one or an assignment, and is no
 * sentence. A word that is also English (`find`, `top`) needs more: an option, a path, a pipe, or to stand alone.
 */
export function readsAsCommand(whole: string): boolean {
  const line = whole.slice(0, mostLooked);
  if (assignment.test(line.trim())) return !readsAsProse(line);
  if (/^\s*sudo\s+\S/.test(line)) return !readsAsProse(line);
  const text = line.trim().replace(/^(?:(?:time|nohup|exec|!)\s+)+(?=\S)/, '');
  if (/^(?:for\s+\w+\s+in\s|while\s+.*;\s*do\b|while\s+(?:true|read|\[|!|:)|if\s+(?:\[|!|test\b|\(\()|until\s+(?:\[|!))/.test(text))
    return true;
  const word = /^[A-Za-z0-9_./~$"{}@+-]+/.exec(text)?.[0] ?? '';
  const rest = text.slice(word.length);
  if (rest !== '' && !/^[\s;|&<>)]/.test(rest)) return false;
  if (/^(?:\.{1,2}|~)?\/[\w./-]*\w(?:\.(?:sh|py|rb|pl|bin|exe))?$/.test(word))
    return /^(?:\.{1,2}|~)\/|\/s?bin\/|\.(?:sh|py|rb|pl)$/.test(word) && !readsAsProse(text);
  if (/^\$\{?[A-Z_]+\}?$/.test(word)) return /^\s+[a-z-]/.test(rest);
  const name = word.replace(/^.*\//, '');
  if (programs.has(name)) return !readsAsProse(text);
  return alsoEnglish.has(name) && (rest.trim() === '' || /\s-{1,2}[A-Za-z]|[|>;]|\s[~.]?\/|=|\$/.test(rest)) && !readsAsProse(text);
}

/** A program that nobody listed: one lower-case word, then arguments; no sentence, no output. */
export function couldBeCommand(whole: string): boolean {
  const line = whole.slice(0, mostLooked);
  return /^[a-z][\w.-]*(?:\s+\S|$)/.test(line) && !readsAsOutput(line) && !/\s(?:the|a|an|is|are|was|were)\s|[a-z][.:?!,]$/i.test(line);
}

/** Whether a line has the marks of a command whatever its first word: an option, a pipe, a path; and is no sentence. */
export function hasCommandMarks(whole: string): boolean {
  const line = whole.slice(0, mostLooked);
  return /^[a-z][\w.-]*\s/.test(line) && /\s-{1,2}[A-Za-z]|\s\|\s|\s~?\/\w/.test(line) && !readsAsProse(line);
}

const articles =
  /(?:^|\s)(?:the|a|an|is|are|was|were|be|this|that|these|those|it|its|you|your|we|our|should|will|can|cannot|must|may|needs?|please|when|because|also|then|than|have|has|does|not)(?=[\s,.:;!?]|$)/gi;

/** Whether the words are a sentence. Quoted parts do not count: `grep "is not ready"` is a command. */
function readsAsProse(text: string): boolean {
  const plain = text.replace(/"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`/g, '""');
  const count = plain.match(articles)?.length ?? 0;
  if (/\s-{1,2}[A-Za-z]|[|>]|&&/.test(plain)) return count > 1;
  return count > 0 || /[a-z][.:?!]$/.test(plain) || /\w,\s/.test(plain);
}

const outputs: readonly RegExp[] = [
  // A table's head: `NAMESPACE   NAME   READY`.
  /^\s*[A-Z][A-Z0-9()%_/-]*(?: [A-Z(][A-Z()-]*)*(?:\s{2,}|\t)\s*[A-Z][A-Z0-9()%_/ -]*/,
  // A row of one: `alertmanager-main-0   1/2   Running   0   43d`.
  /^\S+\s{2,}.*\s(?:\d+\/\d+|Running|Pending|Ready|NotReady|CrashLoopBackOff|Completed|Error|Evicted|Terminating|Bound|Active|True|False|<none>)\s/,
  // Log lines: logfmt, RFC 3339, klog, syslog, levels, JSON.
  /^(?:level|ts|time|caller|msg|t|lvl)=\S/,
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:/,
  /^[IWEF]\d{4} \d{2}:\d{2}:/,
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}:\d{2}/,
  /^\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|TRACE|CRITICAL)\b[\]: ]/i,
  /^\s*[{[]\s*"?(?:\w|$)|^\s*"[\w.-]+"[:=]/,
  /^\s*(?:\.\.\.|…|\[\.\.\.\]|<snip>|<output omitted>)\s*$/,
  /^(?:Error from server|error:|Error:|Warning:|fatal:|E:|bash:|sh:|curl: \(\d+\)|No resources found|Handling connection|command terminated)/,
  // `kubectl describe` and friends, YAML, events, table borders, totals.
  /^\s*[A-Z][A-Za-z -]*:(?:\s{2,}\S|$)|^\s+[a-z][\w ]*:\s{2,}\S|^[A-Za-z][\w.-]*:(?:\s+\S|$)/,
  /^(?:Warning|Normal)\s{2,}\w/,
  /^\s*[+|][-+=|]{3,}|^\s*[-=]{3,}(?:\s|$)/,
  /^(?:total \d+|\d+ (?:rows?|packets?) |\(\d+ rows?\))/,
  /^[\w.-]+(?:\/[\w.-]+)+ (?:created|configured|unchanged|deleted|patched|scaled|restarted|labeled|annotated|edited|cordoned|uncordoned|drained)$/,
  // A sentence.
  /^[A-Z][a-z]+(?: [\w,'`/-]+){3,}[.:]$/,
  /^(?:pod|deployment\.apps|node|service|configmap|secret|job\.batch|namespace) "[^"]+" (?:deleted|created)/,
];

/** Whether the line reads as what a program printed. True is strong; false says little. */
export function readsAsOutput(whole: string): boolean {
  const line = whole.slice(0, mostLooked);
  return outputs.some((pattern) => pattern.test(line)) && !readsAsCommand(line);
}
