/** Types of chart.schema.json. Generated: change the schema, then run `npm run update`. */

/**
 * What one `helm_chart` declares. Written by the `helm_chart` rule, read by the composer.
 */
export interface Chart {
  /**
   * Version of this format. It changes when an old composer could misread a new file.
   */
  schema_version: 1;
  /**
   * Bazel label of the `helm_chart` target; where problems are reported.
   */
  label: string;
  /**
   * Name of the chart. Default: the target's name, with dashes for underscores.
   */
  chart_name: string;
  /**
   * Version of the chart. Default: `0.1.0`.
   */
  chart_version?: string;
  /**
   * Version of the applications: the default image tag and `app.kubernetes.io/version`. Default: `chart_version`.
   */
  app_version?: string;
  /**
   * One sentence on what the chart deploys. Default: the list of its apps.
   */
  description?: string;
  /**
   * Namespace the chart is meant for: used by the run targets and in notes, never written into objects. Default: `default`.
   */
  namespace?: string;
  /**
   * Environment that the chart's own values are for; `global.environment` in values.
   */
  environment?: string;
  /**
   * `single`: one Ingress with the paths of all external-apis; `per-app`: one Ingress for each. Default: `single`.
   */
  ingress_mode?: "single" | "per-app";
  /**
   * `release`: objects are named `<release>-<app>`, so that a chart can be installed twice; `app`: plain `<app>`. Default: `release`.
   */
  naming?: "release" | "app";
  /**
   * Overlay merged into the chart's values by key. None removes a key.
   */
  values?: {};
  /**
   * Label of a YAML file that holds the overlay instead.
   */
  values_file?: string;
  /**
   * Labels of own YAML files, shipped as they are; `{{` in them means nothing to Helm.
   */
  manifests?: string[];
  /**
   * Labels of own YAML files that are Helm templates.
   */
  templated_manifests?: string[];
}
