/** Builds a content root from nothing in this process and prints the processor time of each stage, milliseconds, as JSON. */
import { cpuUsage } from 'node:process';
import { type BuildStep, buildSite } from '../../src/build/build-site.ts';

export type Stages = Readonly<Partial<Record<BuildStep['name'], number>>>;

const [, , content = '.', out = ''] = process.argv;
const times = new Map<BuildStep['name'], number>();
let stage: BuildStep['name'] = 'read';
let since = cpuUsage();

/** Ends a stage. All threads of this process count, so what they do beside each other is not told apart from what is done twice. */
function enter(next: BuildStep['name']): void {
  const { user, system } = cpuUsage(since);
  times.set(stage, (times.get(stage) ?? 0) + (user + system) / 1000);
  since = cpuUsage();
  stage = next;
}

await buildSite({ content, out, base: '/', onProgress: ({ name }) => name !== stage && enter(name) });
console.log(JSON.stringify(Object.fromEntries(times)));
