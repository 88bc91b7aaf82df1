/**
 * Writes src/styles/fallback-fonts.css: local typefaces with the width and the height of ours, so that nothing moves where a browser shows
 * one of them before ours arrives. `node scripts/run.mjs fallback-fonts` after a new version of the typefaces; `-- name=file.ttf` also
 * prints the average width of another font file, for the table below.
 *
 * Widths are measured in Chromium over the prose of this repository: advance per character, in em.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../tests/e2e/chromium.ts';

const root = path.dirname(import.meta.dirname);
const fontsource = path.join(root, 'node_modules/@fontsource-variable');
const sans = path.join(fontsource, 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2');
const mono = path.join(fontsource, 'atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2');

interface Fallback {
  family: string;
  /** CSS `font-weight`; the two ranges of a family meet where browsers change to its bold. */
  weights: '1 500' | '501 900' | '1 900';
  /** Full and PostScript names, as `local()` wants them. */
  local: readonly string[];
  /** Average advance in em. */
  width: number;
}

/** What Windows, macOS, iOS, Android and Linux have; those of equal width together. */
const fallbacks: readonly Fallback[] = [
  { family: 'next-arial', weights: '1 500', local: ['Arial', 'ArialMT', 'Liberation Sans', 'Arimo'], width: 0.42738 },
  {
    family: 'next-arial',
    weights: '501 900',
    local: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Arimo Bold'],
    width: 0.45955,
  },
  { family: 'next-roboto', weights: '1 500', local: ['Roboto', 'Roboto-Regular'], width: 0.42427 },
  { family: 'next-roboto', weights: '501 900', local: ['Roboto Bold', 'Roboto-Bold'], width: 0.43241 },
  { family: 'next-dejavu', weights: '1 500', local: ['DejaVu Sans'], width: 0.4919 },
  { family: 'next-dejavu', weights: '501 900', local: ['DejaVu Sans Bold'], width: 0.55479 },
  { family: 'mono-wide', weights: '1 900', local: ['Menlo', 'Menlo-Regular', 'DejaVu Sans Mono'], width: 0.60205 },
  { family: 'mono-narrow', weights: '1 900', local: ['Consolas'], width: 0.5498 },
  {
    family: 'mono-common',
    weights: '1 900',
    local: ['Roboto Mono', 'Droid Sans Mono', 'Liberation Mono', 'Cousine', 'Courier New'],
    width: 0.6001,
  },
];

/** The weight that most of the text of a range has: body text, and headings. */
const weightOf = { '1 500': 400, '501 900': 650, '1 900': 400 } as const;

interface Measured {
  width: number;
  /** Of the line box, in em. */
  ascent: number;
  descent: number;
}

const prose = readProse();
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
for (const argument of process.argv.slice(2)) {
  const [name = '', file = ''] = argument.split('=');
  console.log(name, (await measure(page, file, 400)).width.toFixed(5));
}
const rules: string[] = [];
for (const fallback of fallbacks) {
  const ours = await measure(page, fallback.family.startsWith('mono') ? mono : sans, weightOf[fallback.weights]);
  rules.push(rule(fallback, ours));
}
await browser.close();
writeFileSync(
  path.join(root, 'src/styles/fallback-fonts.css'),
  `/* Local typefaces with the width and height of ours. Written by scripts/fallback-fonts.ts. */\n${rules.join('\n')}\n`,
);

function rule({ family, weights, local, width }: Fallback, ours: Measured): string {
  const size = ours.width / width;
  const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
  return [
    '@font-face {',
    `  font-family: ${family};`,
    `  font-weight: ${weights};`,
    `  src: ${local.map((name) => `local("${name}")`).join(', ')};`,
    `  size-adjust: ${percent(size)};`,
    `  ascent-override: ${percent(ours.ascent / size)};`,
    `  descent-override: ${percent(ours.descent / size)};`,
    '  line-gap-override: 0%;',
    '}',
  ].join('\n');
}

async function measure(on: Page, file: string, weight: number): Promise<Measured> {
  const font = readFileSync(file).toString('base64');
  return on.evaluate(
    async ([source, text, bold]) => {
      const face = new FontFace(`measured-${Math.random().toString(36).slice(2)}`, `url(data:font/any;base64,${source})`, {
        weight: '1 900',
      });
      document.fonts.add(await face.load());
      const drawing = document.createElement('canvas').getContext('2d');
      if (drawing === null) throw new Error('no canvas');
      const size = 1000;
      drawing.font = `${bold} ${size}px ${face.family}`;
      const words = text.split(' ').map((word) => `${word} `);
      const width = words.reduce((sum, word) => sum + drawing.measureText(word).width, 0) / words.join('').length / size;
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = drawing.measureText('x');
      return { width, ascent: fontBoundingBoxAscent / size, descent: fontBoundingBoxDescent / size };
    },
    [font, prose, weight] as const,
  );
}

/** The runbooks of this repository without code and marks. */
function readProse(): string {
  const folder = path.join(root, 'runbooks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.mdx?$/.test(file));
  const text = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  return text
    .join(' ')
    .replace(/```.*?```/gs, ' ')
    .replace(/[^\x20-\x7e]|[#*`_|]/g, ' ')
    .replace(/ +/g, ' ');
}
