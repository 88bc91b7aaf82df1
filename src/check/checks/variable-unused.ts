import { z } from 'zod';
import { splitFrontmatter } from '../../content/frontmatter.ts';
import { piecesOf } from '../../content/includes.ts';
import { readYaml } from '../../content/yaml.ts';
import type { Check, Finding } from '../check.ts';
import type { World } from '../world.ts';

export const variableUnused: Check = {
  id: 'variable/unused',
  severity: 'info',
  finds: 'a variable that is declared but used in no query or command',
  why: 'Either it is left over, or the query that should have it spells it in another way and keeps an old value. Remove it, or put `${name}` where it goes.',
  example: {
    'runbooks/shop/cart.md': '---\nvariables:\n  namespace: { description: Where the cart runs }\n---\n# Cart down\n\n- [ ] Roll back.\n',
  },
  find: (world) => {
    const { site } = world;
    const byService = new Map<string, Set<string>>();
    const everywhere = new Set<string>();
    const note = (service: string, names: Iterable<string>) => {
      const known = byService.get(service) ?? new Set();
      byService.set(service, known);
      for (const name of names) {
        known.add(name);
        everywhere.add(name);
      }
    };
    for (const { service, compiled } of site.runbooks) note(service, Object.keys(compiled.variables));
    for (const { service, variables } of site.sheets) note(service, Object.keys(variables));
    // What cannot be read may use anything.
    const unsure = site.runbooks.some(({ compiled }) => compiled.broken || compiled.hasCode);
    const own = site.runbooks.flatMap(({ file, meta, compiled }) =>
      compiled.broken || compiled.hasCode
        ? []
        : unused(file, ['variables'], Object.keys(meta.variables), new Set(Object.keys(compiled.variables)), world),
    );
    const pieces = piecesOf(site.runbooks).flatMap((file) => {
      // Part of a piece may be included alone: what the rest of it uses is used.
      const text = world.source(file)?.text ?? '';
      const used = site.runbooks
        .filter(({ compiled }) => compiled.includes.includes(file))
        .flatMap(({ compiled }) => Object.keys(compiled.variables));
      const written = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
      return unused(file, ['variables'], declaredIn(file, world), new Set([...used, ...written]), world);
    });
    const sheets = site.sheets.flatMap(({ file, variables }) =>
      unused(file, ['variables'], declaredIn(file, world), new Set(Object.keys(variables)), world),
    );
    if (unsure) return [...own, ...pieces, ...sheets];
    const services = site.services.flatMap(({ id }) => {
      const file = world.serviceFile(id);
      return file === undefined ? [] : unused(file, ['variables'], declaredIn(file, world), byService.get(id) ?? new Set(), world);
    });
    const settings = unused('breakglass.yaml', ['variables'], Object.keys(site.settings.variables), everywhere, world);
    return [...own, ...pieces, ...sheets, ...services, ...settings];
  },
};

function unused(
  file: string,
  path: readonly string[],
  declared: readonly string[],
  used: ReadonlySet<string>,
  { locateKey }: World,
): Finding[] {
  return declared
    .filter((name) => !used.has(name))
    .map((name) => ({
      file,
      message: `the variable \`${name}\` is used in no query or command`,
      hint: `remove it, or write \`\${${name}}\` where it goes`,
      ...locateKey(file, [...path, name]),
    }));
}

const declarations = z.object({ variables: z.record(z.string(), z.unknown()).default({}) });

function declaredIn(file: string, { source }: World): string[] {
  const whole = source(file)?.text ?? '';
  const text = /\.mdx?$/i.test(file) ? (splitFrontmatter(whole).yaml ?? '') : whole;
  if (!text.includes('variables:')) return [];
  return Object.keys(readYaml({ file, text }, declarations, { check: 'file/unreadable' }).value?.variables ?? {});
}
