import { languageById } from '../../query/registry.ts';
import type { Check } from '../check.ts';
import { type CodeText, codeTexts } from '../code-texts.ts';

export const queryDrift: Check = {
  id: 'query/drift',
  severity: 'info',
  finds: 'a query that is the same as one in another file but for a number or a duration',
  why: 'One of the copies was tuned and the others were not: two responders read two truths. Keep the query in a sheet (`queries/`) and show it with `<Query id="…" />`. Files that hold several variants side by side are left alone: there it is meant.',
  example: {
    'runbooks/shop/cart.md':
      '# Cart down\n\n- [ ] Read the errors.\n\n  ```promql\n  sum by (path) (rate(http_requests_total{code=~"5.."}[5m]))\n  ```\n',
    'runbooks/shop/stock.md':
      '# Stock down\n\n- [ ] Read the errors.\n\n  ```promql\n  sum by (path) (rate(http_requests_total{code=~"5.."}[1m]))\n  ```\n',
  },
  find: (world) => {
    const groups = new Map<string, CodeText[]>();
    for (const code of codeTexts(world)) {
      if (languageById(code.language).kind !== 'query') continue;
      const shape = shapeOf(code.text);
      if (shape.length < shortest) continue;
      const key = `${code.language}\n${shape}`;
      groups.set(key, [...(groups.get(key) ?? []), code]);
    }
    return [...groups.values()].flatMap((group) => {
      const variants = new Map(group.map((code) => [plain(code.text), code]));
      const files = new Map<string, Set<string>>();
      for (const code of group) files.set(code.file, (files.get(code.file) ?? new Set()).add(plain(code.text)));
      if (variants.size < 2 || [...files.values()].some((texts) => texts.size > 1)) return [];
      const [common] = group.toSorted((a, b) => weight(b, group) - weight(a, group));
      if (common === undefined) return [];
      return group
        .filter((code) => plain(code.text) !== plain(common.text))
        .map((code) => ({
          file: code.file,
          message: `the same query in ${common.file}:${common.place().line} says ${difference(common.text, code.text)}`,
          hint: 'keep it in a sheet and show it with <Query id="…" />',
          ...code.place(),
        }));
    });
  },
};

/** Shorter queries are alike by chance. */
const shortest = 40;

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const number = /(?<![\w.])\d+(?:\.\d+)?(?:ms|[smhdwy])?(?![\w.])/g;

function shapeOf(text: string): string {
  return plain(text).replace(number, '0');
}

/** The most frequent form is taken for right; of equally many, that of a sheet. */
function weight(code: CodeText, group: readonly CodeText[]): number {
  return 2 * group.filter(({ text }) => plain(text) === plain(code.text)).length + (/\.ya?ml$/.test(code.file) ? 1 : 0);
}

/** `\`5m\`, here \`1m\``. */
function difference(common: string, own: string): string {
  const there = common.match(number) ?? [];
  const here = own.match(number) ?? [];
  return there
    .flatMap((value, at) => (value === here[at] ? [] : [`\`${value}\`, here \`${here[at] ?? ''}\``]))
    .slice(0, 3)
    .join('; ');
}
