/**
 * Runs before the first paint, in the page itself: puts the chosen theme on the root element so that nothing flashes, and
 * says whether the typeface is in the browser's cache already (see `client/fonts.ts`).
 * The only inline script there is; its hash stands in the content security policy (`csp.ts`).
 */
export const themeBoot = `try{var t=localStorage.getItem('breakglass-theme');if(t)document.documentElement.dataset.theme=t;if(localStorage.getItem('breakglass-fonts'))document.documentElement.dataset.fonts=''}catch{}`;
