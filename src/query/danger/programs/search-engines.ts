/** Search engines, graphs and stores without SQL, and the clusters they make. */
import type { ProgramRow } from '../row.ts';

export const searchEnginePrograms: readonly ProgramRow[] = [
  {
    programs: ['solr'],
    manual: 'https://solr.apache.org/guide/solr/latest/deployment-guide/solr-control-script-reference.html',
    takes: ['-c', '-p', '-z', '-s', '-n', '-d', '-url', '--solr-url', '-m'],
    reads: ['status|healthcheck|version|assert', 'status|healthcheck|version|assert **', 'api **', 'zk ls **', 'config --help'],
    changes: {
      'start|stop|restart|create|create_core|create_collection|config|auth|package|upconfig|post|zk|cluster|stream **': 'changes Solr',
      'start|stop|restart': 'starts or stops Solr',
    },
    destroys: { 'delete **': 'deletes a collection', 'zk rm **': 'deletes nodes of ZooKeeper' },
  },
  {
    programs: ['elasticsearch-node', 'opensearch-node'],
    manual: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/node-tool',
    changes: { 'override-version|remove-settings|remove-customs|remove-index-settings **': 'changes the data of a stopped node' },
    destroys: { 'repurpose|unsafe-bootstrap|detach-cluster': 'gives up data of a node' },
  },
  {
    programs: ['curator_cli', 'curator', 'es_repo_mgr'],
    manual: 'https://www.elastic.co/docs/reference/elasticsearch/curator',
    takes: ['--host', '--config', '--hosts', '--port', '--filter_list'],
    reads: ['show_indices|show_snapshots|show **', 'show_indices|show_snapshots|show'],
    changes: { '*': 'changes indices', '**': 'runs the actions of a file' },
    destroys: { 'delete_indices|delete_snapshots|delete|close|restore **': 'deletes or closes indices' },
    rehearses: ['--dry-run'],
  },
  {
    programs: ['couchbase-cli'],
    manual: 'https://docs.couchbase.com/server/current/cli/cbcli/couchbase-cli.html',
    takes: ['-c', '-u', '-p', '--cluster', '--username', '--password', '-o', '--output', '--bucket', '--server-failover'],
    reads: ['*-list|server-info|host-list|rebalance-status|help **', '*-list|server-info|host-list|rebalance-status|help'],
    changes: { '*': 'changes the cluster' },
    destroys: { 'bucket-delete|bucket-flush|failover|*-delete': 'deletes a bucket, or takes a node away' },
  },
  {
    programs: ['asadm', 'aql', 'aerospike-admin'],
    manual: 'https://aerospike.com/docs/database/tools/asadm',
    takes: ['-h', '-p', '-U', '-P', '-e', '-c'],
    reads: ['-e=show*|info*|health*|summary*|asinfo*|SHOW*|select*|SELECT*|explain*', '-c=show*|SHOW*|select*|SELECT*|explain*'],
    changes: { '-e|-c': 'changes Aerospike' },
    destroys: {
      '-e=*truncate*|*TRUNCATE*|*delete*|*DELETE*|*drop*|*DROP*, -c=*truncate*|*TRUNCATE*|*delete*|*DELETE*|*drop*|*DROP*':
        'deletes records',
    },
  },
  {
    programs: ['cypher-shell'],
    manual: 'https://neo4j.com/docs/operations-manual/current/cypher-shell/',
    takes: ['-u', '-p', '-a', '-d', '-f', '--format', '--username', '--password', '--address', '--database', '--file'],
    // A statement is one word to the shell.
    reads: ['MATCH*|match*|SHOW*|show*|RETURN*|return*|EXPLAIN*|explain*|:param*', '--version|--help'],
    changes: {
      '*CREATE*|*create*|*MERGE*|*merge*|*SET*|*set*|*CALL*|*call*|*LOAD*|*load*|*ALTER*|*alter*|*STOP*|*stop*': 'changes the graph',
    },
    destroys: { '*DELETE*|*delete*|*REMOVE*|*remove*|*DROP*|*drop*|*TERMINATE*|*terminate*': 'deletes parts of the graph' },
    runsCode: { '<': 'script', '-f': 'file', '--file': 'file' },
  },
  {
    programs: ['yb-admin', 'yb-ts-cli'],
    manual: 'https://docs.yugabyte.com/preview/admin/yb-admin/',
    takes: ['-master_addresses', '--master_addresses', '-certs_dir_name', '--server_address', '-init_master_addrs'],
    wordy: true,
    reads: ['list_*|get_*|dump_*|is_*|ysql_catalog_version|check_* **', 'list_*|get_*|dump_*|is_*|ysql_catalog_version'],
    changes: { '*': 'changes the cluster' },
    destroys: { 'delete_*|remove_*|drop_*|restore_*': 'deletes data of the cluster' },
  },
  {
    programs: ['mysqlsh'],
    manual: 'https://dev.mysql.com/doc/mysql-shell/en/',
    takes: ['-u', '-h', '-P', '-D', '-e', '-S', '-f', '--user', '--host', '--port', '--uri', '--execute', '--file'],
    attached: ['-p'],
    reads: [
      'cluster|rs|clusterset|cs status|describe|options|list-routers|listRouters|routing-options **',
      'cluster|rs|clusterset|cs status|describe|options|list-routers|listRouters',
      'util check-for-server-upgrade|checkForServerUpgrade **',
      '--version',
    ],
    changes: { 'cluster|rs|clusterset|cs|dba|util|shell *': 'changes a cluster of MySQL' },
    destroys: {
      'cluster|rs|clusterset|cs dissolve|remove-instance|removeInstance|remove-cluster|removeCluster':
        'takes a cluster or an instance away',
    },
    runsCode: { '-e': 'sql', '--execute': 'sql', '-f': 'file', '--file': 'file', '<': 'sql' },
  },
  {
    programs: ['proxysql-admin', 'proxysql_galera_checker'],
    reads: ['--is-enabled|--status|--version'],
    changes: { '**': 'changes the proxy of a cluster' },
  },
];
