import { isDocs } from '../../content/site.ts';
import { fileStart } from '../../problem/problem.ts';
import type { Check } from '../check.ts';

/** Once a service: who owns it is one line in one file. */
export const runbookOwner: Check = {
  id: 'runbook/owner',
  severity: 'info',
  finds: 'runbooks that nobody owns',
  why: 'Nobody keeps a page that nobody owns, and nobody can be asked about it. The owner is taken from the frontmatter, `service.yaml`, `catalog-info.yaml`, `OWNERS` or `CODEOWNERS`, in this order.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n', 'runbooks/shop/service.yaml': 'title: Shop\n' },
  find: ({ site, serviceFile }) =>
    site.services.flatMap((service) => {
      if (isDocs(service)) return [];
      const orphans = site.runbooks.filter((runbook) => runbook.service === service.id && runbook.owner === '');
      const [first] = orphans;
      if (first === undefined) return [];
      const file = serviceFile(service.id);
      const many = orphans.length === 1 ? `\`${first.id}\` has no owner` : `${orphans.length} runbooks of \`${service.id}\` have no owner`;
      return [
        {
          file: file ?? first.file,
          message: many,
          hint: file === undefined ? `write \`owner:\` in a service.yaml beside it` : 'write `owner:` here',
          ...fileStart,
        },
      ];
    }),
};
