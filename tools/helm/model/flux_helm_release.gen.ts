/** Types of the schemas in model/gitops/. Generated: change the schema, then run `npm run update`. */

/**
 * HelmReleases of the same namespace that must be ready first: waves, in Flux. Default: none.
 */
export type DependsOn = string[];

export interface FluxHelmRelease {
  /**
   * Version of this format.
   */
  schema_version: 1;
  /**
   * Bazel label of the target; problems are reported there.
   */
  label: string;
  /**
   * Environments of the chart to deploy, in this order. Each must be in the chart's `deploy`. Default: all environments of the chart, sorted; a chart without environments is deployed once, with its own values.
   *
   * @minItems 1
   */
  environments?: [string, ...string[]];
  /**
   * What names start with: `<application_name>-<environment>`, and, if the environment goes to several places, what tells these apart. Default: the chart's name.
   */
  application_name?: string;
  /**
   * Repository that the chart is in: an OCI registry, like `oci://ghcr.io/acme/charts`, or a Helm repository, like `https://charts.example.com`. The chart's name is appended to the former. Default: the chart's own `repository`, where `.push` puts it.
   */
  repository?: string;
  /**
   * Digest of the chart in an OCI registry, or the label of a file that contains it: pins the content, whatever the version is later made to mean. Default: the chart's version is used.
   */
  digest?:
    | string
    | {
        /**
         * Label of the file.
         */
        file: string;
      };
  /**
   * Namespace that the objects are in.
   */
  namespace?: string;
  /**
   * How often Flux compares the release with the cluster.
   */
  interval?: string;
  /**
   * How often Flux looks into the repository.
   */
  source_interval?: string;
  /**
   * How long an installation or an upgrade may take. Default: Flux' own, 5m.
   */
  timeout?: string;
  install?: Install;
  upgrade?: Upgrade;
  /**
   * Whether Flux runs the chart's tests after each installation and upgrade.
   */
  test?: boolean;
  /**
   * What happens to changes in the cluster: `enabled` undoes them, `warn` reports them.
   */
  drift_detection?: "disabled" | "enabled" | "warn";
  depends_on?: DependsOn;
  /**
   * Whether Flux leaves the release alone.
   */
  suspend?: boolean;
  /**
   * ServiceAccount that Flux deploys as. Default: Flux' own.
   */
  service_account?: string;
  /**
   * Secret with the credentials of the repository. Default: none.
   */
  secret?: string;
  /**
   * Attributes that are different in an environment, by its name; each replaces the one for all environments as a whole. Default: none.
   */
  overrides?: {
    /**
     * Attributes for one environment, instead of those of all.
     */
    [k: string]: {
      /**
       * How often Flux compares the release with the cluster.
       */
      interval?: string;
      /**
       * How long an installation or an upgrade may take. Default: Flux' own, 5m.
       */
      timeout?: string;
      install?: Install;
      upgrade?: Upgrade;
      /**
       * Whether Flux runs the chart's tests after each installation and upgrade.
       */
      test?: boolean;
      /**
       * What happens to changes in the cluster: `enabled` undoes them, `warn` reports them.
       */
      drift_detection?: "disabled" | "enabled" | "warn";
      depends_on?: DependsOn;
      /**
       * Whether Flux leaves the release alone.
       */
      suspend?: boolean;
      /**
       * ServiceAccount that Flux deploys as. Default: Flux' own.
       */
      service_account?: string;
    };
  };
}
/**
 * How the first installation is done. Default: Flux' own.
 */
export interface Install {
  /**
   * What happens after a failure.
   */
  remediation?: {
    /**
     * How often a failed one is repeated; -1 stands for no end.
     */
    retries?: number;
    /**
     * Whether the last failure is taken back, too. Default: as Flux does, only if `retries` is not 0.
     */
    remediate_last_failure?: boolean;
  };
}
/**
 * How upgrades are done. Default: Flux' own.
 */
export interface Upgrade {
  /**
   * What happens after a failure.
   */
  remediation?: {
    /**
     * How often a failed one is repeated; -1 stands for no end.
     */
    retries?: number;
    /**
     * Whether the last failure is taken back, too. Default: as Flux does, only if `retries` is not 0.
     */
    remediate_last_failure?: boolean;
    /**
     * How a failed upgrade is taken back.
     */
    strategy?: "rollback" | "uninstall";
  };
}
