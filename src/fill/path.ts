/**
 * A value that is a part of a path. It may hold slashes (`team/app` is a folder deeper, or a key of a store), but leads neither up nor
 * to the folder itself: `rm -rf /srv/${tenant}` with `..` or `/` would be another command. Servers and clients read `%2e` as a dot and
 * `%2f` as a slash (https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2), some even twice over, and Windows reads `\` as one.
 */
import { all, type Rule, refuse, take, unless } from './rule.ts';

/** More rounds than any server decodes. */
const mostRounds = 5;

function decoded(value: string): string {
  let text = value;
  for (let round = 0; round < mostRounds; round++) {
    const next = text.replace(/%(25|2e|2f|5c)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
    if (next === text) break;
    text = next;
  }
  return text;
}

const part: Rule = (value) => {
  const segments = decoded(value).split(/[/\\]/);
  if (segments.some((segment) => /^\.\.?$/.test(segment.trim())))
    return refuse('it has `.` or `..` as a part, which leads out of the path that it stands in');
  return segments.every((segment) => segment.trim() === '')
    ? refuse('it is an empty part of a path: the folder above would be meant')
    : take(value);
};

export const pathRules = {
  'path-part': part,
  /** Beside a dot of the same part. */
  'path-dots': all(part, unless(/^[./\\%]|[./\\%]$/, 'with the dot beside it, it leads out of the path that it stands in')),
} satisfies Record<string, Rule>;
