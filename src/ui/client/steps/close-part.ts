/** Closes a part of a runbook that the styles hide, so that find in page still looks into it and opens it where the browser can do that. */

/** Elsewhere the attribute would be plain `hidden`: Safari before 26.2 would take sections off wide screens and steps off the paper. */
const findsHidden = 'onbeforematch' in HTMLElement.prototype;

export function closePart(part: Element | null | undefined): void {
  if (findsHidden) part?.setAttribute('hidden', 'until-found');
}
