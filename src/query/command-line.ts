/** Tells a command from other inline code, so that only commands get a copy button. */

/** Programs that responders run; a word of these followed by an argument reads as a command. */
const programs = new Set(
  `amtool apt aws az awk calicoctl cat certbot chown chmod cilium consul cp crictl ctr curl date dd df dig dmesg docker du echo etcdctl export find
  flux free gcloud gh git go grep gzip hdparm head helm host hostnamectl htop iostat ip iptables istioctl jcmd jmap journalctl jq jstack k9s kafka-topics.sh
  kill killall kubectl kubeadm less ls lsblk lsof mdadm mongosh mount mtr mv mysql nc netstat nft nomad nslookup ntpq openssl oc pg_dump ping pkill
  podman promtool ps psql rabbitmqctl redis-cli rm rsync sar scp sed service sh smartctl sort ss ssh strace sudo sysctl systemctl tail tar tcpdump
  terraform timedatectl chronyc top traceroute ulimit umount uptime vault velero vi vim vmstat watch wget xargs`.split(/\s+/),
);

/** Whether inline code is a whole command: a known program and at least one argument. */
export function isCommandLine(code: string): boolean {
  const [program = '', argument] = code.trim().replace(/^\$\s+/, '').split(/\s+/);
  return argument !== undefined && programs.has(program.replace(/^.*\//, ''));
}
