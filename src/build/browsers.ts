/**
 * The oldest browsers that pages are made for, all of spring 2024: the first with `light-dark()`, nested rules, popovers and
 * `content-visibility`. Styles are written for these, so that a browser gets the prefix or the long form that it needs: without it Safari
 * drops `user-select` and every `text-decoration` with a thickness. docs/reference/browsers.md lists them.
 */
export const oldestBrowsers: string[] = ['chrome123', 'edge123', 'firefox125', 'safari17.5', 'ios17.5'];
