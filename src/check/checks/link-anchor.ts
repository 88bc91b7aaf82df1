import { decodePath } from '../../content/address.ts';
import { fileKey, foldPath } from '../../content/links.ts';
import type { Runbook } from '../../content/site.ts';
import { decodeAddress, isMalformedAddress } from '../../plain/decode-address.ts';
import { didYouMean } from '../../problem/nearest.ts';
import type { Check } from '../check.ts';

/** Within one runbook, and where the address is malformed, the compiler reports them (`link/dead`). */
export const linkAnchor: Check = {
  id: 'link/anchor',
  severity: 'warning',
  finds: 'a link to a heading or step that another runbook does not have',
  why: 'It opens the page at its top, and the reader looks for what the link promised. A heading was reworded: link to its new words, or to a step with an id of its own.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] [Roll back](stock.md#rolback).\n',
    'runbooks/shop/stock.md': '# Stock down\n\n## Rollback\n\n- [ ] Roll back.\n',
  },
  find: ({ site }) => {
    const byPath = new Map([
      ...site.runbooks.map((runbook) => [fileKey(decodePath(runbook.address).replace(/\/$/, '')), runbook] as const),
      ...site.runbooks.map((runbook) => [fileKey(runbook.file), runbook] as const),
    ]);
    return site.runbooks.flatMap(({ file, compiled }) =>
      compiled.links.flatMap(({ href, kind, text: _, written, ...range }) => {
        const place = written ?? { file, ...range };
        const [, path = '', fragment = ''] = /^([^#:?]+)#([^#]+)$/.exec(href) ?? [];
        const target = byPath.get(pathOf(place.file, path));
        if (kind === 'image' || fragment === '' || isMalformedAddress(href) || target === undefined || target.compiled.broken) return [];
        const anchors = anchorsOf(target);
        if (anchors.includes(decodeAddress(fragment))) return [];
        return [{ message: `\`${target.id}\` has nothing called \`#${fragment}\``, hint: didYouMean(fragment, anchors), ...place }];
      }),
    );
  },
};

function pathOf(file: string, path: string): string {
  const folder = path.startsWith('/') ? [] : file.split('/').slice(0, -1);
  const full = foldPath([...folder, ...decodePath(path).split('/')]);
  return fileKey(full.replace(/\.html?$/i, ''));
}

function anchorsOf({ compiled }: Runbook): string[] {
  return ['top', ...compiled.anchors];
}
