/** The anchor of a query on the page of its sheet: the last part of its id. */
export function anchorOf(queryId: string): string {
  return queryId.slice(queryId.lastIndexOf('/') + 1);
}
