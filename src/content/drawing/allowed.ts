/** What a published drawing may be made of. Whatever is not here is left out. */

export const svgNamespace = 'http://www.w3.org/2000/svg';
export const xlinkNamespace = 'http://www.w3.org/1999/xlink';
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** Elements that draw, describe or animate. None of them runs script or holds another document. SVG 2, and the fonts of SVG 1.1. */
export const elements: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'a', 'view', 'title', 'desc', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath', 'tref', 'image'],
  ...['marker', 'linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'filter'],
  ...['feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix', 'feDiffuseLighting', 'feDisplacementMap'],
  ...['feDistantLight', 'feDropShadow', 'feFlood', 'feFuncA', 'feFuncB', 'feFuncG', 'feFuncR', 'feGaussianBlur', 'feImage', 'feMerge'],
  ...['feMergeNode', 'feMorphology', 'feOffset', 'fePointLight', 'feSpecularLighting', 'feSpotLight', 'feTile', 'feTurbulence'],
  ...['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set', 'mpath'],
  ...['font', 'font-face', 'font-face-src', 'font-face-name', 'glyph', 'missing-glyph', 'hkern', 'vkern'],
]);

/** Elements that change an attribute of another element over time. */
export const animations: ReadonlySet<string> = new Set(['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set']);

/** Metadata of a drawing: never drawn, and often with paths of the machine it was made on. */
export const unseen: ReadonlySet<string> = new Set(['metadata']);

/** Attributes without a namespace that make a browser ask for something, beside `href`. */
export const asking: ReadonlySet<string> = new Set([
  'ping',
  'src',
  'srcset',
  'action',
  'formaction',
  'srcdoc',
  'externalResourcesRequired',
]);

/** Where a link in a drawing may lead. */
export const linkProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Pictures inside a drawing, as data. */
export const embeddedPicture = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*$/i;
