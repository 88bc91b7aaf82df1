import type { Check } from '../check.ts';
import { codeTexts } from '../code-texts.ts';

export const codePinned: Check = {
  id: 'code/pinned',
  severity: 'warning',
  finds: 'a command or query with a date, a generated pod name, an instance or a host’s IP address in it',
  why: 'It was copied from one incident and fits no other. Put a variable there (`${pod}`, `${since}`): it is filled in once and shows that something is missing.',
  example: {
    'runbooks/shop/cart.md':
      '# Cart down\n\n- [ ] Read the log.\n\n  ```bash\n  kubectl logs cart-7d4b9c6f5-x2kqz --since-time=2024-03-01T02:00:00Z\n  ```\n',
  },
  find: (world) =>
    codeTexts(world).flatMap(({ file, text, find }) =>
      // Once a block for each kind: a table of output that passes for code would have dozens.
      pinned.flatMap(({ pattern, what, use }) => {
        const [first, ...others] = new Set([...text.replace(remarks, '').matchAll(pattern)].map(([match]) => match));
        if (first === undefined) return [];
        const more = others.length === 0 ? '' : `, as ${others.length} more here`;
        return [
          {
            file,
            message: `\`${first}\` is ${what}${more}: it fits one incident`,
            hint: `put a variable there, as in \`\${${use}}\``,
            ...find(first),
          },
        ];
      }),
    ),
};

/** Comments, placeholders that show a form by an example (`<an end such as 2024-01-01>`), and versions of a format or API, such as AWS' policies have. */
const remarks = /^[ \t]*(?:#|--).*$|<[^<>\n]*>|\b[\w-]*(?:version|schema)[\w-]*["']?\s*[:=]\s*["']?20\d\d-\d\d-\d\d(?![T\d])/gim;

/** What Kubernetes makes names of: no vowels, no 0, 1 and 3 (k8s.io/apimachinery, util/rand). */
const generated = 'bcdfghjklmnpqrstvwxz2456789';
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** Loopback, unspecified, link-local metadata, networks, masks, well-known resolvers, and what documentation may use (RFC 5737). */
const general =
  '(?!127\\.|0\\.|255\\.|169\\.254\\.|192\\.0\\.2\\.|198\\.51\\.100\\.|203\\.0\\.113\\.|8\\.8\\.[48]\\.|(?:\\d+\\.){3}0\\b|1\\.[01]\\.[01]\\.1\\b|9\\.9\\.9\\.9\\b)';

const pinned: readonly { pattern: RegExp; what: string; use: string }[] = [
  // A date that is a folder of an address (`…/2020-10-29/x.yaml`) is a version.
  {
    pattern: /(?<!\/(?=[\d-]{10}\/))\b20[12]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?\b/g,
    what: 'a date',
    use: 'since',
  },
  {
    pattern: new RegExp(`\\b[a-z][a-z0-9-]*-(?=[a-z]*\\d)[${generated}]{8,10}-[${generated}]{5}\\b`, 'g'),
    what: 'a generated pod name',
    use: 'pod',
  },
  { pattern: /\bi-(?:[0-9a-f]{8}|[0-9a-f]{17})\b/g, what: 'an instance', use: 'instance' },
  { pattern: new RegExp(`(?<![\\w.:-])${general}${octet}(?:\\.${octet}){3}(?![\\w./])`, 'g'), what: 'an IP address', use: 'host' },
];
