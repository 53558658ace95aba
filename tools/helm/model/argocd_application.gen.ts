/** Types of the schemas in model/gitops/. Generated: change the schema, then run `npm run update`. */

/**
 * Options of a sync, like `ServerSideApply=true`. Default: `CreateNamespace=true` if the chart has `create_namespace`.
 */
export type SyncOptions = string[];
/**
 * Fields whose changes in the cluster are no difference. Default: none.
 */
export type IgnoreDifferences = Ignored[];

export interface ArgocdApplication {
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
   * The Git repository that contains the chart directory, instead of `repository`.
   */
  git?: {
    /**
     * URL of the repository.
     */
    repo_url: string;
    /**
     * Path of the chart directory in it.
     */
    path: string;
    /**
     * Branch, tag or commit.
     */
    target_revision?: string;
  };
  /**
   * Namespace of Argo CD, which the objects are in.
   */
  namespace?: string;
  /**
   * Argo CD's clusters by the `kube_context` in the chart's `deploy`: their names in Argo CD, or the URLs of their API servers. Default: a context's name, which `argocd cluster add` takes over; without a context, the cluster that Argo CD runs in.
   */
  clusters?: {
    [k: string]: string;
  };
  /**
   * AppProject of the applications. `{environment}` stands for the environment.
   */
  project?: string;
  automated?: Automated;
  retry?: Retry;
  sync_options?: SyncOptions;
  ignore_differences?: IgnoreDifferences;
  /**
   * Number of syncs that can be rolled back to. Default: Argo CD's own, 10.
   */
  revision_history_limit?: number;
  labels?: Labels;
  annotations?: Annotations;
  /**
   * Wave of the application among those that a parent application deploys.
   */
  sync_wave?: number;
  /**
   * Attributes that are different in an environment, by its name; each replaces the one for all environments as a whole. Default: none.
   */
  overrides?: {
    /**
     * Attributes for one environment, instead of those of all.
     */
    [k: string]: {
      /**
       * AppProject of the applications. `{environment}` stands for the environment.
       */
      project?: string;
      automated?: Automated;
      retry?: Retry;
      sync_options?: SyncOptions;
      /**
       * Wave of the application among those that a parent application deploys.
       */
      sync_wave?: number;
      ignore_differences?: IgnoreDifferences;
      /**
       * Number of syncs that can be rolled back to. Default: Argo CD's own, 10.
       */
      revision_history_limit?: number;
      labels?: Labels;
      annotations?: Annotations;
    };
  };
}
/**
 * Syncs whenever the source or, with `self_heal`, the cluster changes. Default: only on request.
 */
export interface Automated {
  /**
   * Whether objects that are no longer in the chart are deleted.
   */
  prune?: boolean;
  /**
   * Whether changes made in the cluster are undone.
   */
  self_heal?: boolean;
  /**
   * Whether a chart without objects deletes everything.
   */
  allow_empty?: boolean;
}
/**
 * Repeats a failed sync. Default: Argo CD's own.
 */
export interface Retry {
  /**
   * Number of repetitions; -1 stands for no end.
   */
  limit?: number;
  /**
   * Time between them.
   */
  backoff?: {
    /**
     * The first pause.
     */
    duration?: string;
    /**
     * What each pause is multiplied by.
     */
    factor?: number;
    /**
     * The longest pause.
     */
    max_duration?: string;
  };
}
/**
 * Fields of objects.
 */
export interface Ignored {
  /**
   * API group of the objects. Default: the core group.
   */
  group?: string;
  /**
   * Kind of the objects.
   */
  kind: string;
  /**
   * Name of the object. Default: all.
   */
  name?: string;
  /**
   * Namespace of the objects. Default: all.
   */
  namespace?: string;
  /**
   * JSON pointers to the fields.
   */
  json_pointers?: string[];
  /**
   * jq expressions of the fields.
   */
  jq_path_expressions?: string[];
  /**
   * Managers whose fields are ignored.
   */
  managed_fields_managers?: string[];
}
/**
 * Labels of the applications. Default: only `environment`.
 */
export interface Labels {
  [k: string]: string;
}
/**
 * Annotations of the applications. Default: none.
 */
export interface Annotations {
  [k: string]: string;
}
