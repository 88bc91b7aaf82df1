/** `open` and `runHere` of `breakglass.yaml`: where a query can be opened and run. */
import { z } from 'zod';
import { serviceAddress } from './common.ts';

const uid = z.string().regex(/^[\w-]+$/, 'expected a uid: letters, digits, `-` and `_`');

export const openSchema = z
  .strictObject({
    grafana: z
      .strictObject({
        url: serviceAddress.describe('Where Grafana is: `https://grafana.example.com`.'),
        orgId: z.int().positive().default(1).describe('The number of the organisation.'),
        datasources: z
          .strictObject({
            promql: uid.describe('Prometheus, Mimir or Thanos.').optional(),
            logql: uid.describe('Loki.').optional(),
            traceql: uid.describe('Tempo.').optional(),
            sql: uid.describe('PostgreSQL.').optional(),
            mysql: uid.describe('MySQL.').optional(),
          })
          .describe('The uid of the data source that answers each language; a language without one has no link.'),
      })
      .describe('Grafana Explore.')
      .optional(),
    prometheus: z
      .strictObject({
        url: serviceAddress.describe('Where Prometheus is.'),
        version: z
          .union([z.literal(2), z.literal(3)])
          .default(3)
          .describe('Its major version: their pages differ.'),
      })
      .describe('The page of Prometheus itself, for PromQL.')
      .optional(),
    kibana: z
      .strictObject({
        url: serviceAddress.describe('Where Kibana is, with the space if it is not the default one: `https://kibana.example.com/s/ops`.'),
        dataView: z
          .string()
          .min(1)
          .describe('The id of the data view that queries in `kql` are meant for; without it only ES|QL has a link.')
          .optional(),
      })
      .describe('Discover of Kibana 8.15 or newer, for ES|QL and KQL.')
      .optional(),
    datadog: z
      .strictObject({ url: serviceAddress.describe('Its site: `https://app.datadoghq.com`, `https://app.datadoghq.eu` …') })
      .describe('The explorers of Datadog: logs, traces and metrics.')
      .optional(),
    splunk: z
      .strictObject({
        url: serviceAddress.describe('Where Splunk Web is.'),
        app: z.string().min(1).default('search').describe('The app whose search page opens.'),
      })
      .describe('The search page of Splunk.')
      .optional(),
    cloudwatch: z
      .strictObject({
        region: z
          .string()
          .regex(/^[a-z]{2}(?:-[a-z]+)+-\d+$/, 'expected a region such as `eu-central-1`')
          .describe('The region of the log groups.'),
        logGroups: z.array(z.string().min(1)).min(1).describe('The log groups to search: `/aws/lambda/orders`.'),
        url: serviceAddress.describe('The console, where it is not `https://<region>.console.aws.amazon.com`.').optional(),
      })
      .describe('Logs Insights of CloudWatch.')
      .optional(),
    jaeger: z
      .strictObject({ url: serviceAddress.describe('Where Jaeger’s pages are: `https://jaeger.example.com`.') })
      .describe('The search page of Jaeger.')
      .optional(),
    signoz: z
      .strictObject({ url: serviceAddress.describe('Where SigNoz is: `https://example.signoz.cloud`.') })
      .describe('The explorers of logs and traces of SigNoz with its query builder v5.')
      .optional(),
    sentry: z
      .strictObject({
        url: serviceAddress.describe(
          'The organisation’s own address: `https://example.sentry.io`, or `https://sentry.example.com/organizations/example` where you host it.',
        ),
        project: z
          .string()
          .regex(/^\d+$/, 'expected the number of a project, which its address shows as `project=`')
          .describe('The number of a project; all of them when left out.')
          .optional(),
        environment: z.string().min(1).describe('The environment: `production`.').optional(),
      })
      .describe('The issues of Sentry.')
      .optional(),
  })
  .describe('Where queries can be opened: cards link there, with the values filled in and the time of the incident.');

export const runHereSchema = z
  .strictObject({
    prometheus: serviceAddress.describe(
      'Prometheus, or what answers as it does, as the readers’ browsers reach it. The content policy of the pages lets them ask this address and no other. It must allow requests from the site (CORS), and be on https where the site is.',
    ),
    timeout: z
      .string()
      .regex(/^[1-9]\d*(?:ms|s|m)$/, 'expected a time such as `10s` or `500ms`')
      .default('10s')
      .describe('How long to wait for an answer.'),
  })
  .describe('Lets readers run PromQL on the page: a card shows the result and the last hour. Off when left out.');
