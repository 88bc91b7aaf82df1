/** On a page that offers a choice of runbooks: what the reader came with, such as the labels of an alert, goes along to each. */
import { pageQuery } from '../base/address.ts';
import { siteBase } from '../base/site-base.ts';

export function carryQuery(main: HTMLElement): void {
  const came = new URLSearchParams(pageQuery());
  const runbooks = new URL(`${siteBase()}runbooks/`, document.baseURI).pathname;
  for (const link of main.querySelectorAll<HTMLAnchorElement>('.rows a[href]')) {
    const address = new URL(link.href);
    if (!address.pathname.startsWith(runbooks)) continue;
    // Which alert it is, the choice decides.
    const isChosen = address.searchParams.has('alertname');
    for (const [name, value] of came) if (name !== 'alertname' || !isChosen) address.searchParams.append(name, value);
    link.href = address.href;
  }
}
