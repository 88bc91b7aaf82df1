/** The programs that everybody has. A new one is a row in the file of its kind. */
import { type Program, type ProgramRow, programSchema, programsByName } from '../row.ts';
import { backupPrograms } from './backups.ts';
import { cloudPrograms } from './clouds.ts';
import { clusterPrograms } from './clusters.ts';
import { containerPrograms } from './containers.ts';
import { daemonPrograms } from './daemons.ts';
import { databaseClusterPrograms } from './database-clusters.ts';
import { databasePrograms } from './databases.ts';
import { deliveryPrograms } from './delivery.ts';
import { diskPrograms } from './disks.ts';
import { dumpPrograms } from './dumps.ts';
import { filePrograms } from './files.ts';
import { hostPrograms } from './hosts.ts';
import { infrastructurePrograms } from './infrastructure.ts';
import { keyPrograms } from './keys.ts';
import { kubernetesPrograms } from './kubernetes.ts';
import { lookingPrograms } from './looking.ts';
import { machinePrograms } from './machines.ts';
import { monitoringPrograms } from './monitoring.ts';
import { networkPrograms } from './network.ts';
import { objectPrograms } from './objects.ts';
import { packagePrograms } from './packages.ts';
import { partitionPrograms } from './partitions.ts';
import { platformPrograms } from './platforms.ts';
import { probingPrograms } from './probing.ts';
import { queuePrograms } from './queues.ts';
import { searchEnginePrograms } from './search-engines.ts';
import { serverPrograms } from './servers.ts';
import { sqlClientPrograms } from './sql-clients.ts';
import { startedServerPrograms } from './started-servers.ts';
import { storagePrograms } from './storage.ts';
import { storePrograms } from './stores.ts';
import { textPrograms } from './text.ts';
import { userPrograms } from './users.ts';
import { webPrograms } from './web.ts';

/** By what they are for. */
export const programKinds: readonly { title: string; rows: readonly ProgramRow[] }[] = [
  { title: 'Builtins of shells and texts', rows: textPrograms },
  { title: 'Looking at hosts', rows: lookingPrograms },
  { title: 'Looking at networks, images and clusters', rows: probingPrograms },
  { title: 'Files and processes', rows: filePrograms },
  { title: 'Disks and file systems', rows: [...partitionPrograms, ...diskPrograms] },
  { title: 'Hosts', rows: hostPrograms },
  { title: 'Users', rows: userPrograms },
  { title: 'Hardware, virtual machines and debuggers', rows: machinePrograms },
  { title: 'Servers', rows: [...startedServerPrograms, ...serverPrograms] },
  { title: 'Administering daemons', rows: daemonPrograms },
  { title: 'Networks', rows: networkPrograms },
  { title: 'Packages', rows: packagePrograms },
  { title: 'Containers', rows: containerPrograms },
  { title: 'Delivery to Kubernetes', rows: kubernetesPrograms },
  { title: 'Clusters of Kubernetes', rows: clusterPrograms },
  { title: 'AWS, Google Cloud and Azure', rows: cloudPrograms },
  { title: 'Other clouds and platforms', rows: platformPrograms },
  { title: 'Stores of objects', rows: objectPrograms },
  { title: 'Database clients', rows: sqlClientPrograms },
  { title: 'Databases', rows: databasePrograms },
  { title: 'Dumps of databases', rows: dumpPrograms },
  { title: 'Replication and clusters of databases', rows: databaseClusterPrograms },
  { title: 'Backups and migrations', rows: backupPrograms },
  { title: 'Search engines, graphs and stores without SQL', rows: searchEnginePrograms },
  { title: 'Stores of keys and secrets', rows: storePrograms },
  { title: 'Queues and streams', rows: queuePrograms },
  { title: 'Distributed storage and jobs', rows: storagePrograms },
  { title: 'Monitoring', rows: monitoringPrograms },
  { title: 'Keys and logins', rows: keyPrograms },
  { title: 'HTTP and files over a network', rows: webPrograms },
  { title: 'Infrastructure and configuration', rows: infrastructurePrograms },
  { title: 'Forges, tasks and pipelines', rows: deliveryPrograms },
];

export const programRows: readonly Program[] = programKinds.flatMap(({ rows }) => rows).map((row) => programSchema.parse(row));

export const programs = programsByName(programRows);
