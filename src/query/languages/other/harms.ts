/** Code of scripting languages (Python, Perl, Ruby, JavaScript, PHP, awk): nobody reads it here, but some calls are plain. */
import { type Assessment, assessment } from '../../danger/danger.ts';

const signs: readonly { sign: RegExp; danger: 'changes-state' | 'destroys'; what: string }[] = [
  {
    sign: /\b(?:unlink|rmtree|rmdir|removedirs|rimraf|unlinkSync|rmSync|File\.delete|FileUtils\.rm\w*|os\.remove|os\.truncate|shutil\.rmtree|delete_all|destroy_all|delete_by|destroy_by|drop_table|drop_database|drop_collection|flushall|flushdb|delete_many|dropDatabase|truncate)\b|\.(?:delete|destroy|drop|remove)!?\s*(?:\(|;|$|["'])/,
    danger: 'destroys',
    what: 'deletes files or data',
  },
  {
    sign: /\b(?:system|popen|exec|execSync|spawn|spawnSync|subprocess|check_call|check_output|os\.kill|Process\.kill|shell_exec|passthru|proc_open)\b|`[^`]+`/,
    danger: 'changes-state',
    what: 'runs other programs',
  },
  {
    sign: /\bopen\s*\([^)]*,\s*["'][wax+]|\b(?:writeFile\w*|file_put_contents|File\.write|os\.rename|os\.chmod|os\.system|rename|chmod|chown|mkdir|makedirs|symlink)\b|\.(?:save|update\w*|create|insert\w*|write|put|post|patch|execute|commit)!?\s*\(|\b(?:update_all|update_column\w*|update_attribute\w*)\b|>\s*["']/,
    danger: 'changes-state',
    what: 'writes files or data',
  },
];

/** What is plain of it; the rest is unknown. */
export function assessScript(text: string): Assessment {
  const harms = signs.flatMap(({ sign, danger, what }) => {
    const match = sign.exec(text);
    return match === null ? [] : [{ from: match.index, to: match.index + match[0].length, danger, what }];
  });
  return assessment(harms, harms.length === 0 && !isPlain(text) ? [text] : []);
}

/** One-liners that print a value: a version, the time, JSON made readable. */
function isPlain(text: string): boolean {
  return (
    /^\s*(?:import\s+[\w., ]+;\s*)?(?:print|puts|p|console\.log|echo|say)\b[\s(]*["'\w.\s+\-*/%:,$()[\]{}|]*\)?;?\s*$/.test(text) &&
    !/[=]/.test(text)
  );
}
