/** Reads the settings of a content root from disk. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { fileStart, type Problem } from '../problem/problem.ts';
import { linkRefusal, readRegularFile, unreadable } from './folder.ts';
import { type Settings, settingsSchema } from './schema/settings.ts';
import { SourceFile } from './source-file.ts';
import { readYaml, type YamlRead } from './yaml.ts';

export interface SettingsRead {
  readonly settings: Settings;
  readonly settingsFile: SourceFile | null;
  /** Where each setting is in its file. */
  readonly locate: YamlRead<Settings>['locate'];
  readonly problems: readonly Problem[];
}

/** The file of the team's settings, from the content root. */
export const settingsName = 'breakglass.yaml';

/** Reads `breakglass.yaml` alone. Never throws. */
export function readSettings(root: string): SettingsRead {
  const none = { settings: settingsSchema.parse({}), settingsFile: null, locate: () => fileStart };
  let bytes: Uint8Array;
  try {
    const refusal = linkRefusal(root, settingsName);
    if (refusal !== undefined) return { ...none, problems: [refusal] };
    bytes = readRegularFile(join(root, settingsName));
  } catch (error) {
    const isThere = lstatSync(join(root, settingsName), { throwIfNoEntry: false }) !== undefined;
    return { ...none, problems: isThere ? [unreadable(settingsName, error)] : [] };
  }
  const settingsFile = new SourceFile(settingsName, bytes);
  const decoding = settingsFile.problems.filter((problem) => problem.check !== 'file/empty');
  // A file that was cut for its size would be read as other settings than were written.
  if (settingsFile.text.trim() !== '' && !settingsFile.isReadable) return { ...none, settingsFile, problems: decoding };
  const read = readYaml({ file: settingsName, text: settingsFile.text }, settingsSchema, { check: 'settings/schema' });
  const problems = [...decoding, ...read.problems];
  if (read.value === undefined) return { ...none, settingsFile, problems };
  return { settings: read.value, settingsFile, locate: read.locate, problems };
}
