/** The author's reference, made from the schemas: what is validated is what is written down. */
import { z } from 'zod';
import { postmortemSchema } from '../content/schema/postmortem.ts';
import { runbookSchema } from '../content/schema/runbook.ts';
import { serviceSchema } from '../content/schema/service.ts';
import { settingsSchema } from '../content/schema/settings.ts';
import { querySchema, sheetSchema } from '../content/schema/sheet.ts';
import { drillSchema } from '../drill/script.ts';
import { languages } from '../query/registry.ts';
import { components } from '../runbook/component.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** The whole reference as Markdown. */
export function reference(): string {
  return [
    '# Fields and components',
    '',
    'Made from the schemas by `npm run reference`; do not edit.',
    '',
    '## Frontmatter of a runbook',
    '',
    ...fields(runbookSchema),
    '',
    '## `runbooks/<service>/service.yaml`',
    '',
    ...fields(serviceSchema),
    '',
    '## `runbooks/<service>/drills/*.yaml`',
    '',
    ...fields(drillSchema),
    '',
    '## `queries/**/*.yaml`',
    '',
    ...fields(sheetSchema),
    '',
    '### Each of `queries`',
    '',
    ...fields(querySchema),
    '',
    '## Frontmatter of a postmortem',
    '',
    ...fields(postmortemSchema),
    '',
    '## `breakglass.yaml`',
    '',
    ...fields(settingsSchema),
    '',
    '## Components in `.mdx`',
    '',
    ...[...components.values()].flatMap((component) => [
      `### \`<${component.name}>\``,
      '',
      component.purpose,
      '',
      ...fields(component.attributes),
      '',
    ]),
    '## Languages',
    '',
    'The words that name a language, in fences and sheets. Only those with a checker are checked.',
    '',
    '| language | names | checked |',
    '| --- | --- | --- |',
    ...languages.map(
      (language) =>
        `| ${language.title} | ${[language.id, ...language.aliases]
          .filter((name) => name !== '')
          .map((name) => `\`${name}\``)
          .join(' ')} | ${language.diagnose === null ? 'no checker' : (language.checked ?? 'by its grammar')} |`,
    ),
    '',
    'Any other label keeps its name: the block is shown and copied as code that nobody here reads.',
    '',
  ].join('\n');
}

function fields(schema: z.ZodType): string[] {
  const json: Schema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const rows = rowsOf(json, '');
  if (rows.length === 0) return ['No attributes.'];
  return ['| field | is | |', '| --- | --- | --- |', ...rows];
}

/** One row a field, fields of nested maps below theirs. */
function rowsOf(schema: Schema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    const required = schema.required?.includes(name) === true && property.default === undefined;
    const field = `${prefix}${name}`;
    const text = [property.description ?? '', required ? '**Required.**' : '', defaultOf(property)].filter((part) => part !== '').join(' ');
    const row = `| \`${field}\` | ${kindOf(property)} | ${text.replace(/\|/g, '\\|')} |`;
    return [row, ...nested(property, field)];
  });
}

function nested(property: Schema, field: string): string[] {
  if (property.type === 'object' && property.properties !== undefined) return rowsOf(property, `${field}.`);
  if (property.type === 'object' && typeof property.additionalProperties === 'object')
    return rowsOf(property.additionalProperties, `${field}.<name>.`);
  const { items } = property;
  if (property.type === 'array' && typeof items === 'object' && !Array.isArray(items)) {
    // A list of queries has a table of its own.
    if (field === 'queries') return [];
    return (items.anyOf ?? [items]).flatMap((item) => (typeof item === 'boolean' ? [] : rowsOf(item, `${field}[].`)));
  }
  return [];
}

function defaultOf(property: Schema): string {
  const value = property.default;
  const isEmpty =
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0) ||
    typeof value === 'object';
  return isEmpty ? '' : `Default: \`${String(value)}\`.`;
}

function kindOf(property: Schema): string {
  if (property.enum !== undefined) return property.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (property.const !== undefined) return `\`${String(property.const)}\``;
  if (property.anyOf !== undefined)
    return [...new Set(property.anyOf.map((option) => (typeof option === 'boolean' ? '' : kindOf(option))))].join(' or ');
  if (property.type === 'array')
    return typeof property.items === 'object' && !Array.isArray(property.items) ? `list of ${kindOf(property.items)}` : 'list';
  if (property.type === 'object') return 'map';
  return [property.type ?? 'any']
    .flat()
    .map((type) => (type === 'string' ? 'text' : type))
    .join(' or ');
}
