/** Where a team's queries run: the settings under `open`, as builders of links read them. Runs in the browser too. */

export interface GrafanaConfig {
  url: string;
  orgId: number;
  /** The uid of the data source that answers a language. */
  datasources: { promql?: string; logql?: string; traceql?: string; sql?: string; mysql?: string };
}

export interface PrometheusConfig {
  url: string;
  version: 2 | 3;
}

export interface KibanaConfig {
  url: string;
  dataView?: string;
}

export interface DatadogConfig {
  url: string;
}

export interface SplunkConfig {
  url: string;
  app: string;
}

export interface CloudWatchConfig {
  region: string;
  logGroups: readonly string[];
  url?: string;
}

export interface JaegerConfig {
  url: string;
}

export interface SignozConfig {
  url: string;
}

export interface SentryConfig {
  url: string;
  project?: string;
  environment?: string;
}

export interface OpenConfig {
  grafana?: GrafanaConfig;
  prometheus?: PrometheusConfig;
  kibana?: KibanaConfig;
  datadog?: DatadogConfig;
  splunk?: SplunkConfig;
  cloudwatch?: CloudWatchConfig;
  jaeger?: JaegerConfig;
  signoz?: SignozConfig;
  sentry?: SentryConfig;
}

/** Prometheus that pages may ask themselves (`runHere`). */
export interface RunHereConfig {
  prometheus: string;
  /** Such as `10s` or `500ms`. */
  timeout: string;
}

/** What pages carry for their script. */
export interface WhereConfig {
  open?: OpenConfig;
  runHere?: RunHereConfig;
}
