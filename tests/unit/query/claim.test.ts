/** Which of several languages that claim a text is taken. */
import { describe, expect, it } from 'vitest';
import { strongestClaim } from '../../../src/query/claim.ts';
import type { Claim, Language } from '../../../src/query/language.ts';
import { text } from '../../../src/query/languages/text/index.ts';
import { languages } from '../../../src/query/registry.ts';

const claiming = (id: string, claim: Claim): Language => ({ ...text, id, claims: () => claim });

describe('claims', () => {
  it.each<[Claim[], string | null]>([
    [['some', 'shared', 'clear'], '2 clear'],
    [['shared', 'some', 'none'], '0 shared'],
    [['none', 'clear', 'clear'], '1 clear'],
    [['some', 'some', 'none'], '0 some'],
    [['none', 'none', 'none'], null],
  ])('of %j the strongest is taken, and the first of equals', (claims, expected) => {
    const found = strongestClaim(
      claims.map((claim, at) => claiming(String(at), claim)),
      'a',
    );
    expect(found && `${found.language} ${found.claim}`).toBe(expected);
  });

  it('a language that claims nothing is passed over', () => {
    expect(strongestClaim([text, claiming('a', 'some')], 'a')).toEqual({ language: 'a', claim: 'some' });
  });

  it('a selector without a metric name is PromQL unless LogQL claims it too', () => {
    expect(strongestClaim(languages, 'rate({app="api"}[5m])')).toEqual({ language: 'logql', claim: 'clear' });
    expect(strongestClaim(languages, '{app="api"} offset 5m > 1')).toEqual({ language: 'promql', claim: 'shared' });
    expect(strongestClaim(languages, 'up{app="api"}')).toEqual({ language: 'promql', claim: 'clear' });
  });
});
