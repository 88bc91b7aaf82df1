/** JSON Schemas for editors, made from the zod schemas that validate: what an editor completes is what `check` takes. */
import { z } from 'zod';
import { checkNames } from '../check/registry.ts';
import { foreignKeys, foreignKeysBeside } from '../content/foreign-keys.ts';
import { postmortemSchema } from '../content/schema/postmortem.ts';
import { runbookSchema } from '../content/schema/runbook.ts';
import { serviceSchema } from '../content/schema/service.ts';
import { settingsSchema } from '../content/schema/settings.ts';
import { sheetSchema } from '../content/schema/sheet.ts';
import { drillSchema } from '../drill/script.ts';
import { languageLabels } from '../query/registry.ts';

interface EditorSchema {
  schema: z.ZodType;
  /** Which files it is for, in words. */
  title: string;
  /** Keys that are neither offered nor refused. */
  passedOver?: readonly string[];
}

/** By the file's name in `schemas/`, without `.json`. Adding one is a line here. */
const editorSchemas = {
  drill: { schema: drillSchema, title: 'runbooks/<service>/drills/*.yaml' },
  postmortem: {
    schema: postmortemSchema,
    title: 'Frontmatter of a postmortem',
    passedOver: foreignKeysBeside(postmortemSchema.shape),
  },
  runbook: { schema: runbookSchema, title: 'Frontmatter of a runbook', passedOver: foreignKeys },
  service: { schema: serviceSchema, title: 'runbooks/<service>/service.yaml' },
  settings: { schema: settingsSchema, title: 'breakglass.yaml' },
  sheet: { schema: sheetSchema, title: 'queries/**/*.yaml' },
} satisfies Record<string, EditorSchema>;

export type EditorSchemaName = keyof typeof editorSchemas;

/** Each schema's text by its file name: `service.json`. Draft 7, which every editor's YAML and JSON support reads. */
export function editorSchemaFiles(): ReadonlyMap<string, string> {
  return new Map(Object.entries(editorSchemas).map(([name, entry]) => [`${name}.json`, `${JSON.stringify(toJson(entry), null, 2)}\n`]));
}

function toJson({ schema, title, passedOver = [] }: EditorSchema): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input', target: 'draft-07', unrepresentable: 'any', override: listWords });
  const passing =
    passedOver.length === 0 ? {} : { patternProperties: { [`^(?:${passedOver.map((key) => key.replace('$', '\\$')).join('|')})$`]: {} } };
  return { $schema, title, ...json, ...passing };
}

/** Words that only the program knows, where a schema names them (`.meta({ editor: … })`): an editor offers these and marks others. */
const words: Readonly<Record<string, readonly string[]>> = { check: checkNames, language: languageLabels };

function listWords({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  const kind = jsonSchema['editor'];
  if (typeof kind !== 'string') return;
  delete jsonSchema['editor'];
  delete jsonSchema['pattern'];
  jsonSchema['enum'] = words[kind];
}

/** The line that names a YAML file's schema to editors; `path` leads there from the file's folder. */
export function schemaComment(path: string): string {
  return `# yaml-language-server: $schema=${path}`;
}
