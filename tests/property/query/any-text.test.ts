/** What must hold for any text at all, in every language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanForCopy, findOddCharacters } from '../../../src/query/clean.ts';
import { readCode } from '../../../src/query/code.ts';
import { detectLanguage } from '../../../src/query/detect.ts';
import { highlightClasses } from '../../../src/query/language.ts';
import { commandsOf, parseConsole } from '../../../src/query/languages/console/parse.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { languageById, languages, prepareLanguages } from '../../../src/query/registry.ts';
import { seed } from '../../support/seed.ts';
import { anyText } from './texts.ts';

await prepareLanguages();

const kinds = ['query', 'command', 'data'] as const;
const label = fc.oneof(fc.constantFrom('', 'sh', 'console', 'promql', 'logql', 'traceql', 'sql', 'text', 'yaml', 'go'), fc.string());

function plainOf(html: string): string {
  return html
    .replace(/<\/?(?:span|var)\b[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe(`any text (seed ${seed})`, () => {
  it('is detected as a known language, without throwing', () => {
    fc.assert(
      fc.property(label, anyText, (label, text) => {
        const found = detectLanguage(label, text);
        expect(languageById(found.language).id).toBe(found.language);
        expect(found.disagrees).toBe(found.labelled !== null && found.labelled !== found.language);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('is the joined highlight runs, in known classes, with no two equal ones side by side', () => {
    const classes = new Set<string>(['', ...highlightClasses]);
    fc.assert(
      fc.property(fc.constantFrom(...languages), anyText, (language, text) => {
        const tokens = language.highlight?.(text) ?? [];
        if (language.highlight !== null) expect(tokens.map((token) => token.text).join('')).toBe(text);
        expect(tokens.filter((token) => !classes.has(token.class) || token.text === '')).toEqual([]);
        expect(tokens.filter((token, at) => token.class === tokens[at + 1]?.class)).toEqual([]);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('comes back from its HTML, whose spans keep blanks outside', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), anyText, (language, text) => {
        const html = readCode(language.id === 'console' ? languageById('shell') : language, text, { name: {} }).html;
        expect(plainOf(html)).toBe(text);
        expect(html).not.toMatch(/<span[^>]*>(?:\s|[^<]*\n|<)/);
        expect(
          html.replace(
            /<span class="tk-[a-z]+">|<var data-(?:g|variable="[^"]*" data-slot="[a-z0-9 -]+"(?: data-without="[a-z -]+")?)>|<\/(?:span|var)>/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('is diagnosed inside its bounds, by the same words each time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), anyText, (language, text) => {
        const found = language.diagnose?.(text) ?? [];
        for (const { from, to, message } of found) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(message).not.toBe('');
        }
        expect(language.diagnose?.(text) ?? []).toEqual(found);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('has its placeholders and odd characters where they are said to be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyText, (kind, text) => {
        for (const { from, to, name } of findPlaceholders(text, kind)) expect(text.slice(from, to)).toContain(name);
        for (const { from, to, codePoint } of findOddCharacters(text)) expect(text.slice(from, to)).toBe(String.fromCodePoint(codePoint));
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe(`what is copied (seed ${seed})`, () => {
  it('is clean after one cleaning', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyText, (kind, text) => {
        const clean = cleanForCopy(text, kind);
        expect(cleanForCopy(clean, kind)).toBe(clean);
      }),
      { seed, numRuns: 5000 },
    );
  });

  it('holds nothing invisible and ends with no line end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyText, (kind, text) => {
        const clean = cleanForCopy(text, kind);
        expect(clean).not.toMatch(/[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u061c\u00a0]/);
        for (const control of ['\u001b', '\u0000', '\r']) expect(clean).not.toContain(control);
        expect(clean).not.toMatch(/\n$/);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('loses no line of a session: each is command or output', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = parseConsole(text).reduce((sum, line) => sum + line.text.split('\n').length, 0);
        expect(lines).toBe(text.split(/\r?\n/).length);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe(`sessions put together (seed ${seed})`, () => {
  const prompt = fc.constantFrom(
    '$ ',
    'user@host:~/a$ ',
    '[root@db01 ~]# ',
    'sh-4.4# ',
    'bash-5.1$ ',
    '/ # ',
    '❯ ',
    '(venv) $ ',
    'host:~$ ',
  );
  const command = fc.constantFrom(
    'kubectl get pods',
    "echo 'a\nb'",
    'oc get x \\\n  -n y',
    'cat <<EOF\nkind: A\n  b\nEOF',
    'for i in 1 2; do\n  echo $i\ndone',
    'X=$(date)',
    'grep "it\'s" file | sort',
    'curl -s http://a?b=c&d # e',
  );
  const output = fc.constantFrom(
    'NAME   READY',
    'web-0  1/1',
    '',
    '# a comment',
    '> quoted',
    'level=info msg="x"',
    '{"a": 1}',
    "it's here",
    'total 12',
  );
  const session = fc.array(fc.record({ prompt, command, output: fc.array(output, { maxLength: 4 }) }), { minLength: 1, maxLength: 6 });

  it('give back their commands and nothing else', () => {
    fc.assert(
      fc.property(session, (parts) => {
        const text = parts.flatMap((part) => [part.prompt + part.command, ...part.output]).join('\n');
        expect(commandsOf(text)).toBe(parts.map((part) => part.command).join('\n'));
        expect(detectLanguage('shell', text).language).toBe('console');
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('never copy a prompt, whatever stands around', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            prompt,
            output,
            anyText.map((text) => text.replaceAll('<<', '')),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const copied = parseConsole(parts.join('\n')).filter((line) => line.kind === 'command');
          for (const { text } of copied) expect(text).not.toMatch(/^(?:\$ |user@host|sh-4\.4# )/);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});
