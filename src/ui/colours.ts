/** The page's colour in both themes, as browsers paint it around pages: `--page` of the tokens. */
export const themeColours = { light: '#fafbfb', dark: '#0f1214' } as const;
