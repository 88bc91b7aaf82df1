/** Goes on to where this page leads, with the query and anchor that came with the link: alerts carry labels there. */

const target = document.querySelector<HTMLAnchorElement>('#target');
if (target !== null) location.replace(target.href + location.search + location.hash);
