/** A runbook's file with its frontmatter read: what others may refer to before any text is compiled. */
import { fileStart, type Range } from '../../problem/problem.ts';
import { bounded, type Read } from '../boundary.ts';
import { foreignKeys } from '../foreign-keys.ts';
import { frontmatterProblems } from '../frontmatter.ts';
import type { RunbookFile } from '../runbook-files.ts';
import { type RunbookMeta, runbookSchema } from '../schema/runbook.ts';
import { scopeProblems } from '../scope-problems.ts';
import { readYaml, type YamlRead, type YamlSource } from '../yaml.ts';

/** What frontmatter holds, what is wrong with it, and where its parts are. */
export type FrontmatterRead = Pick<YamlRead<RunbookMeta>, 'value' | 'problems' | 'locate'>;

/** Reads one frontmatter. */
export type ReadFrontmatter = (source: YamlSource) => FrontmatterRead;

export interface Draft {
  readonly file: RunbookFile;
  readonly meta: RunbookMeta;
  /** False when nothing of the text may be compiled: its problems name the reason. */
  readonly isReadable: boolean;
  /** Where a frontmatter key is. */
  readonly locate: (path: readonly PropertyKey[]) => Range;
}

/** Reads frontmatter by the schema of runbooks. */
export function readFrontmatter(source: YamlSource): FrontmatterRead {
  return readYaml(source, runbookSchema, { check: 'runbook/frontmatter', foreignKeys });
}

/** Decodes a runbook's file and reads its frontmatter. What fails leaves a draft without metadata. */
export function readDraft(file: RunbookFile, read: ReadFrontmatter): Read<Draft> {
  const { path } = file.file;
  return bounded(
    path,
    () => {
      const { text, problems, isReadable } = file.file;
      const split = file.file.frontmatter;
      const misplaced = frontmatterProblems(path, text);
      if (split.yaml === null) return { value: { ...blank(file), isReadable }, problems: [...problems, ...misplaced] };
      const { value, problems: found, locate } = read({ file: path, text: split.yaml, within: { source: text, offset: split.yamlOffset } });
      const draft = { file, isReadable, meta: value ?? runbookSchema.parse({}), locate };
      const unsuited = scopeProblems(draft.meta, path, 'runbook/frontmatter', locate);
      return { value: draft, problems: [...problems, ...misplaced, ...found, ...unsuited] };
    },
    () => blank(file),
  );
}

function blank(file: RunbookFile): Draft {
  return { file, isReadable: false, meta: runbookSchema.parse({}), locate: () => fileStart };
}
