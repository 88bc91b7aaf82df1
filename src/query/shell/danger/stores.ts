/** Stores of keys, secrets, messages and blocks: etcd, Kafka, RabbitMQ, Cassandra, Ceph, Vault, Consul, Nomad. */
import { hasOption } from '../arguments.ts';
import { changes, destroys, type Judge, judging, reads, unclassed, under } from './outcome.ts';
import { verbs } from './verbs.ts';

/** https://etcd.io/docs/v3.6/op-guide/maintenance/ */
const etcdctl = verbs({
  values:
    '--endpoints --cacert --cert --key --user --password -w --write-out --dial-timeout --command-timeout --limit --prefix-key --rev --lease',
  reads:
    'get,member list,endpoint status,endpoint health,endpoint hashkv,alarm list,watch,lease list,lease timetolive,snapshot status,role list,role get,user list,user get,auth status,check perf,check datascale,version,snapshot save',
  changes: {
    put: 'writes a key',
    txn: 'writes keys',
    'member add': 'adds a member',
    'member update': 'changes a member',
    'member promote': 'changes a member',
    'move-leader': 'makes another member the leader',
    'alarm disarm': 'clears alarms',
    'lease grant': 'changes leases',
    'auth enable': 'changes who may use etcd',
    'auth disable': 'changes who may use etcd',
    defrag: 'blocks members while it gives space back',
    'snapshot restore': 'writes a data folder from a snapshot',
  },
  destroys: {
    del: 'deletes keys',
    compact: 'deletes old revisions',
    compaction: 'deletes old revisions',
    'member remove': 'takes a member away',
    'lease revoke': 'deletes the keys of a lease',
    'user delete': 'deletes a user',
    'role delete': 'deletes a role',
  },
});

/** https://kafka.apache.org/documentation/#operations */
const kafka = judging(
  { values: '--bootstrap-server --command-config --topic --group --broker-list --zookeeper --property --consumer.config', wordy: true },
  (args, _within, name) => {
    if (/console-consumer|get-offsets|run-class|log-dirs|broker-api-versions|dump-log|kcat|kafkacat/.test(name))
      return hasOption(args, '--group') ? changes('moves a group’s offsets') : reads;
    if (/console-producer|verifiable-producer|producer-perf-test/.test(name)) return changes('sends messages');
    if (/delete-records/.test(name)) return destroys('deletes messages');
    if (hasOption(args, '--delete', '--delete-offsets', '--remove')) return destroys('deletes topics, groups or rules');
    if (hasOption(args, '--reset-offsets')) return hasOption(args, '--execute') ? changes('moves a group’s offsets') : reads;
    if (hasOption(args, '--create', '--alter', '--add', '--execute', '--election-type', '--cancel'))
      return changes('changes topics or how they are spread');
    return hasOption(args, '--list', '--describe', '--verify', '--generate', '--version', '--help', '--state', '--members')
      ? reads
      : unclassed(name);
  },
);

const rabbitmqctl = verbs({
  values: '-n --node -p --vhost -t --timeout -q',
  reads:
    'status,cluster_status,list_queues,list_connections,list_channels,list_consumers,list_exchanges,list_bindings,list_users,list_vhosts,list_permissions,list_policies,' +
    'environment,node_health_check,ping,report,list_unresponsive_queues,list_parameters,list_feature_flags,list_node_auth_attempt_stats,check_running,check_local_alarms,check_port_connectivity',
  changes: Object.fromEntries(
    (
      'start_app stop_app stop shutdown join_cluster set_policy clear_policy add_user change_password set_permissions set_user_tags add_vhost close_connection close_all_connections ' +
      'set_vm_memory_high_watermark set_disk_free_limit rotate_logs sync_queue cancel_sync_queue enable_feature_flag set_parameter clear_parameter await_startup suspend_all_listeners resume_all_listeners'
    )
      .split(' ')
      .map((verb) => [verb, 'changes RabbitMQ']),
  ),
  destroys: {
    purge_queue: 'deletes all messages of a queue',
    delete_queue: 'deletes a queue',
    delete_vhost: 'deletes a virtual host',
    delete_user: 'deletes a user',
    reset: 'deletes all data of a node',
    force_reset: 'deletes all data of a node',
    forget_cluster_node: 'takes a node away',
  },
});

/** https://cassandra.apache.org/doc/latest/cassandra/managing/tools/nodetool/nodetool.html */
const nodetool = verbs({
  values: '-h --host -p --port -u --username -pw --password -pwf',
  reads:
    'status,info,ring,tpstats,compactionstats,netstats,cfstats,tablestats,tablehistograms,proxyhistograms,gossipinfo,describecluster,describering,version,listsnapshots,gcstats,getendpoints,failuredetector,statusgossip,statusbinary,toppartitions,getlogginglevels,viewbuildstatus,getcompactionthroughput,getstreamthroughput',
  changes: Object.fromEntries(
    'repair flush drain compact cleanup scrub snapshot rebuild stop disablegossip enablegossip disablebinary enablebinary setcompactionthroughput setstreamthroughput setlogginglevel upgradesstables refresh join move pausehandoff resumehandoff disableautocompaction enableautocompaction reloadlocalschema stopdaemon'
      .split(' ')
      .map((verb) => [verb, 'changes a Cassandra node']),
  ),
  destroys: {
    decommission: 'takes a node out of the ring',
    removenode: 'takes a node out of the ring',
    assassinate: 'takes a node out of the ring',
    clearsnapshot: 'deletes snapshots',
    truncatehints: 'deletes hints',
  },
});

/** https://docs.ceph.com/en/latest/man/8/ceph/ */
const ceph = verbs({
  values: '-c --conf -n --name -f --format -k --keyring --id --cluster',
  reads:
    'status,-s,health,health detail,df,df detail,versions,osd tree,osd df,osd status,osd dump,osd stat,osd perf,osd pool ls,osd pool stats,osd pool get,osd lspools,osd find,osd metadata,osd ok-to-stop,osd safe-to-destroy,osd blocklist ls,osd crush tree,osd crush rule ls,pg stat,pg dump,pg dump_stuck,pg ls,pg map,pg query,mon stat,mon dump,quorum_status,mgr stat,mgr dump,mgr module ls,mds stat,fs status,fs ls,fs dump,' +
    'config dump,config get,config show,crash ls,crash info,auth list,auth ls,auth get,log last,orch ls,orch ps,orch status,orch host ls,orch device ls,telemetry show,features,report,balancer status',
  changes: Object.fromEntries(
    'osd set,osd unset,osd in,osd out,osd down,osd reweight,osd reweight-by-utilization,osd crush,osd pool set,osd pool create,osd pool application,osd set-full-ratio,osd set-nearfull-ratio,osd set-backfillfull-ratio,pg repair,pg scrub,pg deep-scrub,pg force-recovery,config set,config rm,crash archive,crash archive-all,mgr fail,mgr module enable,mgr module disable,balancer on,balancer off,orch restart,orch apply,orch daemon,mds fail,health mute,health unmute,osd repair,osd deep-scrub'
      .split(',')
      .map((verb) => [verb, 'changes the Ceph cluster']),
  ),
  destroys: {
    'osd destroy': 'takes a disk away',
    'osd purge': 'takes a disk away',
    'osd rm': 'takes a disk away',
    'osd lost': 'gives data up',
    'osd pool delete': 'deletes a pool',
    'osd pool rm': 'deletes a pool',
    'mon remove': 'takes a monitor away',
    'mon rm': 'takes a monitor away',
    'auth del': 'deletes a key',
    'fs rm': 'deletes a file system',
    'orch rm': 'deletes a service',
    'orch osd rm': 'takes a disk away',
  },
  alone: reads,
});

const vault = verbs({
  values: '-address -namespace -ca-cert -client-cert -client-key -format -field -mount -method -path',
  wordy: true,
  reads:
    'status,read,list,kv get,kv list,kv metadata get,token lookup,token capabilities,policy list,policy read,auth list,secrets list,audit list,operator raft list-peers,operator key-status,operator members,version,print token,path-help,lease lookup,operator raft autopilot state,debug,monitor',
  changes: {
    write: 'writes a secret or setting',
    'kv put': 'writes a secret',
    'kv patch': 'writes a secret',
    'kv undelete': 'brings a secret back',
    'kv rollback': 'writes a secret',
    login: 'stores a token',
    'token create': 'issues a token',
    'token renew': 'renews a token',
    'lease renew': 'renews a lease',
    'operator unseal': 'unseals Vault',
    'operator seal': 'seals Vault',
    'operator step-down': 'makes another node the leader',
    'operator rotate': 'makes a new key',
    'operator init': 'makes a new Vault',
    'operator raft snapshot save': () => reads,
    'policy write': 'changes permissions',
    'auth enable': 'changes who may log in',
    'secrets enable': 'changes settings',
  },
  destroys: {
    delete: 'deletes a secret or setting',
    'kv delete': 'deletes a secret',
    'kv destroy': 'deletes a secret for good',
    'kv metadata delete': 'deletes a secret for good',
    'token revoke': 'takes a token back',
    'lease revoke': 'takes secrets back',
    'operator raft remove-peer': 'takes a node away',
    'operator raft snapshot restore': 'replaces all data',
    'policy delete': 'deletes a policy',
    'auth disable': 'takes a way to log in away',
    'secrets disable': 'deletes all secrets of a mount',
  },
});

const consul = verbs({
  values: '-http-addr -token -datacenter -ca-file -format',
  wordy: true,
  reads:
    'members,info,catalog services,catalog nodes,catalog datacenters,kv get,kv export,operator raft list-peers,operator autopilot state,monitor,rtt,version,acl token list,acl policy list,config list,config read,validate,intention list,intention check,snapshot save,snapshot inspect,debug,health',
  changes: {
    'kv put': 'writes a key',
    'kv import': 'writes keys',
    reload: 'reads settings again',
    leave: 'takes a node out of the cluster',
    join: 'adds a node to the cluster',
    maint: 'changes whether a node takes traffic',
    'config write': 'changes settings',
    'services register': 'registers a service',
    'services deregister': 'takes a service out of the catalog',
    'operator raft transfer-leader': 'makes another node the leader',
    'intention create': 'changes permissions',
    exec: 'runs a command on nodes',
  },
  destroys: {
    'kv delete': 'deletes keys',
    'snapshot restore': 'replaces all data',
    'operator raft remove-peer': 'takes a node away',
    'force-leave': 'takes a node out of the cluster',
    'config delete': 'deletes settings',
  },
});

export const storeJudges: Readonly<Record<string, Judge>> = {
  etcdctl,
  etcdutl: verbs({
    values: '-w --write-out --data-dir',
    reads: 'snapshot status,hashkv,version,check v2store',
    changes: { 'snapshot restore': 'writes a data folder from a snapshot', defrag: 'rewrites a data file' },
  }),
  ...under(
    [
      'kafka-topics kafka-consumer-groups kafka-configs kafka-acls kafka-reassign-partitions kafka-console-consumer kafka-console-producer kafka-get-offsets kafka-leader-election',
      'kafka-log-dirs kafka-delete-records kafka-broker-api-versions kafka-producer-perf-test kafka-dump-log kafka-metadata-quorum',
    ]
      .join(' ')
      .split(' ')
      .flatMap((name) => [name, `${name}.sh`])
      .join(' '),
    kafka,
  ),
  ...under(
    'kcat kafkacat',
    judging({ values: '-b -t -p -o -c -f -X -G' }, (args) =>
      hasOption(args, '-P') ? changes('sends messages') : hasOption(args, '-G') ? changes('moves a group’s offsets') : reads,
    ),
  ),
  ...under('rabbitmqctl rabbitmq-diagnostics rabbitmq-queues', rabbitmqctl),
  nodetool,
  ceph,
  rbd: verbs({
    values: '-p --pool -n --id',
    reads: 'ls,list,info,du,disk-usage,status,snap ls,showmapped,lock ls,perf image iotop',
    changes: {
      map: 'attaches an image',
      unmap: 'takes an image away',
      create: 'creates an image',
      resize: 'changes the size of an image',
      'snap create': 'makes a snapshot',
      'lock rm': 'takes a lock away',
      cp: 'copies an image',
      mv: 'renames an image',
      'trash restore': 'brings an image back',
    },
    destroys: {
      rm: 'deletes an image',
      'snap rm': 'deletes a snapshot',
      'snap purge': 'deletes snapshots',
      'snap rollback': 'throws later data away',
      'trash rm': 'deletes an image',
      'trash purge': 'deletes images',
    },
  }),
  rados: verbs({
    values: '-p --pool -n --id',
    reads: 'lspools,ls,df,stat,list-inconsistent-obj,list-inconsistent-pg,listomapkeys,listwatchers,get',
    changes: { put: 'writes an object', bench: 'writes test objects' },
    destroys: { rm: 'deletes objects', purge: 'deletes all objects of a pool', rmpool: 'deletes a pool' },
  }),
  vault,
  consul,
  nomad: verbs({
    wordy: true,
    values: '-address -namespace -region -token',
    reads:
      'status,job status,job plan,plan,job history,job inspect,node status,alloc status,alloc logs,logs,server members,deployment status,deployment list,eval status,version,monitor,operator raft list-peers',
    changes: {
      run: 'changes a job',
      'job run': 'changes a job',
      'job revert': 'rolls a job back',
      'job restart': 'restarts a job',
      'job scale': 'changes the number of tasks',
      'alloc restart': 'restarts a task',
      'alloc stop': 'stops a task',
      'alloc signal': 'sends a signal to a task',
      'node eligibility': 'changes whether a node takes tasks',
      'deployment promote': 'lets a deployment go on',
      'deployment fail': 'ends a deployment',
    },
    destroys: {
      stop: 'stops a job',
      'job stop': 'stops a job',
      'node drain': 'moves all tasks off a node',
      'system gc': 'deletes what ended',
    },
  }),
};
