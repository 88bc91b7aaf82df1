/** No text of a page is unmarked: what stands between tags, and in attributes that people read or hear. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../../src/build/files-below.ts';
import { programRoot } from '../../../src/build/paths.ts';

const src = join(programRoot, 'src');
/** For who writes runbooks or the program, documents that are saved, and names of fields: in English. */
const english =
  /^ui\/(?:client\/)?develop\/|^ui\/author\/|^layouts\/ComponentsPage|postmortem\/(?:html-file|leave)\.ts$|^ui\/(?:hooks|app-manifest)\.ts$/;
const files = filesBelow(src).filter((file) => /^(?:ui|pages|layouts)\/.*\.(?:tsx?|astro)$/.test(file) && !english.test(file));

const read = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'data-label'];
/** Names, and what is typed as it stands. */
const isName = (text: string) => !/\p{L}{2}/u.test(text) || /^(?:[\w-]+\.\w+|JSON|UTC)$/.test(text.trim());

/** The texts of a file that no mark covers. */
function unmarkedTexts(file: string, source: string): string[] {
  const tree = ts.createSourceFile('file.tsx', asTsx(file, source), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (text: string) => {
    if (!isName(text)) found.push(text.trim());
  };
  const isCode = (node: ts.Node): boolean =>
    node.parent !== undefined &&
    ((ts.isJsxElement(node.parent) && /^(?:code|kbd)$/.test(node.parent.openingElement.tagName.getText())) || isCode(node.parent));
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && !isCode(node)) note(node.text.replace(/&\w+;/g, ''));
    if (ts.isJsxAttribute(node) && read.includes(node.name.getText()) && node.initializer !== undefined) literals(node.initializer, note);
    if (ts.isPropertyAssignment(node) && read.includes(node.name.getText().replace(/'/g, ''))) literals(node.initializer, note);
    if (
      ts.isCallExpression(node) &&
      (/^(?:h|button|announce|toast|toastButton|paragraph)$/.test(node.expression.getText()) || putsText(node))
    )
      for (const given of textsGiven(node)) literals(given, note);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** `element.append('…')` and the like; `parts.join(' and ')` puts words between texts. */
function putsText({ expression: called, arguments: given }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(called) || !/^(?:append|prepend|replaceChildren|join)$/.test(called.name.text)) return false;
  // Fields of forms and addresses are appended by name.
  return !given.some((text) => ts.isStringLiteral(text) && /^[a-z]+$/.test(text.text));
}

/** The arguments of a call that are text on the page. */
function textsGiven({ expression, arguments: given }: ts.CallExpression): readonly ts.Expression[] {
  const name = expression.getText();
  return name === 'h' ? given.slice(2) : name === 'paragraph' ? given.slice(0, 1) : given;
}

/** Texts written out in an expression, or in a branch of it. */
function literals(node: ts.Node, note: (text: string) => void): void {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node.text);
  else if (ts.isTemplateExpression(node)) note([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
  else if (ts.isConditionalExpression(node)) for (const branch of [node.whenTrue, node.whenFalse]) literals(branch, note);
  else if (ts.isJsxExpression(node) && node.expression !== undefined) literals(node.expression, note);
  else if (ts.isParenthesizedExpression(node)) literals(node.expression, note);
}

/** Astro's markup as TSX: elements that need no end get one, and what is no markup goes. */
function asTsx(file: string, source: string): string {
  if (!file.endsWith('.astro')) return source;
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<!doctype html>/i, '');
  const bare = body.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  const tag = /<(?:br|hr|img|input|link|meta)\b(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^>"'{])*?>/g;
  return `<>${bare.replace(tag, (open) => (open.endsWith('/>') ? open : `${open.slice(0, -1)}/>`))}</>`;
}

describe('every text is marked', () => {
  it.each(files)('%s', (file) => expect(unmarkedTexts(file, readFileSync(join(src, file), 'utf8'))).toEqual([]));
});

describe('what is found', () => {
  it.each([
    ['a.tsx', 'const a = <p>Not marked</p>;', ['Not marked']],
    ['a.tsx', 'const a = <p>{t`Marked`} <code>kubectl get</code> · 1</p>;', []],
    ['a.tsx', 'const a = <p aria-label={x ? "Open it" : t`Close it`} class="big one" />;', ['Open it']],
    ['a.ts', "h('p', { class: 'wide note', title: 'Read me' }, 'Words', t`Marked`);", ['Words', 'Read me']],
    ['a.ts', "element.append(t`Marked`, own ? '. This is one' : `${a}.`); names.join(' or '); parts.join(', ');", ['. This is one', 'or']],
    ['a.ts', "toast(done ? 'Done' : `${name} failed`);", ['Done', 'failed']],
    ['a.astro', '---\nconst a = 1;\n---\n<meta name="x"><p>Words {a}</p><script>const b = "No text";</script>', ['Words']],
  ])('%s %s', (file, source, expected) => expect(unmarkedTexts(file, source)).toEqual(expected));
});
