/** Alert rules that lie on no disk: those that a Prometheus runs, and those that a Helm chart makes. */
import { z } from 'zod';
import { SourceFile, sourceFromText } from '../content/source-file.ts';
import { runProgram } from '../process/run-program.ts';
import { UsageError } from './usage-error.ts';

/** What `/api/v1/rules` answers: https://prometheus.io/docs/prometheus/latest/querying/api/#rules. Mimir, Thanos and Loki answer alike. */
const answerSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        file: z.string().default(''),
        rules: z.array(
          z.object({
            name: z.string(),
            type: z.string().optional(),
            query: z.string().default(''),
            labels: z.record(z.string(), z.string()).nullish(),
            annotations: z.record(z.string(), z.string()).nullish(),
          }),
        ),
      }),
    ),
  }),
});

const seconds = 30;

/**
 * The alert rules that a server runs, a file for each of its files.
 * @throws {UsageError} when it does not answer, or something else than rules.
 */
export async function rulesFrom(server: string): Promise<SourceFile[]> {
  const { address, authorization, host } = apiOf(server);
  let body: unknown;
  try {
    const response = await fetch(address, { headers: authorization, signal: AbortSignal.timeout(seconds * 1000) });
    if (!response.ok) throw new UsageError(`${host} answers ${response.status} to ${address.pathname}: is it the address of a Prometheus?`);
    body = await response.json();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    throw new UsageError(`${host} cannot be asked for its rules: ${reason}`);
  }
  const read = answerSchema.safeParse(body);
  if (!read.success) throw new UsageError(`${host} answers no rules: is it the address of a Prometheus?`);
  const byFile = Map.groupBy(read.data.data.groups, ({ file }) => file);
  return [...byFile].map(([file, groups]) => {
    const rules = groups.map(({ name, rules: ofGroup }) => ({
      name,
      rules: ofGroup
        .filter(({ type }) => type !== 'recording')
        .map((rule) => ({ alert: rule.name, expr: rule.query, labels: rule.labels ?? {}, annotations: rule.annotations ?? {} })),
    }));
    return sourceFromText(`${host}${file.startsWith('/') ? '' : '/'}${file}`, JSON.stringify({ groups: rules }, null, 1));
  });
}

/** The address to ask, with the password in the header that is for it, and never in a message. */
function apiOf(server: string): { address: URL; authorization: Record<string, string>; host: string } {
  let address: URL;
  try {
    address = new URL(/^[a-z]+:\/\//i.test(server) ? server : `http://${server}`);
  } catch {
    throw new UsageError(`\`${server}\` is no address: expected one as in \`http://prometheus:9090\``);
  }
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new UsageError(`\`${address.protocol}\` cannot be asked: expected an address as in \`http://prometheus:9090\``);
  const { username, password } = address;
  const given = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization: Record<string, string> = username === '' ? {} : { authorization: `Basic ${Buffer.from(given).toString('base64')}` };
  address.username = '';
  address.password = '';
  const host = address.host + address.pathname.replace(/\/+$/, '');
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/rules`;
  address.search = '?type=alert';
  return { address, authorization, host };
}

/**
 * What `helm template` makes of a chart, as one rule file.
 * @throws {UsageError} when Helm is not installed or refuses the chart.
 */
export async function rulesOfChart(chart: string): Promise<SourceFile> {
  let made: { code: number | null; output: string };
  try {
    made = await runProgram('helm', ['template', 'breakglass', chart]);
  } catch {
    throw new UsageError(`helm is not installed here. Where it is: \`helm template ${chart} > rules.yaml\`, then \`--rules rules.yaml\``);
  }
  if (made.code !== 0) throw new UsageError(`helm refuses the chart ${chart}:\n${made.output}`);
  return new SourceFile(`${chart} (helm template)`, new TextEncoder().encode(made.output));
}
