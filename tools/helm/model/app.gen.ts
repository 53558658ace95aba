/** Types of the schemas in model/app/. Generated: change the schema, then run `npm run update`. */

export type LabelValue = string;
export type AppName = string;
/**
 * Apps of which one is enough.
 *
 * @minItems 2
 */
export type AlternativeApps = [AppName, AppName, ...AppName[]];
export type Digest = string;
export type ObjectName = string;
/**
 * Replaces the image's entrypoint.
 */
export type Strings = string[];
/**
 * Replaces the image's arguments.
 */
export type Strings1 = string[];
export type Port = number;
export type Quantity = string | number;
/**
 * Command that runs in the container.
 *
 * @minItems 1
 */
export type Strings2 = [string, ...string[]];
export type PortName = string;
/**
 * Replaces the image's entrypoint.
 */
export type Command = string[];
/**
 * Replaces the image's arguments.
 */
export type Args = string[];
/**
 * Secrets and ConfigMaps whose keys all become environment variables, in this order. Each item has either `secret` or `config_map`.
 */
export type EnvFrom = EnvironmentSource[];
export type MountPath = string;
export type Capability = string;
/**
 * Replaces the image's entrypoint.
 */
export type Command1 = string[];
/**
 * Replaces the image's arguments.
 */
export type Args1 = string[];
/**
 * Secrets and ConfigMaps whose keys all become environment variables, in this order. Each item has either `secret` or `config_map`.
 */
export type EnvFrom1 = EnvironmentSource[];
/**
 * Command of an exec probe.
 *
 * @minItems 1
 */
export type Command2 = [string, ...string[]];
export type ObjectKey = string;
export type SubPath = string;
export type Host = string;
export type IngressPath = string;
export type Callee = AppName | OptionalCallee;
export type Cidr = string;
/**
 * Ranges to exclude from `from_cidr`. Default: none.
 */
export type Cidrs = Cidr[];
/**
 * Ranges to exclude from `to_cidr`. Default: none.
 */
export type Cidrs1 = Cidr[];
export type AntiAffinityType = "soft" | "hard";
export type Topology = "zone" | "host";
export type TopologySpread = (Topology | TopologySpreadConstraint)[];
export type HostName = string;
export type IpAddress = string;
export type SearchDomain = string;
export type UserId = number;
/**
 * API groups of the resources. Default: the core group, `""`.
 *
 * @minItems 1
 */
export type Strings3 = [string, ...string[]];
/**
 * Resources, like `pods` or `pods/log`.
 *
 * @minItems 1
 */
export type Strings4 = [string, ...string[]];
/**
 * Names of individual objects. Default: all.
 *
 * @minItems 1
 */
export type Strings5 = [string, ...string[]];
/**
 * API paths that are not resources, like `/healthz`; only with `cluster`.
 *
 * @minItems 1
 */
export type Strings6 = [string, ...string[]];
/**
 * Allowed verbs, like `get`, `list` and `watch`.
 *
 * @minItems 1
 */
export type Strings7 = [string, ...string[]];

export interface App {
  /**
   * Version of this format. It changes when an old composer could misread a new file.
   */
  schema_version: 1;
  /**
   * Bazel label of the `release_app` target; problems are reported there.
   */
  label: string;
  /**
   * Key of the app in the chart's values. Kubernetes objects are named after it, as a DNS label. Default: the target's name.
   */
  app_name: string;
  /**
   * Name of the app's objects, whatever the release is called; additional objects have it as a prefix. It keeps the objects of a chart that is already installed: an upgrade then changes them in place. A namespace can hold only one release of the chart. Default: `app_name`, after the release's name unless the chart's `naming` is `app`.
   */
  object_name?: string;
  selector_labels?: Labels;
  /**
   * Kind of app; decides which Kubernetes objects it gets. Default: `internal-api` if the name contains the word `api`; otherwise you must set it.
   */
  app_type?: "external-api" | "internal-api" | "worker" | "job" | "cron-job" | "stateful-service" | "daemon";
  /**
   * One sentence about what the app does.
   */
  description?: string;
  /**
   * Team or business domain the app belongs to.
   */
  domain?: string;
  /**
   * Programming language of the app.
   */
  language?: string;
  /**
   * Version of the app: its default image tag, and its `app.kubernetes.io/version` label as long as values do not set another tag. Default: `image_tag`, or else the chart's `app_version`.
   */
  version?: string;
  /**
   * Label of the binary in the image; recorded, never built.
   */
  binary_target?: string;
  /**
   * Metadata of the app for other tools, in any form; recorded in `<name>_metadata.json`, never rendered. Default: none.
   */
  extra?: {};
  /**
   * Whether the app is deployed; values can override this.
   */
  enabled?: boolean;
  /**
   * Apps in the chart without which this one is off as well, by the label of their `release_app` or by name. A list among them stands for apps of which one is enough. Do not name an app that another one outside the chart can replace. Default: none.
   */
  requires?: (AppName | AlternativeApps)[];
  labels?: Labels1;
  annotations?: Annotations;
  /**
   * Image repository, without tag or digest.
   */
  image: string;
  /**
   * Image tag. Default: the app's version, else the chart's `app_version`.
   */
  image_tag?: string;
  /**
   * Image digest, or the label of a file that contains one (the `.digest` target of rules_oci), or of an image with the output group `digest` (the images of rules_img). It takes precedence over the tag.
   */
  image_digest?: Digest | File;
  /**
   * When nodes pull the image. Default: `Always` if the tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  /**
   * Names of the Secrets used to pull the pod's images, in addition to those in `global.imagePullSecrets`. Default: none.
   */
  image_pull_secrets?: ObjectName[];
  command?: Strings;
  args?: Strings1;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  /**
   * Whether the container keeps its standard input open for whoever attaches to it, as with `kubectl attach --stdin`. Kubernetes' default: False.
   */
  stdin?: boolean;
  /**
   * Whether standard input closes for good when the first one who has attached detaches. Kubernetes' default: False.
   */
  stdin_once?: boolean;
  /**
   * Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes' default: False.
   */
  tty?: boolean;
  /**
   * The app's only port. It is named `http`, or after its protocol if the number is that of another well-known one: `postgresql` for 5432, `redis` for 6379, `https` for 443 and 8443, `grpc` for 50051. Service meshes choose the protocol by this name; `ports` sets another one. Give either `port` or `ports`.
   */
  port?: number;
  /**
   * Ports by name.
   */
  ports?: {
    [k: string]: Port | PortOptions;
  };
  /**
   * Number of pods. Default: 2 for APIs, 1 for workers and stateful services; jobs and daemons have none.
   */
  replicas?: number;
  /**
   * CPU and memory requests and limits.
   */
  resources?: {
    requests?: Quantities;
    limits?: Quantities1;
  };
  lifecycle?: Lifecycle;
  /**
   * Seconds that a pod gets to shut down before it is killed. Kubernetes' default: 30.
   */
  termination_grace_period_seconds?: number;
  pod_labels?: Labels2;
  pod_annotations?: Annotations1;
  update_strategy?: UpdateStrategy;
  /**
   * Whether the pods of a stateful-service start one by one. Kubernetes' default: `OrderedReady`.
   */
  pod_management_policy?: "OrderedReady" | "Parallel";
  /**
   * How many old versions are kept for rollbacks. Kubernetes' default: 10.
   */
  revision_history_limit?: number;
  /**
   * Seconds that a new pod must be ready before the update continues. Kubernetes' default: 0.
   */
  min_ready_seconds?: number;
  /**
   * Containers, by name, that run to completion one after another before the app starts. Default: none.
   */
  init_containers?: {
    [k: string]: InitContainer;
  };
  /**
   * Containers, by name, that run alongside the app: native sidecars, which start before it and stop after it. Default: none.
   */
  sidecars?: {
    [k: string]: Sidecar;
  };
  /**
   * Environment variables by name. A value is a string, or a `ref` to where Kubernetes finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever order they are written; `$$(NAME)` is the text `$(NAME)`.
   */
  env?: {
    [k: string]: string | Reference;
  };
  /**
   * Secrets and ConfigMaps whose keys all become environment variables, in this order. Each item has either `secret` or `config_map`.
   */
  env_from?: EnvironmentSource[];
  /**
   * Settings by name. They go into the ConfigMap `<app>-config`, whose keys all become environment variables; values can override each one. Pods restart when a setting changes.
   */
  config?: {
    [k: string]: string;
  };
  /**
   * Files from the build, grouped by name: each group becomes the ConfigMap `<app>-<name>`, or one that apps share, and the volume `<name>`. Pods restart when a file changes.
   */
  config_files?: {
    [k: string]: ConfigFiles;
  };
  /**
   * Secrets by name, which is also the name of their volume: existing Secrets, Secrets that the External Secrets operator creates, and Secrets created at install time. Each has exactly one of `existing`, `external` and `keys`. Secret values never appear in a BUILD file or in the chart.
   */
  secrets?: {
    [k: string]: Secret;
  };
  /**
   * Volumes by name. Each has exactly one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi`, `projected` and `source`. A volume at `/tmp` replaces the built-in one.
   */
  volumes?: {
    [k: string]: Volume;
  };
  health_check?: HealthCheck1;
  service?: Service;
  ingress?: Ingress;
  route?: Route;
  /**
   * Apps in the chart that the app calls, by the label of their `release_app` or by name; apps that `ref.app` names also count. A called app gets a NetworkPolicy that shuts out everyone else, the chart's workers and jobs included: list every app that calls it. Callers reach all of its ports but one that only serves `metrics`, which is next to a port `http` or is called `metrics`; or only the ports that they ask for if they call it just by `ref.app` with `{port}`. The chart's `scrapers` reach its metrics. An external-api, and a Service of a type other than `ClusterIP`, stay open to everyone. Default: none.
   */
  connects_to?: Callee[];
  network_policy?: NetworkPolicy;
  autoscaling?: Autoscaling;
  disruption_budget?: DisruptionBudget;
  /**
   * Affinity of the pods, in the form of the Kubernetes API; values can override it. Default: none.
   */
  affinity?: {
    /**
     * Nodes that the pods prefer or require.
     */
    nodeAffinity?: {};
    /**
     * Pods to run close to.
     */
    podAffinity?: {};
    /**
     * Pods to run apart from.
     */
    podAntiAffinity?: {};
  };
  /**
   * Keeps the app's pods apart: `soft` prefers separate nodes, `hard` requires them. Default: the scheduler decides.
   */
  anti_affinity?: AntiAffinityType | AntiAffinity;
  /**
   * Spreads the app's pods evenly over `zone`s or `host`s. Several constraints are a list of these and of dicts; an empty list means none. Default: both, as far as possible, if there can be several pods and `anti_affinity` is not set.
   */
  topology_spread?: Topology | TopologySpread;
  node_selector?: Labels3;
  /**
   * Taints that the pods tolerate; values can override them. Default: none.
   */
  tolerations?: Toleration[];
  /**
   * PriorityClass of the pods. Default: the cluster's default class.
   */
  priority_class?: string;
  /**
   * RuntimeClass of the pods. Default: the node's default runtime.
   */
  runtime_class?: string;
  /**
   * Whether the pods use their node's network, which the Pod Security Standards allow only with `privileged`. Kubernetes' default: false.
   */
  host_network?: boolean;
  /**
   * Entries in the pods' /etc/hosts: IP address to host names. Default: none.
   */
  host_aliases?: {
    /**
     * @minItems 1
     */
    [k: string]: [HostName, ...HostName[]];
  };
  /**
   * How the pods resolve DNS names. Kubernetes' default: `ClusterFirst`.
   */
  dns_policy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /**
   * DNS settings of the pods, in addition to those from `dns_policy`. Default: none.
   */
  dns_config?: {
    /**
     * IP addresses of name servers.
     *
     * @maxItems 3
     */
    nameservers?: [] | [IpAddress] | [IpAddress, IpAddress] | [IpAddress, IpAddress, IpAddress];
    /**
     * Search domains for short names.
     *
     * @maxItems 32
     */
    searches?: SearchDomain[];
    /**
     * Resolver options by name, like `ndots`; an empty string stands for no value.
     */
    options?: {
      [k: string]: string | number;
    };
  };
  /**
   * Pod Security Standard that the pod meets. `restricted` runs without root and with a read-only root file system and a writable `/tmp`. Images that start as root, or write elsewhere, need more: docs/images.md lists the usual ones.
   */
  security?: "restricted" | "baseline" | "privileged";
  security_context?: SecurityContext1;
  /**
   * The pods' service account: the name of an existing one, or a dict. Default: its own account if the app has `rbac`, otherwise the namespace's default account without a token.
   */
  service_account?: ObjectName | ServiceAccount;
  /**
   * What the app may do with the Kubernetes API: the rules of a Role, or of a ClusterRole for rules with `cluster`, bound to its service account. Each has either `resources` or `non_resource_urls`. Default: nothing.
   *
   * @minItems 1
   */
  rbac?: [RbacRule, ...RbacRule[]];
  metrics?: Metrics;
  /**
   * The app's alerts by name, or by `<group>/<name>`; they become a PrometheusRule. Alerts without a group go into a group named after the app.
   */
  alerts?: {
    [k: string]: Alert;
  };
  /**
   * Grafana dashboards by name: labels of JSON files, which become a ConfigMap with the label `grafana_dashboard`.
   */
  dashboards?: {
    [k: string]: File1;
  };
  /**
   * When a job runs: as a Helm hook, or manually, as a suspended CronJob that you start with `kubectl create job --from`.
   */
  phase?: "before_deploy" | "after_deploy" | "before_upgrade" | "after_upgrade" | "test" | "manual";
  /**
   * Order among the jobs of a phase: lower weights run first.
   */
  weight?: number;
  /**
   * How often a failed job is retried. With `backoff_limit_per_index` the default is no limit.
   */
  backoff_limit?: number;
  /**
   * How many pods of a job must succeed. Kubernetes' default: 1.
   */
  completions?: number;
  /**
   * How many pods of a job run at the same time. Kubernetes' default: 1.
   */
  parallelism?: number;
  /**
   * `Indexed` gives each of the `completions` an index, which its pod finds in the variable `JOB_COMPLETION_INDEX`. Kubernetes' default: `NonIndexed`.
   */
  completion_mode?: "NonIndexed" | "Indexed";
  /**
   * How often the pod of each index is retried, if `completion_mode` is `Indexed`. Default: `backoff_limit` holds for all together.
   */
  backoff_limit_per_index?: number;
  /**
   * How many indexes may fail before the whole job does, with `backoff_limit_per_index`. Default: all are tried, and then the job fails if any did.
   */
  max_failed_indexes?: number;
  /**
   * What a failed pod means, by its exit code or condition: a retry (`Count`), one that does not count (`Ignore`), or the end of the job. The first rule that matches decides. Default: each failure counts for `backoff_limit`.
   */
  pod_failure_policy?: {
    /**
     * The rules, in the order in which they are tried.
     *
     * @minItems 1
     * @maxItems 20
     */
    rules:
      | [PodFailureRule]
      | [PodFailureRule, PodFailureRule]
      | [PodFailureRule, PodFailureRule, PodFailureRule]
      | [PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule]
      | [PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule]
      | [PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule]
      | [PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule, PodFailureRule]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ]
      | [
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule,
          PodFailureRule
        ];
  };
  /**
   * Seconds after which a job is stopped and marked as failed. Default: 600 for hooks, which a deployment waits for; none for cron jobs and manual jobs. A run of a cron-job that hangs keeps later ones from starting, unless `concurrency_policy` allows them.
   */
  deadline_seconds?: number;
  /**
   * When to delete a finished hook job, in addition to `before-hook-creation`, which always applies. Default: `hook-succeeded`, so that only failed jobs stay; the pod of a test stays until the next test.
   */
  delete_policy?: ("before-hook-creation" | "hook-succeeded" | "hook-failed")[];
  /**
   * When a cron-job runs, as a cron expression; required for every cron-job.
   */
  schedule?: string;
  /**
   * Time zone of the schedule, like `Europe/Berlin`. Default: the cluster's.
   */
  time_zone?: string;
  /**
   * What happens when a cron-job is due while its previous run is still going.
   */
  concurrency_policy?: "Allow" | "Forbid" | "Replace";
  /**
   * Whether a cron-job's schedule is suspended; values can override this.
   */
  suspend?: boolean;
  /**
   * Seconds within which a missed run of a cron-job may still start. Kubernetes' default: no limit.
   */
  starting_deadline_seconds?: number;
  /**
   * How many finished runs of a cron-job are kept. Kubernetes' default: 3.
   */
  successful_jobs_history_limit?: number;
  /**
   * How many failed runs of a cron-job are kept. Kubernetes' default: 1.
   */
  failed_jobs_history_limit?: number;
  /**
   * Seconds after which a finished run of a cron-job is deleted. Default: only the history limits apply.
   */
  ttl_seconds?: number;
  /**
   * Changes merged into the app's finished objects at the end, by kind, or by `<kind>/<name>` where there can be several, like `ConfigMap/config` and `PersistentVolumeClaim/data`. They are merged as by `kubectl patch`: maps by key; containers, init containers, volumes, `hostAliases`, `imagePullSecrets`, `topologySpreadConstraints` and a container's `env`, `ports`, `volumeMounts` and `volumeDevices` by their merge keys, such as `name`, and a Service's `ports` by number and protocol. Other lists are replaced as a whole. None removes a key, `"$patch": "delete"` the item that contains it, and `{"$patch": "replace"}` as the first item all that the list had. The container of the app has the app's name. The second Service of a stateful-service is `HeadlessService`.
   */
  patches?: {
    [k: string]: {};
  };
}
/**
 * Labels by which the app's objects select its pods, instead of the standard ones; the pods get them as well. They keep the selector of a chart that is already installed, which Kubernetes lets no one change. No other pods in the namespace may have them all. Default: `app.kubernetes.io/name`, `app.kubernetes.io/instance` and `app.kubernetes.io/component`.
 */
export interface Labels {
  [k: string]: LabelValue;
}
/**
 * Additional labels for all of the app's objects. Selectors and pods never get them. Default: none.
 */
export interface Labels1 {
  [k: string]: LabelValue;
}
/**
 * Annotations for all of the app's objects; pods have their own. Default: none.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * A file in the build, by label.
 */
export interface File {
  /**
   * Label of the file.
   */
  file: string;
}
export interface PortOptions {
  /**
   * Port number.
   */
  port: number;
  /**
   * Transport protocol.
   */
  protocol?: "TCP" | "UDP" | "SCTP";
  /**
   * Application protocol hint for the Service, like `kubernetes.io/h2c`.
   */
  app_protocol?: string;
}
/**
 * What the scheduler reserves.
 */
export interface Quantities {
  [k: string]: Quantity;
}
/**
 * The most that the container may use.
 */
export interface Quantities1 {
  [k: string]: Quantity;
}
/**
 * What runs right after the container starts and before it stops. Default: nothing.
 */
export interface Lifecycle {
  post_start?: LifecycleHandler;
  pre_stop?: LifecycleHandler1;
}
/**
 * What happens right after the container starts: exactly one of a `command`, an HTTP request to a `path`, and a pause of `sleep_seconds`.
 */
export interface LifecycleHandler {
  command?: Strings2;
  /**
   * Path of an HTTP request to the container.
   */
  path?: string;
  /**
   * Name or number of the port of the HTTP request. Default: the port `http`, or the only port.
   */
  port?: Port | PortName;
  /**
   * Scheme of the HTTP request. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Seconds to wait; needs no program in the container (Kubernetes 1.30).
   */
  sleep_seconds?: number;
}
/**
 * What happens before the container is asked to stop: exactly one of a `command`, an HTTP request to a `path`, and a pause of `sleep_seconds`.
 */
export interface LifecycleHandler1 {
  command?: Strings2;
  /**
   * Path of an HTTP request to the container.
   */
  path?: string;
  /**
   * Name or number of the port of the HTTP request. Default: the port `http`, or the only port.
   */
  port?: Port | PortName;
  /**
   * Scheme of the HTTP request. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Seconds to wait; needs no program in the container (Kubernetes 1.30).
   */
  sleep_seconds?: number;
}
/**
 * Additional labels for the app's pods; values can override them. Default: none.
 */
export interface Labels2 {
  [k: string]: LabelValue;
}
/**
 * Annotations for the app's pods; values can override them. Default: none.
 */
export interface Annotations1 {
  [k: string]: string;
}
/**
 * How a new version replaces the pods of a DaemonSet, Deployment or StatefulSet. Default: `Recreate` for a Deployment with its own claim that only one node can mount, otherwise `RollingUpdate`.
 */
export interface UpdateStrategy {
  /**
   * `RollingUpdate`; for Deployments also `Recreate`, which stops all pods first; for DaemonSets and StatefulSets also `OnDelete`. Default: `RollingUpdate`; `Recreate` for a Deployment with a claim that only one node can mount.
   */
  type?: "RollingUpdate" | "Recreate" | "OnDelete";
  /**
   * How many pods of a DaemonSet or Deployment may be unavailable during an update. Kubernetes' default: 1 for a DaemonSet without `max_surge`, `25%` for a Deployment.
   */
  max_unavailable?: number | string;
  /**
   * How many pods above its replicas a Deployment may have during an update; for a DaemonSet, on how many nodes a second pod may run, instead of `max_unavailable`. Kubernetes' default: 0 for a DaemonSet, `25%` for a Deployment.
   */
  max_surge?: number | string;
  /**
   * Pods of a StatefulSet whose number is below this keep the old version. Kubernetes' default: 0.
   */
  partition?: number;
}
export interface InitContainer {
  /**
   * Image repository, without tag or digest. Default: the app's image.
   */
  image?: string;
  /**
   * Image tag. A container with its own image needs a tag or a digest.
   */
  image_tag?: string;
  /**
   * Image digest. It takes precedence over the tag.
   */
  image_digest?: string;
  /**
   * When nodes pull the image. Default: `Always` if the tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  command?: Command;
  args?: Args;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  /**
   * Whether the container keeps its standard input open for whoever attaches to it, as with `kubectl attach --stdin`. Kubernetes' default: False.
   */
  stdin?: boolean;
  /**
   * Whether standard input closes for good when the first one who has attached detaches. Kubernetes' default: False.
   */
  stdin_once?: boolean;
  /**
   * Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes' default: False.
   */
  tty?: boolean;
  env?: Env;
  env_from?: EnvFrom;
  resources?: Resources;
  mounts?: Mounts;
  security_context?: SecurityContext;
  /**
   * Order among init containers and native sidecars: lower weights start first. With equal weights, sidecars start first, then the order is by name.
   */
  weight?: number;
}
/**
 * Environment variables by name. A value is a string, or a `ref` to where Kubernetes finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever order they are written; `$$(NAME)` is the text `$(NAME)`.
 */
export interface Env {
  [k: string]: string | Reference;
}
/**
 * Where Kubernetes finds a value: exactly one of the keys.
 */
export interface Reference {
  app?: AppText;
  secret?: KeyReference;
  config_map?: KeyReference1;
  /**
   * A field of the pod (downward API), like `metadata.name`.
   */
  field?: string;
  /**
   * A resource request or limit of the container, like `limits.memory`.
   */
  resource?: string;
}
/**
 * Text with the host and port of another app's Service.
 */
export interface AppText {
  /**
   * Label or name of the app.
   */
  name: string;
  /**
   * The text, in which `{host}` and `{port}` stand for the name and port of the app's Service.
   */
  value: string;
  /**
   * Name of the Service's port. Default: `http`, or the only port.
   */
  port?: string;
  /**
   * The text while the app is off. Default: the app with the variable `requires` the other one.
   */
  fallback?: string;
  /**
   * Whether the variable is not set while the app is off or not in the chart, unless there is a fallback.
   */
  optional?: boolean;
}
/**
 * A key of a Secret.
 */
export interface KeyReference {
  /**
   * Name of the object.
   */
  name: string;
  /**
   * Key in the object.
   */
  key: string;
  /**
   * Whether the object or its key may be missing.
   */
  optional?: boolean;
}
/**
 * A key of a ConfigMap.
 */
export interface KeyReference1 {
  /**
   * Name of the object.
   */
  name: string;
  /**
   * Key in the object.
   */
  key: string;
  /**
   * Whether the object or its key may be missing.
   */
  optional?: boolean;
}
export interface EnvironmentSource {
  /**
   * Name of a Secret.
   */
  secret?: string;
  /**
   * Name of a ConfigMap.
   */
  config_map?: string;
  /**
   * Prefix for the name of each variable. Default: none.
   */
  prefix?: string;
  /**
   * Whether the object may be missing.
   */
  optional?: boolean;
}
/**
 * CPU and memory requests and limits.
 */
export interface Resources {
  requests?: Quantities;
  limits?: Quantities1;
}
/**
 * Volumes of the pod to mount in the container: volume name to path, or to a dict. Default: `/tmp` if its root file system is read-only.
 */
export interface Mounts {
  [k: string]: MountPath | Mount;
}
export interface Mount {
  /**
   * Where the volume is mounted in the container.
   */
  path: string;
  /**
   * File or directory within the volume. Default: the whole volume.
   */
  sub_path?: string;
  /**
   * Whether the mount is read-only.
   */
  read_only?: boolean;
}
/**
 * Settings that override those of the app's `security`.
 */
export interface SecurityContext {
  /**
   * User ID that processes run as. Default: the image's user.
   */
  run_as_user?: number;
  /**
   * Group ID that processes run as. Default: the image's group.
   */
  run_as_group?: number;
  /**
   * Whether to refuse to start a container as root. Default: True with `restricted`.
   */
  run_as_non_root?: boolean;
  /**
   * Filter for system calls. Default: `RuntimeDefault` unless `privileged`.
   */
  seccomp_profile?:
    | string
    | {
        /**
         * Path of a profile on the node, below the kubelet's seccomp directory.
         */
        localhost_profile: string;
      };
  /**
   * Whether the container has full access to its node.
   */
  privileged?: boolean;
  /**
   * Whether a process may gain more privileges than its parent. Default: False unless `privileged`.
   */
  allow_privilege_escalation?: boolean;
  /**
   * Whether the root file system is read-only, with a writable `/tmp`. Default: True with `restricted`.
   */
  read_only_root_filesystem?: boolean;
  capabilities?: Capabilities;
}
/**
 * Linux capabilities. Default: all dropped with `restricted`.
 */
export interface Capabilities {
  /**
   * Capabilities to add to those of the runtime. Default: none.
   */
  add?: Capability[];
  /**
   * Capabilities to drop; an empty list keeps them. Default: `ALL` with `restricted`.
   */
  drop?: Capability[];
}
export interface Sidecar {
  /**
   * Image repository, without tag or digest. Default: the app's image.
   */
  image?: string;
  /**
   * Image tag. A container with its own image needs a tag or a digest.
   */
  image_tag?: string;
  /**
   * Image digest. It takes precedence over the tag.
   */
  image_digest?: string;
  /**
   * When nodes pull the image. Default: `Always` if the tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  command?: Command1;
  args?: Args1;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  /**
   * Whether the container keeps its standard input open for whoever attaches to it, as with `kubectl attach --stdin`. Kubernetes' default: False.
   */
  stdin?: boolean;
  /**
   * Whether standard input closes for good when the first one who has attached detaches. Kubernetes' default: False.
   */
  stdin_once?: boolean;
  /**
   * Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes' default: False.
   */
  tty?: boolean;
  ports?: Ports;
  env?: Env1;
  env_from?: EnvFrom1;
  health_check?: HealthCheck;
  lifecycle?: Lifecycle;
  resources?: Resources1;
  mounts?: Mounts;
  security_context?: SecurityContext;
  /**
   * Order among init containers and native sidecars: lower weights start first. With equal weights, sidecars start first, then the order is by name.
   */
  weight?: number;
  /**
   * Whether this is a native sidecar: an init container that keeps running (Kubernetes 1.29). False makes it an ordinary container, which a job waits for.
   */
  native?: boolean;
}
/**
 * Ports by name. Names and numbers must differ from the app's: the containers of a pod share one network. The app's Service does not expose them.
 */
export interface Ports {
  [k: string]: Port | PortOptions;
}
/**
 * Environment variables by name. A value is a string, or a `ref` to where Kubernetes finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever order they are written; `$$(NAME)` is the text `$(NAME)`.
 */
export interface Env1 {
  [k: string]: string | Reference;
}
/**
 * Probes, in the same form as the app's `health_check`. Default: none.
 */
export interface HealthCheck {
  /**
   * False turns off all probes.
   */
  enabled?: boolean;
  /**
   * Restarts the container when it fails.
   */
  liveness?: boolean | Probe;
  /**
   * Removes the pod from its Service while it fails.
   */
  readiness?: boolean | Probe;
  /**
   * Delays the other probes until it succeeds.
   */
  startup?: boolean | Probe;
  /**
   * Kind of probe. Default: `http` if there is a path, `exec` if there is a command, otherwise `tcp`.
   */
  type?: "http" | "tcp" | "grpc" | "exec";
  /**
   * Path of an HTTP probe.
   */
  path?: string;
  /**
   * Scheme of an HTTP probe. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Name or number of the port to probe. Default: `http`, or the only one.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command2;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe times out. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Consecutive successes for the probe to succeed; must be 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Consecutive failures for the probe to fail. Kubernetes' default: 3. A liveness probe that asks the same as the readiness probe allows twice as many by default, so that a pod leaves its Services before it is restarted.
   */
  failure_threshold?: number;
}
export interface Probe {
  /**
   * Kind of probe. Default: `http` if there is a path, `exec` if there is a command, otherwise `tcp`.
   */
  type?: "http" | "tcp" | "grpc" | "exec";
  /**
   * Path of an HTTP probe.
   */
  path?: string;
  /**
   * Scheme of an HTTP probe. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Name or number of the port to probe. Default: `http`, or the only one.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command2;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe times out. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Consecutive successes for the probe to succeed; must be 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Consecutive failures for the probe to fail. Kubernetes' default: 3. A liveness probe that asks the same as the readiness probe allows twice as many by default, so that a pod leaves its Services before it is restarted.
   */
  failure_threshold?: number;
}
/**
 * CPU and memory requests and limits.
 */
export interface Resources1 {
  requests?: Quantities;
  limits?: Quantities1;
}
export interface ConfigFiles {
  /**
   * Labels of the files. A file's key is its base name; to choose other keys, write a dict of keys to labels.
   *
   * @minItems 1
   */
  files: [ConfigFile, ...ConfigFile[]];
  /**
   * Whether the files are Helm templates. Default: false, and `{{` in them is plain text.
   */
  templated?: boolean;
  /**
   * Whether the ConfigMap is named `<name>`, without the app, and belongs to all apps with a shared group of that name; they declare the same files, each with its own mounts and mode. It exists while one of them is enabled.
   */
  shared?: boolean;
  /**
   * Where the volume is mounted in the container. Default: it is not mounted.
   */
  mount_path?: string;
  /**
   * Mounts only this file, at `mount_path`. Default: the whole volume.
   */
  sub_path?: string;
  /**
   * More mounts: path in the container to the one file to mount there.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * File permissions in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
}
export interface ConfigFile {
  /**
   * Label of the file.
   */
  file: string;
  /**
   * File name in the mounted volume. Default: the file's base name.
   */
  key?: string;
}
export interface Secret {
  /**
   * Name of a Secret that the chart does not manage; values can name another.
   */
  existing?: string;
  external?: ExternalSecret;
  /**
   * Keys of the Secret `<app>-<name>`. The chart creates it from `secrets.<name>.values` below the app's values once one of them is set or `secrets.<name>.create` is true; every key is then required. Until then the Secret is expected to exist. It survives upgrades without these values, and the end of the release.
   *
   * @minItems 1
   */
  keys?: [ObjectKey, ...ObjectKey[]];
  /**
   * Whether all keys become environment variables.
   */
  env?: boolean;
  /**
   * Where the volume is mounted in the container. Default: it is not mounted.
   */
  mount_path?: string;
  /**
   * Mounts only this file, at `mount_path`. Default: the whole volume.
   */
  sub_path?: string;
  /**
   * More mounts: path in the container to the one file to mount there.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * File permissions in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * App in the chart, as `:name`, a label or an app name. While that app is disabled, this entry is left out. Default: always included.
   */
  when?: string;
}
/**
 * Where the External Secrets operator gets the content of the Secret `<app>-<name>`: `data`, `extract` or both.
 */
export interface ExternalSecret {
  /**
   * Name of the SecretStore or ClusterSecretStore.
   */
  store: string;
  /**
   * Kind of the store.
   */
  store_kind?: "SecretStore" | "ClusterSecretStore";
  /**
   * How often the Secret is refreshed from the store, like `1h`; `0` means once.
   */
  refresh?: string;
  /**
   * Keys of the Secret, and where each one comes from.
   */
  data?: {
    [k: string]: RemoteKey;
  };
  /**
   * Remote keys whose properties all become keys of the Secret, in this order.
   *
   * @minItems 1
   */
  extract?: [string, ...string[]];
}
export interface RemoteKey {
  /**
   * Key in the store.
   */
  key: string;
  /**
   * Property of the remote value. Default: the whole value.
   */
  property?: string;
  /**
   * Version of the remote value. Default: the latest.
   */
  version?: string;
}
export interface Volume {
  claim?: Claim;
  /**
   * Name of a claim that the chart does not manage; values can name another.
   */
  existing_claim?: string;
  empty_dir?: EmptyDir;
  /**
   * Name of a ConfigMap that the chart does not manage.
   */
  config_map?: string;
  /**
   * Name of a Secret that the chart does not manage.
   */
  secret?: string;
  host_path?: HostPath;
  csi?: Csi;
  /**
   * Several sources in one directory.
   *
   * @minItems 1
   */
  projected?: [Projection, ...Projection[]];
  /**
   * Any other kind of volume, in the form of the Kubernetes API (a `Volume` without its name), like `{"nfs": {"server": "10.0.0.9", "path": "/media"}}`.
   */
  source?: {
    [k: string]: {};
  };
  /**
   * Keys of a `config_map` or `secret` that become files, each with the file's path in the volume. Default: every key, under its own name.
   */
  items?: {
    [k: string]: SubPath;
  };
  /**
   * File permissions of a `config_map`, `secret` or `projected`, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * Whether the `config_map` or `secret` may be missing.
   */
  optional?: boolean;
  /**
   * Where the volume is mounted in the container. Default: it is not mounted.
   */
  mount_path?: string;
  /**
   * Mounts only this path of the volume, at `mount_path`. Default: the whole volume.
   */
  sub_path?: string;
  /**
   * More mounts: path in the container to the path of the volume to mount there.
   */
  mounts?: {
    [k: string]: SubPath;
  };
  /**
   * Whether the mount is read-only.
   */
  read_only?: boolean;
  /**
   * App in the chart, as `:name`, a label or an app name. While that app is disabled, this entry is left out. Default: always included.
   */
  when?: string;
}
/**
 * The app's own PersistentVolumeClaim, `<app>-<name>`, or one that apps share; a stateful-service gets one of its own for each pod.
 */
export interface Claim {
  /**
   * Size of the volume; values can set another one. That of a stateful-service is fixed at installation; others may grow.
   */
  size: string | number;
  /**
   * StorageClass; `-` for none, if volumes are created by hand. Default: the cluster's default class. Values can set another one before the installation; an installed claim keeps its class.
   */
  storage_class?: string;
  /**
   * Access modes.
   *
   * @minItems 1
   */
  access_modes?: [
    "ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod",
    ...("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[]
  ];
  /**
   * Whether the claim is named `<name>`, without the app, and belongs to all apps with a shared claim of that name; they declare the same claim, each with its own mounts. It exists while one of them is enabled; values change it below `persistence.<name>` at the top. Several nodes must be able to mount it.
   */
  shared?: boolean;
  /**
   * Whether the claim outlives the release; the claims of stateful-services, jobs and cron-jobs always do.
   */
  keep?: boolean;
  annotations?: Annotations2;
}
/**
 * Annotations of the claim.
 */
export interface Annotations2 {
  [k: string]: string;
}
/**
 * An empty directory that lives as long as the pod.
 */
export interface EmptyDir {
  /**
   * `Memory` for an in-memory file system. Default: the node's disk.
   */
  medium?: "Memory";
  /**
   * Maximum size of the content. Default: no limit.
   */
  size_limit?: string | number;
}
/**
 * A path on the node; only with `security = "privileged"`.
 */
export interface HostPath {
  /**
   * Path on the node.
   */
  path: string;
  /**
   * What must exist at the path, or is created there. Kubernetes' default: anything.
   */
  type?: "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice";
}
/**
 * An inline volume of a CSI driver.
 */
export interface Csi {
  /**
   * Name of the driver.
   */
  driver: string;
  /**
   * Attributes passed to the driver.
   */
  attributes?: {
    [k: string]: string;
  };
  /**
   * File system. Default: the driver's.
   */
  fs_type?: string;
  /**
   * Whether the volume is read-only.
   */
  read_only?: boolean;
  /**
   * Name of the Secret that the driver needs.
   */
  secret?: string;
}
export interface Projection {
  /**
   * Name of a ConfigMap.
   */
  config_map?: string;
  /**
   * Name of a Secret.
   */
  secret?: string;
  service_account_token?: ServiceAccountToken;
  /**
   * Pod fields, and requests and limits of the app's own container, by file path, like `{"labels": "metadata.labels", "memory": "limits.memory"}`.
   */
  downward_api?: {
    [k: string]: string;
  };
  /**
   * Keys of a `config_map` or `secret` that become files, each with the file's path in the volume. Default: every key, under its own name.
   */
  items?: {
    [k: string]: SubPath;
  };
  /**
   * Whether the `config_map` or `secret` may be missing.
   */
  optional?: boolean;
}
/**
 * A token of the pod's service account.
 */
export interface ServiceAccountToken {
  /**
   * Path of the token's file.
   */
  path: string;
  /**
   * Audience of the token. Default: the Kubernetes API.
   */
  audience?: string;
  /**
   * Seconds that the token is valid. Kubernetes' default: 3600.
   */
  expiration_seconds?: number;
}
/**
 * Liveness, readiness and startup probes. Fields at the top level apply to all probes; `liveness`, `readiness` and `startup` override them, or turn a probe off with False. Default: a TCP readiness probe if there is a Service, otherwise none.
 */
export interface HealthCheck1 {
  /**
   * False turns off all probes.
   */
  enabled?: boolean;
  /**
   * Restarts the container when it fails.
   */
  liveness?: boolean | Probe;
  /**
   * Removes the pod from its Service while it fails.
   */
  readiness?: boolean | Probe;
  /**
   * Delays the other probes until it succeeds.
   */
  startup?: boolean | Probe;
  /**
   * Kind of probe. Default: `http` if there is a path, `exec` if there is a command, otherwise `tcp`.
   */
  type?: "http" | "tcp" | "grpc" | "exec";
  /**
   * Path of an HTTP probe.
   */
  path?: string;
  /**
   * Scheme of an HTTP probe. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Name or number of the port to probe. Default: `http`, or the only one.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command2;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe times out. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Consecutive successes for the probe to succeed; must be 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Consecutive failures for the probe to fail. Kubernetes' default: 3. A liveness probe that asks the same as the readiness probe allows twice as many by default, so that a pod leaves its Services before it is restarted.
   */
  failure_threshold?: number;
}
/**
 * The Service in front of the app's pods. Default: APIs and stateful services get one of type `ClusterIP` with the app's ports; a worker or daemon gets one only if you declare it.
 */
export interface Service {
  /**
   * False leaves out the Service.
   */
  enabled?: boolean;
  /**
   * Name of the Service, and with it the host name that clients in the cluster use, whatever the release is called. A namespace can hold only one Service of that name. Default: the name of the app's objects.
   */
  name?: string;
  /**
   * Where the Service is reachable: within the cluster, on a port of every node, or through a load balancer.
   */
  type?: "ClusterIP" | "NodePort" | "LoadBalancer";
  annotations?: Annotations3;
  /**
   * The Service's port for the app's port `http`, or for its only port. Default: the same number.
   */
  port?: number;
  /**
   * The Service's ports by name: other numbers for the app's ports, and additional ports. Default: the app's ports.
   */
  ports?: {
    [k: string]: Port | ServicePort;
  };
  /**
   * True makes the Service's name resolve to the addresses of the pods instead of one of its own.
   */
  headless?: boolean;
  /**
   * Address families of the Service, the main one first. Kubernetes' default: the cluster's main one.
   *
   * @minItems 1
   */
  ip_families?: ["IPv4" | "IPv6", ...("IPv4" | "IPv6")[]];
  /**
   * Whether the Service has addresses of both families where the cluster does (`PreferDualStack`), always, or never. Kubernetes' default: `SingleStack`, unless the cluster has a policy for it; a Service that has both addresses keeps them until this is `SingleStack`.
   */
  ip_family_policy?: "SingleStack" | "PreferDualStack" | "RequireDualStack";
  /**
   * Whether a client keeps reaching the same pod. Kubernetes' default: `None`.
   */
  session_affinity?: "None" | "ClientIP";
  /**
   * Class of the load balancer for a Service of type `LoadBalancer`. Default: the cluster's.
   */
  load_balancer_class?: string;
  /**
   * Whether external traffic goes only to pods on the node where it arrives (`Local`), which preserves the client's address. Kubernetes' default: `Cluster`.
   */
  external_traffic_policy?: "Cluster" | "Local";
}
/**
 * Annotations of the Service. Default: none.
 */
export interface Annotations3 {
  [k: string]: string;
}
export interface ServicePort {
  /**
   * Port number of the Service. Default: the number of the app's port.
   */
  port?: number;
  /**
   * Name of the app's port that it forwards to. Default: the port of the same name.
   */
  target_port?: string;
  /**
   * Port number on the nodes, for the types `NodePort` and `LoadBalancer`, in Kubernetes' default range. Default: chosen by the cluster.
   */
  node_port?: number;
}
/**
 * How an external-api is reached from outside the cluster. Default: path `/` on every host.
 */
export interface Ingress {
  /**
   * False leaves the app out of the Ingress.
   */
  enabled?: boolean;
  /**
   * Host name; if `hosts` is given, both apply.
   */
  host?: string;
  /**
   * Host names. Default: every host.
   */
  hosts?: Host[];
  /**
   * Paths routed to the app.
   *
   * @minItems 1
   */
  paths?: [IngressPath | IngressPathOptions, ...(IngressPath | IngressPathOptions)[]];
  /**
   * How paths are matched.
   */
  path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Name of the app's port to route to. Default: `http`, or the only one.
   */
  port?: string;
  /**
   * IngressClass. An app whose class or annotations differ from those of other apps has an Ingress of its own. Values change that of a shared Ingress in `ingress.className` at the top. Default: the cluster's default class.
   */
  class?: string;
  /**
   * Serves TLS: the name of a TLS Secret, True for the Secret `<app>-tls`, or a dict of hosts to the names of their TLS Secrets.
   */
  tls?: boolean | ObjectName | TlsSecrets;
  annotations?: Annotations4;
}
export interface IngressPathOptions {
  /**
   * The path.
   */
  path: string;
  /**
   * How this path is matched. Default: the `path_type` of all paths.
   */
  path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Name of the app's port for this path. Default: the `port` of all paths.
   */
  port?: string;
}
export interface TlsSecrets {
  [k: string]: ObjectName;
}
/**
 * Annotations of the Ingress, which hold for all of its hosts and paths: an app whose class or annotations differ from those of other apps has an Ingress of its own. Values change those of a shared Ingress in `ingress.annotations` at the top.
 */
export interface Annotations4 {
  [k: string]: string;
}
/**
 * How an external-api is reached through a Gateway of the cluster: with an HTTPRoute instead of an Ingress. Default: none.
 */
export interface Route {
  /**
   * False leaves out the HTTPRoute; values can override this.
   */
  enabled?: boolean;
  /**
   * The Gateways that the route attaches to.
   *
   * @minItems 1
   */
  parent_refs: [ParentReference, ...ParentReference[]];
  /**
   * Host names. Default: those of the Gateway.
   */
  hostnames?: Host[];
  /**
   * Paths routed to the app.
   *
   * @minItems 1
   */
  paths?: [IngressPath | RoutePath, ...(IngressPath | RoutePath)[]];
  /**
   * How paths are matched.
   */
  path_type?: "PathPrefix" | "Exact" | "RegularExpression";
  /**
   * Rules in the form of the Gateway API (`HTTPRouteRule`) instead of `paths`: for matches by header, method or query parameter, filters, timeouts, retries and weights. A rule without `backendRefs`, and a backend without a `name`, lead to the app. Default: one rule with all `paths`.
   *
   * @minItems 1
   */
  rules?: [RouteRule, ...RouteRule[]];
  /**
   * Name of the app's port to route to. Default: `http`, or its only port.
   */
  port?: string;
  annotations?: Annotations5;
}
export interface ParentReference {
  /**
   * Name of the Gateway, or of another parent.
   */
  name: string;
  /**
   * Namespace of the Gateway. Default: the release's.
   */
  namespace?: string;
  /**
   * Name of the Gateway's listener. Default: every matching listener.
   */
  section_name?: string;
  /**
   * Port of the Gateway's listeners. Default: any.
   */
  port?: number;
  /**
   * Kind of the parent, if it is not a Gateway, like `ListenerSet` or `Service`. Default: `Gateway`.
   */
  kind?: string;
  /**
   * API group of that kind; an empty string for the core group. Default: `gateway.networking.k8s.io`.
   */
  group?: string;
}
export interface RoutePath {
  /**
   * The path.
   */
  path: string;
  /**
   * How this path is matched. Default: the `path_type` of all paths.
   */
  path_type?: "PathPrefix" | "Exact" | "RegularExpression";
}
export interface RouteRule {
  /**
   * Name of the rule, unique in the route. Default: none.
   */
  name?: string;
  /**
   * Requests that the rule applies to: those that fit one of the matches. Default: all.
   *
   * @minItems 1
   */
  matches?: [{}, ...{}[]];
  /**
   * How requests and responses are changed, redirected or mirrored. Default: not at all.
   */
  filters?: {}[];
  /**
   * Where requests go, each part with a `weight`. Default: the app, unless a filter redirects requests.
   *
   * @minItems 1
   */
  backendRefs?: [{}, ...{}[]];
  /**
   * How long a request may take. Default: that of the Gateway.
   */
  timeouts?: {};
}
/**
 * Annotations of the HTTPRoute. Default: none.
 */
export interface Annotations5 {
  [k: string]: string;
}
export interface OptionalCallee {
  /**
   * Label or name of the app.
   */
  app: string;
  /**
   * Whether the app may be missing from the chart; a missing app counts as disabled.
   */
  optional?: boolean;
}
/**
 * Who can reach the app's pods besides the apps that call it, and what the pods can reach. Declaring it, even empty, gives the app a NetworkPolicy; values can switch it off. Default: a policy for apps that others call, as `connects_to` describes it, none for the rest.
 */
export interface NetworkPolicy {
  /**
   * Who else gets in besides the apps that call this one, and the chart's `scrapers`: `all`, or dicts with at least one key. Default: everyone for an external-api and for Services of types other than `ClusterIP`, no one for the rest.
   */
  ingress?: ("all" | PolicySource)[];
  /**
   * What the pods can reach besides DNS and the apps that this one calls: `all`, or dicts with at least one key. Default: everything.
   */
  egress?: ("all" | PolicyDestination)[];
  /**
   * Whether pods with an `egress` can reach DNS servers on port 53.
   */
  dns?: boolean;
}
/**
 * Pods and addresses that are let in.
 */
export interface PolicySource {
  /**
   * Name of the pods' namespace. Default: the release's.
   */
  from_namespace?: string;
  from_labels?: PodLabels;
  /**
   * An address range.
   */
  from_cidr?: string;
  except?: Cidrs;
  /**
   * Ports of the app, by name or number. Default: all declared ports.
   *
   * @minItems 1
   */
  ports?: [Port | PortName, ...(Port | PortName)[]];
}
/**
 * Labels of the pods. Default: all pods of the namespace.
 */
export interface PodLabels {
  [k: string]: string;
}
/**
 * Pods and addresses that can be reached.
 */
export interface PolicyDestination {
  /**
   * Name of the pods' namespace. Default: the release's.
   */
  to_namespace?: string;
  to_labels?: PodLabels1;
  /**
   * An address range.
   */
  to_cidr?: string;
  except?: Cidrs1;
  /**
   * Ports there. Default: all.
   *
   * @minItems 1
   */
  ports?: [Port | PolicyPort, ...(Port | PolicyPort)[]];
}
/**
 * Labels of the pods. Default: all pods of the namespace.
 */
export interface PodLabels1 {
  [k: string]: string;
}
export interface PolicyPort {
  /**
   * Port number.
   */
  port: number;
  /**
   * Last port number of a range. Default: only `port`.
   */
  end_port?: number;
  /**
   * Transport protocol.
   */
  protocol?: "TCP" | "UDP" | "SCTP";
}
/**
 * Scales the number of pods with the load: with a HorizontalPodAutoscaler, or with a ScaledObject if there is `keda`. Give at least one of `cpu`, `memory`, `metrics` and `keda`, but not both `metrics` and `keda`. Default: none.
 */
export interface Autoscaling {
  /**
   * Whether the app is scaled; values can override this. If not, `replicas` applies.
   */
  enabled?: boolean;
  /**
   * Minimum number of pods; zero requires `keda`. Default: `replicas`, but at least 1.
   */
  min_replicas?: number;
  /**
   * Maximum number of pods.
   */
  max_replicas: number;
  /**
   * Target for the average CPU use, in percent of what the pods request.
   */
  cpu?: number;
  /**
   * Target for the average memory use, in percent of what the pods request.
   */
  memory?: number;
  /**
   * More metrics to scale by, in the form of the Kubernetes API (`MetricSpec` of autoscaling/v2).
   *
   * @minItems 1
   */
  metrics?: [MetricSpec, ...MetricSpec[]];
  /**
   * How fast to scale, in the form of the Kubernetes API (`HorizontalPodAutoscalerBehavior` of autoscaling/v2).
   */
  behavior?: {};
  keda?: Keda;
}
export interface MetricSpec {
  /**
   * Type of the metric; one of the other fields describes it.
   */
  type: "Resource" | "ContainerResource" | "Pods" | "Object" | "External";
  /**
   * A resource of the pods.
   */
  resource?: {};
  /**
   * A resource of one container of the pods.
   */
  containerResource?: {};
  /**
   * A metric of each pod, averaged.
   */
  pods?: {};
  /**
   * A metric of another object in the cluster.
   */
  object?: {};
  /**
   * A metric from outside the cluster.
   */
  external?: {};
}
/**
 * Scales by events: a KEDA ScaledObject instead of the HorizontalPodAutoscaler. Default: not used.
 */
export interface Keda {
  /**
   * What to scale by, in the form of KEDA.
   *
   * @minItems 1
   */
  triggers: [KedaTrigger, ...KedaTrigger[]];
  /**
   * Seconds between polls of the triggers. KEDA's default: 30.
   */
  polling_interval_seconds?: number;
  /**
   * Seconds without activity after which the app is scaled to zero. KEDA's default: 300.
   */
  cooldown_period_seconds?: number;
  /**
   * Seconds after the start before the app may be scaled to zero. KEDA's default: 0.
   */
  initial_cooldown_period_seconds?: number;
  /**
   * Number of pods while no trigger is active, less than `min_replicas`; KEDA accepts only 0. Default: `min_replicas`.
   */
  idle_replicas?: 0;
  /**
   * Number of pods while a trigger cannot be read. Default: the current number.
   */
  fallback?: {
    /**
     * Consecutive failures before the fallback applies.
     */
    failure_threshold: number;
    /**
     * Number of pods.
     */
    replicas: number;
  };
}
export interface KedaTrigger {
  /**
   * Name of the scaler, like `kafka` or `cron`.
   */
  type: string;
  /**
   * Name of the trigger, and its key in values. Default: its type.
   */
  name?: string;
  /**
   * Settings of the scaler.
   */
  metadata: {
    [k: string]: string;
  };
  /**
   * The TriggerAuthentication or ClusterTriggerAuthentication to use.
   */
  authenticationRef?: {};
  /**
   * Type of the metric's target. KEDA's default: `AverageValue`.
   */
  metricType?: "AverageValue" | "Utilization" | "Value";
  /**
   * Whether the metric is read only at the polling interval. KEDA's default: false.
   */
  useCachedMetrics?: boolean;
}
/**
 * How many pods a node drain may evict at once. Default: one, if `replicas` or the autoscaler's maximum is two or more, otherwise no budget. A declared budget exists for any number of pods.
 */
export interface DisruptionBudget {
  /**
   * Whether there is a PodDisruptionBudget; values can override this.
   */
  enabled?: boolean;
  /**
   * Maximum number of pods that may be unavailable. Default: 1, unless `min_available` is given.
   */
  max_unavailable?: number | string;
  /**
   * Minimum number of pods that must stay available; an alternative to `max_unavailable`.
   */
  min_available?: number | string;
}
export interface AntiAffinity {
  /**
   * `soft` prefers separate topology domains, `hard` requires them.
   */
  type?: "soft" | "hard";
  /**
   * Node label whose values are the topology domains.
   */
  topology_key?: string;
}
export interface TopologySpreadConstraint {
  /**
   * Node label whose values are the topology domains.
   */
  topology_key: string;
  /**
   * How many more pods one topology domain may have than another.
   */
  max_skew?: number;
  /**
   * What happens to a pod that would violate the constraint.
   */
  when_unsatisfiable?: "DoNotSchedule" | "ScheduleAnyway";
  /**
   * Labels of the pods by whose values they are counted apart, like `pod-template-hash` for the pods of one version. Default: all pods of the app count together.
   *
   * @minItems 1
   */
  match_label_keys?: [string, ...string[]];
  /**
   * Number of topology domains below which the least crowded one counts as empty; only with `DoNotSchedule`. Kubernetes' default: 1.
   */
  min_domains?: number;
  /**
   * Whether only nodes that the pods' affinity and `node_selector` allow count (`Honor`), or all (`Ignore`). Kubernetes' default: `Honor`.
   */
  node_affinity_policy?: "Honor" | "Ignore";
  /**
   * Whether nodes with taints that the pods do not tolerate are left out (`Honor`), or count too (`Ignore`). Kubernetes' default: `Ignore`.
   */
  node_taints_policy?: "Honor" | "Ignore";
}
/**
 * Labels of the nodes that the pods may run on; values can override them. Default: any node.
 */
export interface Labels3 {
  [k: string]: LabelValue;
}
export interface Toleration {
  /**
   * Key of the taint. Default: every taint, with the operator `Exists`.
   */
  key?: string;
  /**
   * How the taint is matched. Default: `Equal` if there is a value, otherwise `Exists`.
   */
  operator?: "Exists" | "Equal";
  /**
   * Value of the taint.
   */
  value?: string;
  /**
   * Effect of the taint. Default: every effect.
   */
  effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /**
   * Seconds that a pod stays on a node with this taint; only with the effect `NoExecute`. Default: forever.
   */
  toleration_seconds?: number;
}
/**
 * Settings that override those of `security`. Users, groups and seccomp apply to all containers of the pod, the rest only to the app's own. Default: the settings of `security`.
 */
export interface SecurityContext1 {
  /**
   * User ID that processes run as. Default: the image's user.
   */
  run_as_user?: number;
  /**
   * Group ID that processes run as. Default: the image's group.
   */
  run_as_group?: number;
  /**
   * Whether to refuse to start a container as root. Default: True with `restricted`.
   */
  run_as_non_root?: boolean;
  /**
   * Group ID that owns the pod's volumes. Default: none.
   */
  fs_group?: number;
  /**
   * When volumes are handed to that group: always, or only if their root directory does not belong to it yet. Kubernetes' default: `Always`.
   */
  fs_group_change_policy?: "Always" | "OnRootMismatch";
  /**
   * Additional group IDs of the processes. Default: those of the image.
   */
  supplemental_groups?: UserId[];
  /**
   * Filter for system calls. Default: `RuntimeDefault` unless `privileged`.
   */
  seccomp_profile?:
    | string
    | {
        /**
         * Path of a profile on the node, below the kubelet's seccomp directory.
         */
        localhost_profile: string;
      };
  /**
   * Whether the container has full access to its node.
   */
  privileged?: boolean;
  /**
   * Whether a process may gain more privileges than its parent. Default: False unless `privileged`.
   */
  allow_privilege_escalation?: boolean;
  /**
   * Whether the root file system is read-only, with a writable `/tmp`. Default: True with `restricted`.
   */
  read_only_root_filesystem?: boolean;
  capabilities?: Capabilities;
}
export interface ServiceAccount {
  /**
   * Whether the chart creates the account. Default: True unless only a name is given.
   */
  create?: boolean;
  /**
   * Name of the account. Default: the name of the app's objects.
   */
  name?: string;
  annotations?: Annotations6;
  /**
   * Whether pods get the account's token. Default: True if the app has `rbac`.
   */
  automount?: boolean;
}
/**
 * Annotations of the account, like the cloud role that it maps to.
 */
export interface Annotations6 {
  [k: string]: string;
}
export interface RbacRule {
  api_groups?: Strings3;
  resources?: Strings4;
  resource_names?: Strings5;
  non_resource_urls?: Strings6;
  verbs: Strings7;
  /**
   * Whether the rule applies to the whole cluster instead of the release's namespace.
   */
  cluster?: boolean;
}
/**
 * How Prometheus finds the app's metrics: a ServiceMonitor, a PodMonitor or pod annotations. If the app has a NetworkPolicy, it lets the chart's `scrapers` in to their port. Default: it does not scrape them.
 */
export interface Metrics {
  /**
   * Whether the metrics are scraped; values can override this.
   */
  enabled?: boolean;
  /**
   * How Prometheus discovers the app; the monitors require the Prometheus Operator. Default: `service_monitor` for apps with a Service, `pod_monitor` for others.
   */
  kind?: "service_monitor" | "pod_monitor" | "annotations";
  /**
   * Name or number of the port that serves the metrics; an undeclared number becomes the additional port `metrics`. Default: the app's port.
   */
  port?: Port | PortName;
  /**
   * HTTP path of the metrics.
   */
  path?: string;
  /**
   * Time between scrapes. Default: that of Prometheus.
   */
  interval?: string;
  /**
   * Time after which a scrape fails, at most the interval. Default: that of Prometheus.
   */
  scrape_timeout?: string;
  /**
   * Labels of the monitor and of the app's PrometheusRule, by which Prometheus selects them.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Relabeling of targets before a scrape, in the form of the Prometheus Operator.
   */
  relabelings?: {}[];
  /**
   * Relabeling of samples after a scrape, in the form of the Prometheus Operator.
   */
  metric_relabelings?: {}[];
}
export interface Alert {
  /**
   * PromQL expression; the alert fires while it returns a result.
   */
  expr: string;
  /**
   * How long the expression must return a result before the alert fires. Default: the alert fires at once.
   */
  for?: string;
  /**
   * How long the alert keeps firing after the expression stops returning a result. Default: it stops at once.
   */
  keep_firing_for?: string;
  /**
   * The label `severity`, like `critical` or `warning`. Default: none.
   */
  severity?: string;
  /**
   * The annotation `summary`: what is wrong, in one line. Prometheus templates, like `{{ $labels.pod }}`, are left as they are.
   */
  summary?: string;
  /**
   * The annotation `description`: what is wrong, in detail.
   */
  description?: string;
  /**
   * More labels.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * More annotations, like `runbook_url`.
   */
  annotations?: {
    [k: string]: string;
  };
}
/**
 * A file in the build, by label.
 */
export interface File1 {
  /**
   * Label of the file.
   */
  file: string;
}
/**
 * A rule about failed pods: by exit codes or by conditions.
 */
export interface PodFailureRule {
  /**
   * `FailJob` ends the job, `FailIndex` the retries of the index, `Ignore` retries without counting, `Count` counts as without the rule.
   */
  action: "FailJob" | "FailIndex" | "Ignore" | "Count";
  on_exit_codes?: PodExitCodes;
  /**
   * The conditions of the pod that the rule is about, like `DisruptionTarget`, and their status.
   */
  on_pod_conditions?: {
    [k: string]: "True" | "False" | "Unknown";
  };
}
/**
 * The exit codes that the rule is about.
 */
export interface PodExitCodes {
  /**
   * The container that exits. Default: any.
   */
  container_name?: string;
  /**
   * Whether the code is one of the `values` or none of them.
   */
  operator?: "In" | "NotIn";
  /**
   * Exit codes.
   *
   * @minItems 1
   * @maxItems 255
   */
  values: [number, ...number[]];
}
