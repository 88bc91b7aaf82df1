/** The page's colour in both themes, as browsers paint it around pages: `--page` of the tokens, in sRGB. */
export const themeColours = { light: '#f6f6f4', dark: '#131311' } as const;
