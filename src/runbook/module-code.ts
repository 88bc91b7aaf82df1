/** `import` and `export` in MDX. */
import type { MdxjsEsm } from 'satteri';
import type { Range } from '../problem/problem.ts';
import type { ModuleImport } from './compiled.ts';
import type { Work } from './work.ts';

/** `import` and `export` of MDX: part of the page where code is allowed, else reported. */
export function noteModuleCode(node: MdxjsEsm, work: Work): void {
  if (work.context.allowCode) {
    work.hasCode = true;
    work.imports.push(...importsOf(node.value, work.range(node)));
    return;
  }
  const word = /^\s*export/.test(node.value) ? 'export' : 'import';
  work.report(
    'mdx/code',
    'error',
    node,
    `\`${word}\` is code, which MDX runbooks may not hold here; it was left out`,
    'the listed components need no import; other code needs `mdx.code: true` in breakglass.yaml',
  );
}

/** What `import … from '…'` and `export … from '…'` name. */
function importsOf(code: string, range: Range): ModuleImport[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*['"]([^'"]+)['"]/g)].map((match) => ({ specifier: match[1] ?? '', ...range }));
}
