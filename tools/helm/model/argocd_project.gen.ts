/** Types of the schemas in model/gitops/. Generated: change the schema, then run `npm run update`. */

/**
 * Further repositories that applications of the project may come from. Default: none.
 */
export type SourceRepos = string[];
/**
 * Objects without a namespace that applications may contain. Default: Namespaces if the chart has `create_namespace`, otherwise none.
 */
export type ClusterResourceWhitelist = Resource[];
/**
 * When applications may be synced. Default: always.
 */
export type SyncWindows = Window[];

export interface ArgocdProject {
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
   * Name of the AppProject. `{environment}` stands for the environment: each has a project of its own. Default: the chart's name and the environment.
   */
  project?: string;
  /**
   * What the project is for. Default: the chart and the environments.
   */
  description?: string;
  source_repos?: SourceRepos;
  cluster_resource_whitelist?: ClusterResourceWhitelist;
  roles?: Roles;
  sync_windows?: SyncWindows;
  /**
   * Attributes that are different in an environment, by its name; each replaces the one for all environments as a whole. Default: none.
   */
  overrides?: {
    /**
     * Attributes for one environment, instead of those of all.
     */
    [k: string]: {
      /**
       * What the project is for. Default: the chart and the environments.
       */
      description?: string;
      roles?: Roles;
      sync_windows?: SyncWindows;
      source_repos?: SourceRepos;
      cluster_resource_whitelist?: ClusterResourceWhitelist;
    };
  };
}
/**
 * Kind of object.
 */
export interface Resource {
  /**
   * Its API group. Default: the core group.
   */
  group?: string;
  /**
   * Its kind.
   */
  kind: string;
}
/**
 * Roles, by name, in addition to Argo CD's own. Default: none.
 */
export interface Roles {
  [k: string]: Role;
}
/**
 * A role of the project.
 */
export interface Role {
  /**
   * What the role is for. Default: none.
   */
  description?: string;
  /**
   * Groups of the identity provider that have the role. Default: none.
   */
  groups?: string[];
  /**
   * What the role may do.
   */
  policies: Policy[];
}
/**
 * A rule.
 */
export interface Policy {
  /**
   * What the rule is about.
   */
  resource?: "applications" | "applicationsets" | "clusters" | "exec" | "logs" | "repositories";
  /**
   * What may be done.
   *
   * @minItems 1
   */
  actions: [string, ...string[]];
  /**
   * Name of the object in the project, or a pattern.
   */
  object?: string;
  /**
   * Whether it may be done.
   */
  effect?: "allow" | "deny";
}
/**
 * A window in which syncs are allowed or denied.
 */
export interface Window {
  /**
   * What the window does.
   */
  kind: "allow" | "deny";
  /**
   * When it begins: five fields, as in cron.
   */
  schedule: string;
  /**
   * How long it lasts.
   */
  duration: string;
  /**
   * Time zone of the schedule, from the IANA database.
   */
  time_zone?: string;
  /**
   * Applications that it applies to, by name or pattern. Default: all, unless `namespaces` or `clusters` choose some.
   */
  applications?: string[];
  /**
   * Namespaces that it applies to. Default: none.
   */
  namespaces?: string[];
  /**
   * Clusters that it applies to. Default: none.
   */
  clusters?: string[];
  /**
   * Whether a person may sync nevertheless.
   */
  manual_sync?: boolean;
  /**
   * Why. Default: none.
   */
  description?: string;
}
