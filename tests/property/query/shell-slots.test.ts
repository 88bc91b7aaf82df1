/** A value written into a command stays one value: the command has the same parts, and the program gets exactly the value. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../../src/fill/layer.ts';
import { shell } from '../../../src/query/languages/shell/index.ts';
import { readShell } from '../../../src/query/languages/shell/read.ts';
import { parseShell, visitTree } from '../../../src/query/languages/shell/tree.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { rounds } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';
import { shellTemplates as templates } from '../../support/shell-templates.ts';
import { hostileValue } from './hostile-values.ts';

const declared = new Set(['v']);

interface Template {
  text: string;
  holes: ReturnType<typeof findPlaceholders>;
  slots: ReturnType<NonNullable<typeof shell.slots>>;
}

function template(text: string): Template {
  const holes = findPlaceholders(text, 'command', declared).filter(({ name }) => name === 'v');
  return { text, holes, slots: shell.slots?.(text, holes) ?? [] };
}

/** The template with one hole filled as the slot writes it, the others with a word; null when the slot refuses the value. */
function fill({ text, holes, slots }: Template, at: number, value: string): string | null {
  let result = text;
  for (let index = holes.length - 1; index >= 0; index--) {
    const hole = holes[index];
    const slot = slots[index];
    if (hole === undefined || slot === undefined) return null;
    const written = index === at ? writeValue(slot, value).text : innocent(slot);
    if (written === undefined) return null;
    result = result.slice(0, hole.from) + written + result.slice(hole.to);
  }
  return result;
}

const innocents = ['prod', '7071'];

function innocent(slot: Template['slots'][number]): string {
  return innocents.map((value) => writeValue(slot, value).text).find((text) => text !== undefined) ?? 'prod';
}

/** What a text is made of, without the texts of its words and how they are quoted. */
function shapeOf(text: string): string[] {
  const { script, errors } = parseShell(text);
  expect(errors, text).toEqual([]);
  const shape: string[] = [];
  const written = new Set(['Literal', 'SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted']);
  visitTree(script, (node, holders) => {
    if (written.has(node.type)) return;
    const depth = holders.filter(({ type }) => !written.has(type)).length;
    const own = 'operator' in node ? ` ${node.operator}` : node.type === 'Assignment' && node.name.length < 2 ? ` ${node.name}` : '';
    shape.push(`${depth} ${node.type}${own}`);
  });
  return shape;
}

function valuesOf(text: string): (string | null)[] {
  return readShell(text).commands.flatMap((command) => [
    ...command.words.map((word) => word.value),
    ...command.assignments.map(({ value }) => value?.value ?? null),
    ...command.redirects.map(({ target }) => target.value),
  ]);
}

const places = templates.flatMap((text) => {
  const made = template(text);
  return made.holes.map((_, at) => ({ made, at, slot: made.slots[at] ?? [] }));
});

describe(`values in commands (seed ${seed}) @fault-30`, () => {
  it('leave the command what it is, and come out as they went in @repeats', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValue, ({ made, at, slot }, value) => {
        const filled = fill(made, at, value);
        if (filled === null) return;
        taken++;
        const plain = fill(made, at, innocents.find((word) => writeValue(slot, word).text !== undefined) ?? 'prod');
        if (plain === null) throw new Error(`no plain value for ${made.text}`);
        expect(shapeOf(filled), filled).toEqual(shapeOf(plain));
        const before = valuesOf(plain);
        const word = innocents.find((candidate) => writeValue(slot, candidate).text !== undefined) ?? '';
        const isUrl = slot.includes('url-part');
        // The other holes hold a plain word too: what differs is this one.
        valuesOf(filled).forEach((found, index) => {
          const expected = before[index];
          if (found === null || expected === null || expected === undefined || found === expected) return;
          const parts = expected.split(word);
          const possible = parts
            .slice(1)
            .map((_, cut) => parts.slice(0, cut + 1).join(word) + (isUrl ? encode(value) : value) + parts.slice(cut + 1).join(word));
          expect(possible, filled).toContain(found);
        });
      }),
      { seed, numRuns: rounds(15_000) },
    );
    expect(taken).toBeGreaterThan(rounds(3000));
  });

  it('hold nothing that a terminal takes for a key or cannot show', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValue, ({ slot }, value) => {
        expect(writeValue(slot, value).text ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u202e]/u);
      }),
      { seed, numRuns: 5000 },
    );
  });
});

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const bash = spawnSync('bash', ['--version'], { encoding: 'utf8' }).error === undefined;

describe.skipIf(!bash)(`values in bash itself${bash ? '' : ' (skipped: bash is not installed)'} (seed ${seed}) @fault-30`, () => {
  const words: readonly (readonly [word: string, before: string, behind: string])[] = [
    ['${v}', '', ''],
    ['a${v}b', 'a', 'b'],
    ['"${v}"', '', ''],
    ['"a ${v} b"', 'a ', ' b'],
    ["'${v}'", '', ''],
    ["$'${v}'", '', ''],
    ['--x=${v}', '--x=', ''],
    ['"--x=${v}"', '--x=', ''],
    ['"$(show1 ${v})"', '', ''],
    ['"$(show1 "${v}")"', '', ''],
    ['$(show1 "a${v}" | wc -l >/dev/null; show1 \'x${v}\' | tr -d "\\n" >/dev/null)x${v}', 'x', ''],
    ['x{${v}', 'x{', ''],
  ];

  it('are what the program gets, in an interactive shell with its history too', () => {
    const made = words.map(([word, before, behind]) => ({ made: template(`show ${word}`), before, behind }));
    const lines: string[] = [];
    const wanted: string[] = [];
    fc.assert(
      fc.property(fc.constantFrom(...made), hostileValue, ({ made, before, behind }, value) => {
        const holes = made.holes.length;
        const filled = made.slots.reduceRight<string | null>((text, slot, index) => {
          const hole = made.holes[index];
          const written = writeValue(slot, value).text;
          return text === null || written === undefined || hole === undefined
            ? null
            : text.slice(0, hole.from) + written + text.slice(hole.to);
        }, made.text);
        if (filled === null || holes === 0) return;
        lines.push(filled);
        wanted.push(before + value + behind);
      }),
      { seed, numRuns: 1500 },
    );
    expect(lines.length).toBeGreaterThan(300);
    const script = join(mkdtempSync(join(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir(), 'shell-slots-')), 'script');
    const head = `show() { printf '%s\\0' "$@"; }\nshow1() { printf %s "$1"; }\nset -o history\nset -o histexpand\nshow1 rm -rf x >/dev/null\n`;
    writeFileSync(script, `${head}${lines.join('\n')}\n`);
    const result = spawnSync('bash', ['--norc', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      maxBuffer: 1 << 26,
    });
    expect(result.stderr).toBe('');
    expect(result.stdout.split('\0').slice(0, -1)).toEqual(wanted);
  });
});
