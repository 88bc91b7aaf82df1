/** What Backstage and Kubernetes projects already record of a service: `catalog-info.yaml` and `OWNERS` beside its runbooks. */
import { z } from 'zod';
import type { Problem } from '../problem/problem.ts';
import type { Read } from './boundary.ts';
import { type TitledLink, webAddress } from './schema/common.ts';
import type { SourceFile } from './source-file.ts';
import { readYaml } from './yaml.ts';

/** What fills the gaps of a `service.yaml`. */
export interface Catalog {
  title: string | undefined;
  description: string | undefined;
  owner: string | undefined;
  dashboards: readonly TitledLink[];
  links: readonly TitledLink[];
}

/** https://backstage.io/docs/features/software-catalog/descriptor-format, as far as it is read. */
const catalogSchema = z.object({
  metadata: z
    .object({
      title: z.string().optional(),
      description: z.string().optional(),
      links: z
        .array(z.object({ url: webAddress, title: z.string().optional(), icon: z.string().optional(), type: z.string().optional() }))
        .default([]),
    })
    .prefault({}),
  spec: z.object({ owner: z.string().optional() }).prefault({}),
});

/** The first entity of a file; what is wrong with it comes as problems of `service/catalog`. */
export function readCatalog(file: SourceFile): Read<Catalog> {
  const { text } = file;
  const first = text.split(/^---[ \t]*$/m).find((part) => /^\s*[^#\s]/m.test(part)) ?? '';
  const read = readYaml(
    { file: file.path, text: first, within: { source: text, offset: Math.max(0, text.indexOf(first)) } },
    catalogSchema,
    { check: 'service/catalog' },
  );
  const { metadata, spec } = read.value ?? catalogSchema.parse({});
  const links = metadata.links.map(({ title, url, icon, type }) => ({
    link: { title: title ?? url, url },
    isDashboard: /dashboard|grafana/i.test(`${type ?? ''} ${icon ?? ''}`),
  }));
  const value: Catalog = {
    title: metadata.title,
    description: metadata.description,
    owner: spec.owner === undefined ? undefined : entityName(spec.owner),
    dashboards: links.filter(({ isDashboard }) => isDashboard).map(({ link }) => link),
    links: links.filter(({ isDashboard }) => !isDashboard).map(({ link }) => link),
  };
  return { value, problems: read.problems.map((problem): Problem => ({ ...problem, severity: 'warning' })) };
}

/** `group:default/payments` → `payments` (backstage.io/docs/features/software-catalog/references). */
function entityName(reference: string): string {
  return reference.replace(/^.*[:/]/, '');
}

const ownersSchema = z.object({ approvers: z.array(z.string()).default([]) });

/** The approvers in an OWNERS file (https://go.k8s.io/owners); none when it has another form. */
export function readOwners(file: SourceFile): string[] {
  return readYaml({ file: file.path, text: file.text }, ownersSchema, { check: 'service/catalog' }).value?.approvers ?? [];
}
