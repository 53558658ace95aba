/** The field of a MetricSpec that holds the metric of a type. */
export function metricField(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}
