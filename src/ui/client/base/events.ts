/** Events between the parts of a page. */

/** On the document: values have been written into the page. */
export const valuesChanged = 'breakglass:values';

/** On the form of the values: somebody wants to fill them in. */
export const openValues = 'breakglass:open-values';

/** On the head of a part of the page, bubbling: it is about to be opened and must be in sight. */
export const revealPart = 'breakglass:reveal-part';
