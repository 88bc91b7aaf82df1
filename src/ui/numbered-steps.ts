/**
 * The section with the number of each step at its words. Written out, because style sheets count nothing in what is folded: a phone would begin
 * anew below each closed section.
 */
export function numberedSteps(html: string, before: number): string {
  let number = before;
  return html.replace(/(?<=<div class="step-body"><p )(?=id="app:words:)/g, () => `data-number="${++number}" `);
}
