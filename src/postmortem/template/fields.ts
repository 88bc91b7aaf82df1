/** The fields of an incident: each is a slot of templates, and the settings of a site say which its pages ask for. */
export { incidentFieldNames } from '../../incident/field.ts';
