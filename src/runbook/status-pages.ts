/** The list of providers' status pages, as it stands in runbooks, on its own page and where an alert has no runbook. */

import { type Html, html } from '../markup/html.ts';
import { t, tx } from '../words/text.ts';

export interface StatusPage {
  readonly name: string;
  readonly url: string;
  /** Where its state can be asked. */
  readonly status?: string | undefined;
}

/** Each page with its address; the button that asks for their states is shown by the script of the page, which asks nothing before it is pressed. */
export function statusPageList(pages: readonly StatusPage[]): Html {
  if (pages.length === 0)
    return html`<p class="note">${tx('No status pages are listed. {1} in {2} names them.', html`<code>statusPages</code>`, html`<code>breakglass.yaml</code>`)}</p>`;
  const asked = pages.filter(({ status }) => status !== undefined).length;
  const rows = pages.map(
    ({ name, url, status }) =>
      html`<li${status !== undefined && html` data-status-at="${status}"`}><a href="${url}" target="_blank" rel="noreferrer noopener">${name}</a> <span class="mono">${hostOf(url)}</span>${status !== undefined && html`<p role="status"></p>`}</li>`,
  );
  const ask = html`<p><button type="button" class="ask-status" data-ask-status hidden>${asked === 1 ? t`Ask for its state` : t`Ask for their states`}</button></p>`;
  return html`<div data-status-pages>${asked > 0 && ask}<ul class="rows full">${rows}</ul></div>`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
