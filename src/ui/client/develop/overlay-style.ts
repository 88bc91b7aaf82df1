/** How the problems on the page look; the colours are those of the site. */
export const overlayStyle = `
:host { all: initial; color-scheme: inherit; }
[hidden] { display: none !important; }
section, section + button {
  position: fixed;
  z-index: 2147483000;
  right: 1rem;
  bottom: 1rem;
  box-sizing: border-box;
  color: var(--text);
  background: var(--raised);
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  font: 1rem/1.5 var(--sans);
  box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 25%);
}
section {
  width: min(44rem, calc(100% - 2rem));
  max-height: min(32rem, 60vh);
  overflow: auto;
  overscroll-behavior: contain;
  padding: 0 1rem 1rem;
}
header {
  position: sticky;
  top: 0;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1rem;
  padding-block: 0.5rem;
  background: var(--raised);
}
h2 { margin: 0; font-size: 1rem; color: var(--strong); }
ul { list-style: none; margin: 0; padding: 0; }
li { padding-block: 0.75rem; border-top: 1px solid var(--line); }
p { margin: 0; overflow-wrap: anywhere; }
section > p { padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--muted); }
small { color: var(--muted); }
a { display: inline-block; padding-block: 0.25rem; color: var(--accent); font-family: var(--mono); }
code, pre { font-family: var(--mono); font-size: 0.9375rem; background: var(--code); }
code { padding-inline: 0.25rem; border-radius: 0.25rem; }
pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; overflow-x: auto; border-radius: 0.25rem; }
strong { text-transform: capitalize; }
.error { color: var(--danger); }
.warning { color: var(--warning); }
button {
  min-height: 44px;
  padding-inline: 0.75rem;
  color: var(--text);
  background: var(--raised);
  border: 1px solid var(--edge);
  border-radius: 0.375rem;
  font: inherit;
  cursor: pointer;
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 48rem) { section, section + button { bottom: 5rem; } }
@media print { section, section + button { display: none; } }
`;
