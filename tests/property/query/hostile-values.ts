/** Values that try to be more than a value, for commands. */
import fc from 'fast-check';

export const hostilePieces: readonly string[] = [
  "'", '"', '`', '\\', '$', '!', '!!', '^a^b^', '#', '~', '*', '?', '[', ']', '{', '}', '(', ')', '<', '>', '|', '&', ';', '=', '%', ',', '-', '--', ' ', '\t', '\n', '\r',
  '\0', '\u001b[201~', '\u2028', '\u200b', '\u202e', '\ud800', '“', '’', 'é', '日本', '😀',
  '$(rm -rf /)', '`id`', '${other}', '$HOME', '$((1+1))', '<(id)', '{a,b}', '{1..9}', '{{', '}}', '"} or vector(1) #', '*/ --', "'; DROP TABLE x; --", "'\\''", '"\'"',
  '&& rm x', '|| true', '; reboot', '2>&1', '<<EOF', 'EOF', '\\\\', "\\'", '\\"', '..', '../..', '/', '.', ':', '@', '+', '=x', 'a=b', 'a[$(id)]', '0x1', '08', '-n', '--all',
  'if', 'then', 'fi', 'do', 'done', 'case', 'esac', 'in', 'time', 'function', 'select', 'coproc', 'eval', 'x', 'prod', '1', '10.0.0.1:9090',
]; // biome-ignore format: a table

export const hostileValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostilePieces),
  fc.array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  fc.string({ minLength: 1, maxLength: 12 }),
);
