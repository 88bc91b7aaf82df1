import { UsageError } from './usage-error.ts';

/**
 * The path below which a site is served: `docs`, `/docs`, `/docs/` → `/docs/`.
 * @throws {UsageError} for a character that browsers, hosts and rules of headers write in several ways.
 */
export function normaliseBase(base: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(base);
  const parts = base.split('/').filter((part) => part !== '');
  const odd = parts.find((part) => !/^[\w.~-]+$/.test(part) || /^\.+$/.test(part));
  if (whole) throw new UsageError(`--base ${base}: this is a whole address; write its path alone: --base ${pathOf(base)}`);
  if (odd !== undefined)
    throw new UsageError(
      `--base ${base}: found \`${odd}\`, expected names of letters, digits, \`-\`, \`_\`, \`.\` and \`~\`, as in /ops/runbooks/`,
    );
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '/';
}
