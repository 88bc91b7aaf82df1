/**
 * Runs before the first paint, in the page itself: puts the chosen theme on the root element so that nothing flashes.
 * The only inline script there is; its hash stands in the content security policy (`csp.ts`).
 */
export const themeBoot = `try{var t=localStorage.getItem('breakglass-theme');if(t)document.documentElement.dataset.theme=t}catch{}`;
