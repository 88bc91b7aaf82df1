/** Packages that are compiled into ours, as they ask for a newer Node than they need: where runbooks that hold code find them. */
import { join } from 'node:path';
import { compiledFolder, isInstalled, programRoot } from './paths.ts';

/** Those that pages and their scripts import. */
export const compiledIn = ['@grafana/lezer-logql', '@nats-io/jetstream', '@nats-io/nats-core'] as const;

/** The file of one in the folder of the compiled program. */
export function compiledInFile(name: string): string {
  return `package-${name.replace(/\W+/g, '-')}.js`;
}

/** Where the bundler finds them; in the repository they are packages like others. */
export function compiledInAliases(): Record<string, string> {
  if (!isInstalled) return {};
  return Object.fromEntries(compiledIn.map((name) => [name, join(programRoot, compiledFolder, compiledInFile(name))]));
}
