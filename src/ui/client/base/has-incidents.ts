/** Whether incidents are logged on this site: not where it has nothing but docs. The build writes it on the root element. */
export function hasIncidents(): boolean {
  return document.documentElement.dataset['onlyDocs'] === undefined;
}
