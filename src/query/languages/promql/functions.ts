/**
 * The functions of PromQL with the types of their arguments, as Prometheus' own parser has them:
 * https://github.com/prometheus/prometheus/blob/main/promql/parser/functions.go
 */

export const promqlTypes = ['scalar', 'string', 'vector', 'matrix'] as const;
export type PromqlType = (typeof promqlTypes)[number];

export interface PromqlFunction {
  takes: readonly PromqlType[];
  /** How often the last argument may stand beyond being left out: 0 exactly once, -1 any number, n up to n times. */
  variadic: number;
  gives: PromqlType;
}

const letters: Readonly<Record<string, PromqlType>> = { s: 'scalar', t: 'string', v: 'vector', m: 'matrix' };

/** One line a signature: takes (`s`calar, s`t`ring, `v`ector, `m`atrix), variadic, gives, names. */
const signatures = `
v 0 v abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev
v 0 v histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt start_timestamp tan tanh timestamp
v 0 s scalar
v 1 v day_of_month day_of_week day_of_year days_in_month hour minute month year
m 0 v absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time
m 0 v mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time
m 0 v ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time
- 0 s end pi range start step time
s 0 v vector
vss 0 v clamp
vs 0 v clamp_max clamp_min
vs 1 v round
vv 1 v info
ssv 0 v histogram_fraction
sv 0 v histogram_quantile
vtss 9 v histogram_quantiles
mss 0 v double_exponential_smoothing
ms 0 v predict_linear
sm 0 v quantile_over_time
vtttt 0 v label_replace
vttt -1 v label_join
vt -1 v sort_by_label sort_by_label_desc
`;

export const promqlSignatures: ReadonlyMap<string, PromqlFunction> = new Map(
  signatures
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [takes = '', variadic, gives = '', ...names] = line.split(' ');
      const signature = { takes: typesOf(takes), variadic: Number(variadic), gives: typesOf(gives)[0] ?? 'vector' };
      return names.map((name): [string, PromqlFunction] => [name, signature]);
    }),
);

function typesOf(code: string): PromqlType[] {
  return [...code].flatMap((letter) => letters[letter] ?? []);
}
