/** What is wrong with an attribute of a component, in an author's words: a schema's own speak of the program. */
import type { z } from 'zod';

/** `found` is what was written; undefined where the attribute is missing. */
export function attributeMessage(component: string, issue: z.core.$ZodIssue, found: unknown): string {
  const attribute = issue.path.map(String).join('.');
  if (found === undefined) return `<${component}> needs the attribute \`${attribute}\``;
  const about = `<${component}> \`${attribute}\``;
  if (found === '') return `${about} is empty`;
  switch (issue.code) {
    case 'invalid_value':
      return `${about}: expected one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}, found \`${String(found)}\``;
    case 'invalid_type':
      return `${about}: expected ${issue.expected === 'number' ? 'a number' : 'text'}, found \`${String(found)}\``;
    case 'too_small':
      return `${about}: expected more than ${String(issue.minimum)}, found \`${String(found)}\``;
    default:
      return `${about}: ${issue.message}`;
  }
}
