/** What parts of a page tell each other. */

/** On the document: values have been written into the page. */
export const valuesChanged = 'breakglass:values';

/** On the form of the values: somebody wants to fill them in. */
export const openValues = 'breakglass:open-values';
