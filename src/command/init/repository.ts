/** The repository that a content root lies in. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { type PackageManager, packageManagerOf } from './package-manager.ts';

export interface Repository {
  /** Its folder; the content root where there is no repository. */
  readonly folder: string;
  /** The content root from there, with a slash at its end; empty for that folder itself. */
  readonly prefix: string;
  readonly isOnGitlab: boolean;
  /** Whether its package.json names Breakglass. */
  readonly isInstalled: boolean;
  /** What installs its packages. */
  readonly packages: PackageManager;
}

export function repositoryOf(content: string): Repository {
  const folder = folderWith(content, '.git') ?? content;
  const way = relative(folder, content).split(sep).join('/');
  const config = textOf(join(folder, '.git', 'config'));
  return {
    folder,
    prefix: way === '' ? '' : `${way}/`,
    isOnGitlab: /url = .*gitlab/i.test(config),
    isInstalled: namesBreakglass(folder),
    packages: packageManagerOf(folder),
  };
}

/** The nearest folder upwards that has an entry of this name. */
function folderWith(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

function namesBreakglass(folder: string): boolean {
  try {
    const { dependencies, devDependencies } = manifestSchema.parse(JSON.parse(textOf(join(folder, 'package.json'))));
    return 'breakglass' in dependencies || 'breakglass' in devDependencies;
  } catch {
    return false;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
