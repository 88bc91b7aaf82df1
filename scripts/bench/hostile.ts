/** Compiles hostile texts in three sizes, each twice the one before: prints the processor time of each, and by how much the last two differ. */
import { prepareLanguages } from '../../src/query/registry.ts';
import { compileAlone } from '../../tests/support/compile.ts';
import { hostileTexts } from '../../tests/support/hostile-markdown.ts';

const counts = [4_000, 8_000, 16_000];

await prepareLanguages();
for (const format of ['md', 'mdx'] as const) {
  for (const { name, write } of hostileTexts) {
    const times = counts.map((count) => {
      const source = write(count).slice(0, 1_000_000);
      const before = process.cpuUsage();
      const { broken } = compileAlone(source, { format });
      const { user, system } = process.cpuUsage(before);
      return { milliseconds: (user + system) / 1000, broken };
    });
    const shown = times.map(({ milliseconds, broken }) => `${milliseconds.toFixed(0)} ms${broken ? ' (refused)' : ''}`).join(', ');
    const [, second, third] = times;
    const growth = second === undefined || third === undefined ? 0 : third.milliseconds / Math.max(1, second.milliseconds);
    console.log(`${format}, ${name}: ${shown}; × ${growth.toFixed(1)} for twice the text`);
  }
}
