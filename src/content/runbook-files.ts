/** Tells runbooks from the other files of the runbooks folder, and gives each its id and address. */
import { fileStart, type Problem } from '../problem/problem.ts';
import { addressPart, isPlainName } from './address.ts';
import { type DrillFile, drillId } from './assemble/drills.ts';
import type { Asset } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface RunbookFile {
  /** `<service>/<failure mode>` as the files are named; made unique when two files would share it. */
  id: string;
  service: string;
  /** The file's name without its ending. */
  name: string;
  address: string;
  format: 'md' | 'mdx';
  file: SourceFile;
}

export interface SortedFiles {
  runbooks: RunbookFile[];
  /** `_index.md` or `README.md` of a service. */
  overviews: Map<string, SourceFile>;
  serviceFiles: Map<string, SourceFile>;
  /** `catalog-info.yaml` of a service. */
  catalogs: Map<string, SourceFile>;
  /** `OWNERS` of a service. */
  owners: Map<string, SourceFile>;
  drills: DrillFile[];
  assets: Asset[];
  /** Service ids in order of their folders. */
  services: string[];
  problems: Problem[];
}

/** Runbooks that lie in no folder belong here. */
const noService = 'general';
const images = /\.(png|jpe?g|gif|webp|avif|svg)$/i;

export function sortFiles(folder: string, files: readonly SourceFile[]): SortedFiles {
  const sorted: SortedFiles = {
    runbooks: [],
    overviews: new Map(),
    serviceFiles: new Map(),
    catalogs: new Map(),
    owners: new Map(),
    drills: [],
    assets: [],
    services: [],
    problems: [],
  };
  const services = new Set<string>();
  const taken = new Map<string, RunbookFile>();
  const report = (check: Problem['check'], severity: Problem['severity'], file: string, message: string, hint: string) =>
    sorted.problems.push({ check, severity, file, message, hint, ...fileStart });

  for (const file of files) {
    const parts = file.path.slice(folder === '.' ? 0 : folder.length + 1).split('/');
    const name = parts.pop() ?? '';
    const service = parts[0] ?? noService;
    const inService = parts.slice(1);
    const drill = parts.length === 0 ? undefined : drillId(service, inService, name);
    const markdown = /^(.*)\.(mdx|md)$/i.exec(name);
    if (drill !== undefined) {
      sorted.drills.push({ id: drill, file });
    } else if (/^service\.ya?ml$/i.test(name) && parts.length === 1) {
      sorted.serviceFiles.set(service, file);
      services.add(service);
    } else if (/^catalog-info\.ya?ml$/i.test(name) && parts.length === 1) {
      sorted.catalogs.set(service, file);
    } else if (name === 'OWNERS' && parts.length === 1) {
      sorted.owners.set(service, file);
    } else if (markdown !== null && /^(_?index|readme)$/i.test(markdown[1] ?? '')) {
      if (parts.length === 1) sorted.overviews.set(service, file);
    } else if (markdown !== null) {
      services.add(service);
      const stem = markdown[1] ?? '';
      const runbook: RunbookFile = {
        id: [service, ...inService, stem].join('/'),
        service,
        name: stem,
        address: `runbooks/${[service, ...inService, stem].map(addressPart).join('/')}/`,
        format: markdown[2]?.toLowerCase() === 'mdx' ? 'mdx' : 'md',
        file,
      };
      for (const part of [service, ...inService, stem]) {
        if (!isPlainName(part))
          report(
            'file/name',
            'info',
            file.path,
            `\`${part}\` has characters that addresses cannot hold; the page answers at /${runbook.address}`,
            'use letters, digits, dots and dashes',
          );
      }
      const rival = taken.get(runbook.address);
      if (rival !== undefined) {
        const why = rival.id === runbook.id ? 'differ in their ending only' : 'have the same address';
        for (let count = 2; taken.has(runbook.address); count++) {
          runbook.address = `${rival.address.slice(0, -1)}-${count}/`;
          if (rival.id === runbook.id) runbook.id = `${rival.id}-${count}`;
        }
        report(
          'runbook/duplicate',
          'error',
          file.path,
          `\`${file.path}\` and \`${rival.file.path}\` ${why}; this one answers at /${runbook.address}`,
          'rename or remove one of them',
        );
      }
      taken.set(runbook.address, runbook);
      sorted.runbooks.push(runbook);
    } else if (images.test(name)) {
      sorted.assets.push({ file: file.path, address: `runbooks/${[...parts, name].map(encodeURIComponent).join('/')}` });
    } else if (
      !/\.(ya?ml|json|txt|licen[cs]e|m?[jt]sx?|astro|css)$/i.test(name) &&
      name !== 'OWNERS' &&
      name !== 'CODEOWNERS' &&
      name !== 'LICENSE'
    ) {
      report(
        'file/ignored',
        'info',
        file.path,
        'not a runbook: the name ends in neither .md nor .mdx',
        'rename it, or list it under `ignore:` in breakglass.yaml',
      );
    }
  }
  sorted.services = [...services].sort();
  return sorted;
}
