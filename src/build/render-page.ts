/** Renders one page, whatever happens: it has its time, and what cannot be shown becomes a page that says why. */
import { type Address, addressAt } from '../content/address.ts';
import type { BrokenUnit } from '../content/site.ts';
import { html } from '../markup/html.ts';
import type { PageContent, Rendered, Renderer } from './renderer.ts';

/** Code in a runbook may wait for what never comes. Milliseconds. */
const longestRender = 10_000;

/** The page, or status 500 with the reason. */
export async function renderPage(renderer: Renderer, address: Address, content: PageContent): Promise<Rendered> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<Rendered>((resolve) => {
    const words = `it took more than ${longestRender / 1000} s, which is the limit`;
    limit = setTimeout(() => resolve({ status: 500, body: words }), longestRender);
  });
  try {
    return await Promise.race([renderer.render(address, content), late]);
  } catch (error) {
    return { status: 500, body: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(limit);
  }
}

/** The page of what cannot be shown, in the frame of all pages; bare where that fails too. */
export async function renderBroken(renderer: Renderer, unit: BrokenUnit, content: PageContent): Promise<Rendered> {
  const { status, body } = await renderPage(renderer, addressAt('404'), { ...content, broken: unit });
  return { status: 200, body: status === 404 || status === 200 ? body : barePage(unit) };
}

function barePage({ title, problems, source }: BrokenUnit): string {
  const list = problems.map(({ file, line, column, message }) => html`<li>${file}:${line}:${column} ${message}</li>`);
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>This page could not be made.</p><ul>${list}</ul><pre>${source}</pre></html>`
    .text;
}
