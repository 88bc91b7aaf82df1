/** Draws Mermaid diagrams in a Chromium of this machine, and remembers them by their texts. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { DrawDiagrams } from '../../content/diagrams.ts';
import { cleanSvg } from '../../content/drawing/clean-svg.ts';
import { namedChromium, quietSwitches, systemChromiums } from '../../process/chromium.ts';
import { runProgram } from '../../process/run-program.ts';
import type { Diagram } from '../../runbook/diagram.ts';
import { cacheRoot, digest } from '../paths.ts';
import type { Wanted } from './in-browser.ts';
import { kindName, refused } from './kinds.ts';
import { type Answers, drawingPage, maxTextSize, mermaidScript, readAnswers } from './page.ts';

/** Drawn together in one run of the browser. */
const inOneRun = 40;

/** A run that takes longer is ended, in milliseconds; its diagrams are then drawn one by one. */
const patience = 60_000;
const patienceForOne = 15_000;

/** A drawing larger than this would weigh more than the page around it. */
const maxBytes = 300_000;

export interface DrawOptions {
  /** Told before a browser is started. */
  readonly onDraw?: (count: number) => void;
  /** The folder that drawings are kept in. */
  readonly cache?: string;
  /** The browser: undefined looks for one, null has none. */
  readonly browser?: string | null;
}

/** A drawer of diagrams. Those drawn before come from the cache and need no browser. */
export function diagramDrawer({ onDraw, cache = join(cacheRoot, 'diagrams'), browser }: DrawOptions = {}): DrawDiagrams {
  let program: string | undefined;
  const fileOf = (text: string): string => {
    program ??= digest(readFileSync(mermaidScript, 'utf8'), drawingPage([]));
    return join(cache, `${digest(program, text)}.json`);
  };
  // While developing, a save does not wait again for what was not finished at the one before.
  const gaveUp = new Set<string>();
  return async (texts) => {
    const known = new Map(
      texts.flatMap((text) => {
        const diagram = gaveUp.has(text) ? unfinished : kept(fileOf(text));
        return diagram === undefined ? [] : [[text, diagram] as const];
      }),
    );
    const missing = texts.filter((text) => !known.has(text));
    if (missing.length === 0) return known;
    const found = browser === undefined ? findBrowser() : (browser ?? undefined);
    if (found === undefined) return new Map([...known, ...missing.map((text) => [text, noBrowser] as const)]);
    onDraw?.(missing.length);
    const drawn = await drawIn(found, missing);
    for (const [text, diagram] of drawn) {
      if (diagram === unfinished) gaveUp.add(text);
      else keep(fileOf(text), diagram);
    }
    return new Map([...known, ...drawn]);
  };
}

const noBrowser: Diagram = {
  state: 'not-drawn',
  reason: 'no Chromium, Chrome or Edge was found to draw it',
  hint: 'install one where the site is built, or name one by BREAKGLASS_CHROMIUM',
};

/** Not kept: on a machine that is less busy it may be drawn. */
const unfinished: Diagram = {
  state: 'not-drawn',
  reason: 'the browser did not finish drawing it',
  hint: 'make it smaller, or draw it as an image',
};

function findBrowser(): string | undefined {
  return namedChromium() ?? systemChromiums().find((file) => existsSync(file));
}

async function drawIn(browser: string, texts: readonly string[]): Promise<[string, Diagram][]> {
  const drawn: [string, Diagram][] = [];
  for (let at = 0; at < texts.length; at += inOneRun) {
    const batch = texts.slice(at, at + inOneRun);
    const answers = await run(browser, batch, patience);
    if (answers?.length === batch.length) {
      for (const [index, text] of batch.entries()) drawn.push([text, diagramOf(text, answers[index])]);
      continue;
    }
    for (const text of batch) drawn.push([text, diagramOf(text, (await run(browser, [text], patienceForOne))?.[0])]);
  }
  return drawn;
}

/** Opens the page in a browser that has no network, and reads what it answers; undefined when it does not. */
async function run(browser: string, texts: readonly string[], timeout: number): Promise<Answers | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-diagrams-'));
  try {
    const page = join(folder, 'page.html');
    const wanted = texts.map((text): Wanted => ({ id: `d${digest(text).slice(0, 6)}`, text: readableText(text).text }));
    writeFileSync(page, drawingPage(wanted));
    const switches = [
      ...quietSwitches(),
      '--headless',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--virtual-time-budget=60000',
      '--dump-dom',
    ];
    const { output } = await runProgram(browser, [...switches, pathToFileURL(page).href], { withoutErrors: true, timeout });
    return readAnswers(output);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * The text with its comments emptied: Mermaid removes comments and frontmatter before it counts lines, so the lines it names would
 * not be the author's. `before` is how many lines it does not count.
 */
function readableText(source: string): { text: string; before: number } {
  const text = withoutTags(source.replace(/^[ \t]*%%(?!\{).*$/gm, ''));
  const frontmatter = /^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
  const rest = text.slice(frontmatter.length);
  const blank = rest.length - rest.trimStart().length;
  return { text, before: text.slice(0, frontmatter.length + blank).split('\n').length - 1 };
}

/** Labels are drawn as text: tags that only set how words look would be read as words. Line breaks stay. */
function withoutTags(text: string): string {
  const inner = text.replace(
    /<(b|i|u|s|em|strong|code|small|big|sub|sup|kbd|tt|span|font|center)(?:\s[^<>]*)?>([^<>]*(?:<br\s*\/?>[^<>]*)*)<\/\1>/gi,
    '$2',
  );
  return inner === text ? text : withoutTags(inner);
}

function diagramOf(text: string, answer: Answers[number] | undefined): Diagram {
  if (text.length > maxTextSize)
    return { state: 'not-drawn', reason: `it has more than ${maxTextSize} characters`, hint: 'cut it into several' };
  if (answer === undefined) return unfinished;
  if ('error' in answer) return refused(text, answer.error, answer.line, readableText(text).before);
  const { value, problems } = cleanSvg('diagram', answer.svg);
  if (value === undefined || problems.length > 0)
    return { state: 'not-drawn', reason: 'its drawing holds something that pages may not hold', hint: 'draw it as an image' };
  if (value.length > maxBytes)
    return { state: 'not-drawn', reason: `its drawing has ${Math.round(value.length / 1000)} kB`, hint: 'cut it into several' };
  return { state: 'drawn', svg: value.trim(), label: labelOf(answer) };
}

/** At most this many characters of what stands in a diagram are read out. */
const maxLabel = 300;

function labelOf({ kind, title, labels }: { kind: string; title: string; labels: readonly string[] }): string {
  const name = kindName(kind);
  const words = title === '' ? labels.join(', ') : title;
  return words === '' ? name : `${name}: ${words.length > maxLabel ? `${words.slice(0, maxLabel)} …` : words}`;
}

const diagramSchema: z.ZodType<Diagram> = z.union([
  z.object({ state: z.literal('drawn'), svg: z.string(), label: z.string() }),
  z.object({ state: z.literal('not-drawn'), reason: z.string(), hint: z.string() }),
  z.object({ state: z.literal('invalid'), message: z.string(), hint: z.string(), line: z.number().or(z.undefined()) }),
]);

function kept(file: string): Diagram | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const read = diagramSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function keep(file: string, diagram: Diagram): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(diagram));
}
