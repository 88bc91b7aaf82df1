/** An element with its attributes and what is in it. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A button that submits nothing. */
export function button(attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLButtonElement {
  return h('button', { type: 'button', ...attributes }, ...children);
}
