import type { Check } from '../check.ts';
import { prosesOf } from '../prose.ts';

export const textAbsoluteTime: Check = {
  id: 'text/absolute-time',
  severity: 'info',
  finds: 'words that were true on the day they were written: “for now”, “next quarter”, “as of March 2024”',
  why: 'Whoever reads them at night does not know when that was. Write what holds, or under which condition, and leave the date to git.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\nFor now the cart runs on the old cluster; it moves next quarter.\n\n- [ ] Roll back.\n',
  },
  find: (world) =>
    prosesOf(world).flatMap(({ file, text, source }) =>
      [...text.matchAll(rotting)].map((match) => ({
        file,
        message: `“${match[0].replace(/\s+/g, ' ')}” was true on the day it was written`,
        hint: 'write what holds, or under which condition',
        ...source.range(match.index, match.index + match[0].length),
      })),
    ),
};

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dated = `(?:${month}\\s+)?20\\d\\d|q[1-4](?:\\s+20\\d\\d)?`;
/**
 * Left alone: what moves with the reader (“compare with last week”), facts of history (“deprecated since June 2018”), and states
 * of a system (“full at the moment”, “if it was recently restarted”).
 */
const rotting = new RegExp(
  [
    `\\b(?:as of|until|till|by)\\s+(?:the end of\\s+|early[\\s-]+|mid[\\s-]+|late[\\s-]+)?(?:${dated})\\b`,
    // “For now, just look” speaks to the reader, not of a state.
    '\\b(?:for now(?!,|\\s+(?:just|only|skip|we)\\b)|as of (?:now|today)|these days|nowadays|for the time being)\\b',
    '\\bnext\\s+(?:month|quarter|year|sprint|spring|summer|autumn|winter)\\b',
    '\\b(?:will|is going to)\\s+(?:soon|shortly)\\b|\\bsoon\\s+(?:be|to be)\\b',
  ].join('|'),
  'gi',
);
