/** The programs that everybody has. A new one is a row in the file of its kind. */
import { type Program, type ProgramRow, programSchema, programsByName } from '../row.ts';
import { cloudPrograms } from './clouds.ts';
import { containerPrograms } from './containers.ts';
import { databasePrograms } from './databases.ts';
import { deliveryPrograms } from './delivery.ts';
import { filePrograms } from './files.ts';
import { hostPrograms } from './hosts.ts';
import { networkPrograms } from './network.ts';
import { packagePrograms } from './packages.ts';
import { readingPrograms } from './reading.ts';
import { storePrograms } from './stores.ts';
import { webPrograms } from './web.ts';

/** By what they are for. */
export const programKinds: readonly { title: string; rows: readonly ProgramRow[] }[] = [
  { title: 'Programs that only read', rows: readingPrograms },
  { title: 'Files, disks and processes', rows: filePrograms },
  { title: 'Hosts', rows: hostPrograms },
  { title: 'Networks', rows: networkPrograms },
  { title: 'Packages', rows: packagePrograms },
  { title: 'Containers and Kubernetes', rows: containerPrograms },
  { title: 'Clouds', rows: cloudPrograms },
  { title: 'Databases and backups', rows: databasePrograms },
  { title: 'Stores, queues and monitoring', rows: storePrograms },
  { title: 'HTTP and files over a network', rows: webPrograms },
  { title: 'Infrastructure as code, forges and pipelines', rows: deliveryPrograms },
];

export const programRows: readonly Program[] = programKinds.flatMap(({ rows }) => rows).map((row) => programSchema.parse(row));

export const programs = programsByName(programRows);
