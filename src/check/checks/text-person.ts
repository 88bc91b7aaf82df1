import type { Check } from '../check.ts';
import { prosesOf } from '../prose.ts';

export const textPerson: Check = {
  id: 'text/person',
  severity: 'warning',
  finds: 'a person to ask, by name or personal address',
  why: 'People sleep, go on leave and change teams; the page stays. Name the team or the on-call rotation, and keep the person in the pager.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Ask Priya Raman for the password, or write to tom.baker@example.com.\n' },
  find: (world) =>
    prosesOf(world).flatMap(({ file, text, source }) => {
      const named = [...text.matchAll(asks)]
        .filter(({ groups }) => isPerson(groups?.['who'] ?? ''))
        .map((match) => ({ from: match.index + match[0].length - (match.groups?.['who'] ?? '').length, who: match.groups?.['who'] ?? '' }));
      const written = [...text.matchAll(address)].map((match) => ({ from: match.index, who: match[0] }));
      return [...named, ...written].map(({ from, who }) => ({
        file,
        message: `${who} may be asleep, away or gone`,
        hint: 'name the team or the on-call rotation',
        ...source.range(from, from + who.length),
      }));
    }),
};

/** `the page Max reads` asks nobody. */
const asks =
  /(?<!\b(?:the|an?|this|that|each|every|its|her|his|their|our|your|which|one|no)[ \t]+)\b(?:[Aa]sk|[Pp]ing|[Cc]all|[Cc]ontact|[Pp]age|[Mm]essage|[Ee]mail|DM|[Tt]alk to|[Ss]peak (?:to|with)|[Rr]each out to|[Nn]otify|[Ee]scalate to|[Gg]et hold of|[Tt]ell)[ \t]+(?<who>@[a-z][\w.-]+|\p{Lu}\p{Ll}+(?:[ \t]+\p{Lu}\p{Ll}+)*)/gu;

/** `first.last@…`: teams have one word, or a dash. */
const address = /\b\p{L}{2,}\.\p{L}{2,}@[\w-]+(?:\.[\w-]+)+\b/gu;

/** Words in names of teams, roles, companies and products. */
const teams =
  /team|support|on-?call|ops|oper|engineer|security|service|desk|lead|manager|owner|admin|develop|network|database|platform|infra|sre|legal|finance|product|customer|vendor|provider|commander|incident|duty|pager|slack|head|director|group|squad|guild|here|channel|everyone|cloud|amazon|google|microsoft|oracle|hat\b/i;

/** Common given names: only these distinguish a name alone from a word at the start of a sentence. */
const givenNames = new Set(
  'Adam Aisha Alex Alice Amit Ana Anders Andrea Andreas Andrew Anna Anne Antonio Ben Bob Brian Carlos Carol Charlie Chen Chloe Chris Christian Claire Clara Dan Daniel Dave David Diego Elena Emily Emma Eric Erik Eva Fatima Felix Frank George Hannah Hans Helen Ivan Jack James Jan Jane Javier Jean Jeff Jennifer Jens Jim Joe Johan John Jonas Jose Julia Karen Kate Kevin Kim Lars Laura Lena Leo Lisa Luca Lucas Luis Maria Marie Mark Markus Marta Martin Mary Matt Max Mei Michael Miguel Mike Mohamed Nick Nina Olga Oliver Omar Paul Paula Pedro Peter Petra Phil Pierre Priya Raj Rachel Ravi Rob Robert Ryan Sam Sara Sarah Simon Sofia Stefan Steve Susan Thomas Tim Tobias Tom Tony Vera Victor Wei Yuki'.split(
    ' ',
  ),
);

function isPerson(who: string): boolean {
  if (teams.test(who)) return false;
  if (who.startsWith('@')) return !/[-_]/.test(who) && !who.includes('/');
  const [first = '', ...others] = who.split(/\s+/);
  return givenNames.has(first) && others.length <= 2;
}
