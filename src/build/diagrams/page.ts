/** The page that a browser opens to draw diagrams, and reading what it leaves there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { inBrowser, keptStyles, type Wanted } from './in-browser.ts';

const fromHere = createRequire(import.meta.url);

/** Mermaid as one script. */
export const mermaidScript: string = fromHere.resolve('@mermaid-js/tiny');

/** Text is measured in the site's typeface, so that equal texts are drawn alike on every machine. */
const typeface = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/**
 * Colours that stand for those of the site. Each is near what it stands for in the light theme, as Mermaid derives others from
 * them, and has a last digit of its own, so that it can be told from a colour that somebody chose.
 */
const colours = {
  page: '#fafbf1',
  well: '#f1f4f1',
  line: '#808b91',
  text: '#121711',
  muted: '#525e61',
  infoFill: '#e7f2f1',
  warningFill: '#fff4d1',
} as const;

const variables: Readonly<Record<keyof typeof colours, string>> = {
  page: 'var(--page)',
  well: 'var(--well)',
  line: 'var(--edge)',
  text: 'var(--text)',
  muted: 'var(--muted)',
  infoFill: 'var(--info-fill)',
  warningFill: 'var(--warning-fill)',
};

/** For slices, branches and periods, which follow one another: the same in both themes, with black or white text on them. */
const chartColours = ['#5b8fc9', '#d9a441', '#5fae7a', '#c9705f', '#8f7fc4', '#4fa8a8', '#b8719c', '#8a9a4a'];

/** Mermaid draws a message in place of a text with more characters than this. */
export const maxTextSize = 50_000;

const settings = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'base',
  // A diagram may not choose a theme for itself: it stands in pages that have two.
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'maxEdges',
    'theme',
    'themeVariables',
    'themeCSS',
    'fontFamily',
    'darkMode',
    'htmlLabels',
    'look',
    'layout',
    'handDrawnSeed',
  ],
  maxTextSize,
  fontFamily: 'Site, sans-serif',
  htmlLabels: false,
  flowchart: { htmlLabels: false, useMaxWidth: false },
  class: { htmlLabels: false },
  state: { htmlLabels: false },
  look: 'classic',
  deterministicIds: true,
  handDrawnSeed: 1,
  themeVariables: {
    useGradient: false,
    ...Object.fromEntries(
      chartColours.flatMap((colour, at) => [
        [`pie${at + 1}`, colour],
        [`git${at}`, colour],
        [`cScale${at}`, colour],
      ]),
    ),
    ...Object.fromEntries([1, 2, 3, 4].map((quadrant) => [`quadrant${quadrant}Fill`, quadrant % 2 === 1 ? colours.well : colours.page])),
    ...Object.fromEntries(
      ['1Text', '2Text', '3Text', '4Text', 'Point', 'PointText', 'XAxisText', 'YAxisText', 'Title'].map((part) => [
        `quadrant${part}Fill`,
        colours.text,
      ]),
    ),
    packet: {
      startByteColor: colours.text,
      endByteColor: colours.text,
      labelColor: colours.text,
      titleColor: colours.text,
      blockStrokeColor: colours.line,
      blockFillColor: colours.well,
    },
    xyChart: {
      ...Object.fromEntries(
        ['x', 'y'].flatMap((axis) => ['Title', 'Label', 'Tick', 'Line'].map((part) => [`${axis}Axis${part}Color`, colours.text])),
      ),
      titleColor: colours.text,
      backgroundColor: colours.page,
      plotColorPalette: chartColours.join(','),
    },
    pieOpacity: '1',
    pieStrokeColor: colours.page,
    pieOuterStrokeColor: colours.line,
    commitLabelColor: colours.text,
    commitLabelBackground: colours.page,
    tagLabelColor: colours.text,
    tagLabelBackground: colours.warningFill,
    fontSize: '15px',
    background: colours.page,
    primaryColor: colours.well,
    primaryTextColor: colours.text,
    primaryBorderColor: colours.line,
    secondaryColor: colours.infoFill,
    tertiaryColor: colours.page,
    lineColor: colours.muted,
    textColor: colours.text,
    titleColor: colours.text,
    edgeLabelBackground: colours.page,
    clusterBkg: colours.page,
    clusterBorder: colours.line,
    noteBkgColor: colours.warningFill,
    noteTextColor: colours.text,
    noteBorderColor: colours.line,
    signalColor: colours.muted,
    signalTextColor: colours.text,
    actorBkg: colours.well,
    actorBorder: colours.line,
    actorTextColor: colours.text,
    actorLineColor: colours.line,
    labelBoxBkgColor: colours.infoFill,
    labelBoxBorderColor: colours.line,
    labelTextColor: colours.text,
    loopTextColor: colours.text,
    activationBkgColor: colours.infoFill,
    activationBorderColor: colours.line,
    sequenceNumberColor: colours.page,
  },
};

/** Mermaid names commits by chance: the same diagram must be drawn the same every time. */
const steadyRandom = 'Math.random = () => 0.5;';

const mark = '@@';

/** HTML of the page for these texts. It loads Mermaid from its file and may load nothing else. */
export function drawingPage(wanted: readonly Wanted[]): string {
  const font = readFileSync(fromHere.resolve(typeface)).toString('base64');
  const byValue = Object.fromEntries(Object.entries(colours).map(([name, hex]) => [rgb(hex), variables[isColour(name) ? name : 'text']]));
  const data = JSON.stringify([wanted, byValue, keptStyles]).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' file:; style-src 'unsafe-inline'; font-src data:">
<style>@font-face { font-family: Site; src: url(data:font/woff2;base64,${font}); font-weight: 200 800 }</style>
<body><script src="${pathToFileURL(mermaidScript).href}"></script>
<script>
${inBrowser}
${steadyRandom}
(async () => {
  await Promise.all(['15px Site', 'bold 15px Site'].map((font) => document.fonts.load(font)));
  mermaid.initialize(${JSON.stringify(settings)});
  const answers = await drawAll(mermaid, ...${data});
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  document.body.textContent = '${mark}' + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) + '${mark}';
})();
</script>`;
}

const answersSchema = z.array(
  z.union([
    z.object({ svg: z.string(), kind: z.string(), title: z.string(), labels: z.array(z.string()) }),
    z.object({ error: z.string(), line: z.number().optional() }),
  ]),
);

export type Answers = z.infer<typeof answersSchema>;

/** The answers in what a browser printed of the page; undefined when they are not there. */
export function readAnswers(printed: string): Answers | undefined {
  const encoded = new RegExp(`${mark}([A-Za-z0-9+/=]+)${mark}`).exec(printed)?.[1];
  if (encoded === undefined) return undefined;
  const read = answersSchema.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  return read.success ? read.data : undefined;
}

function isColour(name: string): name is keyof typeof colours {
  return Object.hasOwn(colours, name);
}

/** As browsers answer a colour: `rgb(18, 23, 17)`. */
function rgb(hex: string): string {
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
