/** Words that every JavaScript object answers to are words like others, wherever an author writes them. */
import { expect, it } from 'vitest';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

it.each(words)('`%s` breaks no runbook and is taken for nothing known @fault-39', async (word) => {
  const commands = [
    word,
    `kubectl ${word}`,
    `kubectl ${word} pods`,
    `oc ${word}`,
    `git ${word}`,
    `sudo ${word}`,
    `aws ${word} x`,
    `python -m ${word}`,
  ];
  const fences = ['sh', 'console', 'promql', 'logql', 'sql', 'jq', 'yaml', word].map(
    (language) => `\`\`\`${language}\n${language === 'sh' ? commands.join('\n') : `${word}(up)`}\n\`\`\``,
  );
  const marks = [`:::${word}\nx\n:::`, `!!! ${word}`, `> [!${word}]\n> x`, `{{< ${word} >}}`, `## ${word}`, `- [ ] ${word} \`${word} -x\``];
  const root = contentRoot({
    'runbooks/shop/cart.md': ['# Cart', ...fences, ...marks].join('\n\n'),
    'runbooks/shop/pay.mdx': `# Pay\n\n<Query id="${word}" ${word}="x" />\n\n<Callout kind="${word}">x</Callout>\n`,
    'queries/a.yaml': `title: A\nqueries: [{ id: a, title: T, language: promql, query: '${word}(up)' }]\n`,
  });
  const { site } = await loadSite(root, { base: '/', history: noHistory });
  expect(site.problems.filter(({ check }) => check === 'file/failed')).toEqual([]);
  expect(site.runbooks.map(({ compiled }) => compiled.broken)).toEqual([false, false]);
  expect(JSON.stringify(site)).not.toContain('native code');
  expect(site.problems.map(({ message, hint }) => `${message} ${hint}`).join('\n')).not.toMatch(/\[object|undefined/);
});
