#!/usr/bin/env node
/**
 * The command line. An installed package runs what `npm pack` compiled; a clone of the repository runs its sources by
 * way of `scripts/run.mjs`, which installs what they need.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';

const repository = new URL('../scripts/run.mjs', import.meta.url);
if (existsSync(repository)) await import(repository.href);
else if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`Breakglass needs Node 20 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else {
  // Node keeps what it made of the program: every later start is faster.
  module.enableCompileCache?.();
  await import(new URL('../compiled/main.js', import.meta.url).href);
}
