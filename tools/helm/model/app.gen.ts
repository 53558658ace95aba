/** Types of the schemas in model/app/. Generated: change the schema, then run `npm run update`. */

export type Digest = string;
export type ObjectName = string;
/**
 * Replaces the image's entrypoint.
 */
export type Command = string[];
/**
 * Replaces the image's arguments.
 */
export type Args = string[];
export type Port = number;
export type Quantity = string | number;
/**
 * Command that runs in the container.
 *
 * @minItems 1
 */
export type Strings = [string, ...string[]];
export type PortName = string;
/**
 * Secrets and ConfigMaps all of whose keys become environment variables, in this order; each item names either `secret` or `config_map`.
 */
export type EnvFrom = EnvironmentSource[];
export type MountPath = string;
export type Capability = string;
/**
 * Secrets and ConfigMaps all of whose keys become environment variables, in this order; each item names either `secret` or `config_map`.
 */
export type EnvFrom1 = EnvironmentSource[];
/**
 * Command of an exec probe.
 *
 * @minItems 1
 */
export type Command1 = [string, ...string[]];
export type ObjectKey = string;
export type SubPath = string;
export type Host = string;
export type IngressPath = string;
export type Callee = AppName | OptionalCallee;
export type AppName = string;
export type Cidr = string;
/**
 * Ranges to leave out of `from_cidr`. Default: none.
 */
export type Cidrs = Cidr[];
/**
 * Ranges to leave out of `to_cidr`. Default: none.
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
 */
export type Strings1 = string[];
/**
 * Resources, like `pods` or `pods/log`.
 *
 * @minItems 1
 */
export type Strings2 = [string, ...string[]];
/**
 * Names of single objects. Default: all.
 *
 * @minItems 1
 */
export type Strings3 = [string, ...string[]];
/**
 * Paths of the API that are no resources, like `/healthz`; with `cluster` alone.
 *
 * @minItems 1
 */
export type Strings4 = [string, ...string[]];
/**
 * What may be done, like `get`, `list` and `watch`.
 *
 * @minItems 1
 */
export type Strings5 = [string, ...string[]];

export interface App {
  /**
   * Version of this format. It changes when an old composer could misread a new file.
   */
  schema_version: 1;
  /**
   * Bazel label of the `release_app` target; where problems are reported.
   */
  label: string;
  /**
   * Key of the app in the chart's values; Kubernetes object names are this name as a DNS label. Default: the target's name.
   */
  app_name: string;
  /**
   * What kind of thing the app is; decides which Kubernetes resources it gets. Default: `internal-api` for a name with the word `api`; otherwise it must be given.
   */
  app_type?: "external-api" | "internal-api" | "worker" | "job" | "cron-job" | "stateful-service" | "daemon";
  /**
   * One sentence on what the app does.
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
   * Version of the app: its `app.kubernetes.io/version` label and its default image tag. Default: the chart's `app_version`.
   */
  version?: string;
  /**
   * Label of the binary the image is made of; recorded, never built.
   */
  binary_target?: string;
  /**
   * Whether the app is deployed unless values say otherwise.
   */
  enabled?: boolean;
  labels?: Labels;
  annotations?: Annotations;
  /**
   * Image repository, without tag and digest.
   */
  image: string;
  /**
   * Image tag. Default: the app's version, else the chart's `app_version`.
   */
  image_tag?: string;
  /**
   * Image digest, or the label of a file that holds one (the `.digest` target of rules_oci). A digest beats the tag.
   */
  image_digest?: Digest | File;
  /**
   * When a node pulls the image.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  /**
   * Names of the Secrets that the pod's images are pulled with, beside those in `global.imagePullSecrets`. Default: none.
   */
  image_pull_secrets?: ObjectName[];
  command?: Command;
  args?: Args;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  /**
   * The one port of the app, named `http`. Give either `port` or `ports`.
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
   * Seconds that a pod has to stop before it is killed. Kubernetes' default: 30.
   */
  termination_grace_period_seconds?: number;
  pod_labels?: Labels1;
  pod_annotations?: Annotations1;
  update_strategy?: UpdateStrategy;
  /**
   * Whether the pods of a stateful-service start one after another. Kubernetes' default: `OrderedReady`.
   */
  pod_management_policy?: "OrderedReady" | "Parallel";
  /**
   * How many earlier versions are kept to go back to. Kubernetes' default: 10.
   */
  revision_history_limit?: number;
  /**
   * Seconds that a new pod must be ready before the update goes on. Kubernetes' default: 0.
   */
  min_ready_seconds?: number;
  /**
   * Containers that run to their end, one after another, before the app starts, by name. Default: none.
   */
  init_containers?: {
    [k: string]: InitContainer;
  };
  /**
   * Containers that run beside the app, by name: native sidecars, which start before it and stop after it. Default: none.
   */
  sidecars?: {
    [k: string]: Sidecar;
  };
  /**
   * Environment variables by name: a string, or a `ref` to where Kubernetes finds the value.
   */
  env?: {
    [k: string]: string | Reference;
  };
  /**
   * Secrets and ConfigMaps all of whose keys become environment variables, in this order; each item names either `secret` or `config_map`.
   */
  env_from?: EnvironmentSource[];
  /**
   * Settings by name, in the ConfigMap `<app>-config`, all of whose keys become environment variables; values can override each. Pods restart when one changes.
   */
  config?: {
    [k: string]: string;
  };
  /**
   * Files of the build by the name of the ConfigMap `<app>-<name>` that they go to, and of its volume. Pods restart when one changes.
   */
  config_files?: {
    [k: string]: ConfigFiles;
  };
  /**
   * Secrets by name, which is the name of their volume too: existing ones, ones that the External Secrets operator makes, and ones that are made at install time. Each has exactly one of `existing`, `external` and `keys`. None ever stands in a BUILD file or in the chart.
   */
  secrets?: {
    [k: string]: Secret;
  };
  /**
   * Volumes by name. Each has exactly one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi` and `projected`. One at `/tmp` takes the place of the built-in one.
   */
  volumes?: {
    [k: string]: Volume;
  };
  health_check?: HealthCheck1;
  service?: Service;
  ingress?: Ingress;
  route?: Route;
  /**
   * Apps of the chart that the app calls, by label of their `release_app` or by name; those that `ref.app` names count too. A called app gets a NetworkPolicy that lets only its callers in. Default: none.
   */
  connects_to?: Callee[];
  network_policy?: NetworkPolicy;
  autoscaling?: Autoscaling;
  disruption_budget?: DisruptionBudget;
  /**
   * Affinity of the pods as Kubernetes writes it, unless values say otherwise. Default: none.
   */
  affinity?: {
    /**
     * Nodes that the pods prefer or need.
     */
    nodeAffinity?: {};
    /**
     * Pods that the app's pods run close to.
     */
    podAffinity?: {};
    /**
     * Pods that the app's pods run apart from.
     */
    podAntiAffinity?: {};
  };
  /**
   * Keeps the app's pods apart from each other: `soft` prefers other nodes, `hard` insists on them. Default: the scheduler decides.
   */
  anti_affinity?: AntiAffinityType | AntiAffinity;
  /**
   * Spreads the app's pods evenly over `zone`s or `host`s; a list of these and of dicts for more, an empty one for none. Default: both, as far as there is room, where there may be several pods and no `anti_affinity`.
   */
  topology_spread?: Topology | TopologySpread;
  node_selector?: Labels2;
  /**
   * Taints that the pods tolerate, unless values say otherwise. Default: none.
   */
  tolerations?: Toleration[];
  /**
   * PriorityClass of the pods. Default: the cluster's default class.
   */
  priority_class?: string;
  /**
   * RuntimeClass that the pods' containers run with. Default: the node's default runtime.
   */
  runtime_class?: string;
  /**
   * Whether the pods use their node's network, which the Pod Security Standards only allow as `privileged`. Kubernetes' default: false.
   */
  host_network?: boolean;
  /**
   * Lines of the pods' /etc/hosts: IP address to host names. Default: none.
   */
  host_aliases?: {
    /**
     * @minItems 1
     */
    [k: string]: [HostName, ...HostName[]];
  };
  /**
   * Where the pods resolve names. Kubernetes' default: `ClusterFirst`.
   */
  dns_policy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /**
   * The pods' resolver, beside what `dns_policy` brings. Default: nothing.
   */
  dns_config?: {
    /**
     * IP addresses of name servers.
     *
     * @maxItems 3
     */
    nameservers?: [] | [IpAddress] | [IpAddress, IpAddress] | [IpAddress, IpAddress, IpAddress];
    /**
     * Domains that short names are looked up in.
     *
     * @maxItems 32
     */
    searches?: SearchDomain[];
    /**
     * Options of the resolver by name, like `ndots`; an empty string for one without a value.
     */
    options?: {
      [k: string]: string | number;
    };
  };
  /**
   * Pod Security Standard the pod keeps to. `restricted` runs without root and on a read-only root file system with a writable `/tmp`.
   */
  security?: "restricted" | "baseline" | "privileged";
  security_context?: SecurityContext1;
  /**
   * The pods' service account: the name of one that is there, or a dict. Default: one of its own where the app has `rbac`, else the namespace's default account without a token.
   */
  service_account?: ObjectName | ServiceAccount;
  /**
   * What the app may do with the Kubernetes API: the rules of a Role, or of a ClusterRole where they say `cluster`, bound to its service account. Each has either `resources` or `non_resource_urls`. Default: nothing.
   *
   * @minItems 1
   */
  rbac?: [RbacRule, ...RbacRule[]];
  metrics?: Metrics;
  /**
   * Alerts of the app by name, or by `<group>/<name>`: a PrometheusRule. Alerts without a group are in the one that is named like the app.
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
   * When a job runs: a Helm hook, or by hand, as a suspended CronJob to start with `kubectl create job --from`.
   */
  phase?: "before_deploy" | "after_deploy" | "before_upgrade" | "after_upgrade" | "test" | "manual";
  /**
   * Order among the jobs of one phase: lower runs first.
   */
  weight?: number;
  /**
   * How often a failed job is retried.
   */
  backoff_limit?: number;
  /**
   * Seconds after which a job is stopped and counts as failed.
   */
  deadline_seconds?: number;
  /**
   * When else a finished hook job is deleted; `before-hook-creation` always holds.
   */
  delete_policy?: ("before-hook-creation" | "hook-succeeded" | "hook-failed")[];
  /**
   * When a cron-job runs, in cron's notation; every cron-job needs it.
   */
  schedule?: string;
  /**
   * Time zone of the schedule, like `Europe/Berlin`. Default: the cluster's.
   */
  time_zone?: string;
  /**
   * What happens when a cron-job is due while it still runs.
   */
  concurrency_policy?: "Allow" | "Forbid" | "Replace";
  /**
   * Whether a cron-job's schedule is on hold unless values say otherwise.
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
   * Seconds after which a finished run of a cron-job is deleted. Default: the history limits alone decide.
   */
  ttl_seconds?: number;
  /**
   * What is merged last into the app's finished objects, by their kind, or by `<kind>/<name>` where there may be several, like `ConfigMap/config` and `PersistentVolumeClaim/data`: maps by key, lists as a whole, and None removes. The second Service of a stateful-service is `HeadlessService`.
   */
  patches?: {
    [k: string]: {};
  };
}
/**
 * Further labels of all the app's objects. Selectors and pods never have them. Default: none.
 */
export interface Labels {
  [k: string]: string;
}
/**
 * Annotations of all the app's objects; pods have their own. Default: none.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * A file of the build, by its label.
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
 * What the container may use at most.
 */
export interface Quantities1 {
  [k: string]: Quantity;
}
/**
 * What runs right after the container has started and before it is stopped. Default: nothing.
 */
export interface Lifecycle {
  post_start?: LifecycleHandler;
  pre_stop?: LifecycleHandler1;
}
/**
 * What happens right after the container has started: exactly one of a `command`, an HTTP request to a `path`, and a pause of `sleep_seconds`.
 */
export interface LifecycleHandler {
  command?: Strings;
  /**
   * Path of an HTTP request to the container.
   */
  path?: string;
  /**
   * Name or number of the port of the HTTP request. Default: the port `http`, or the only one.
   */
  port?: Port | PortName;
  /**
   * Scheme of the HTTP request. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Seconds to wait, without any program in the container (Kubernetes 1.30).
   */
  sleep_seconds?: number;
}
/**
 * What happens before the container is told to stop: exactly one of a `command`, an HTTP request to a `path`, and a pause of `sleep_seconds`.
 */
export interface LifecycleHandler1 {
  command?: Strings;
  /**
   * Path of an HTTP request to the container.
   */
  path?: string;
  /**
   * Name or number of the port of the HTTP request. Default: the port `http`, or the only one.
   */
  port?: Port | PortName;
  /**
   * Scheme of the HTTP request. Kubernetes' default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Seconds to wait, without any program in the container (Kubernetes 1.30).
   */
  sleep_seconds?: number;
}
/**
 * Further labels of the app's pods unless values say otherwise. Default: none.
 */
export interface Labels1 {
  [k: string]: string;
}
/**
 * Annotations of the app's pods unless values say otherwise. Default: none.
 */
export interface Annotations1 {
  [k: string]: string;
}
/**
 * How a new version replaces the pods of a DaemonSet, Deployment or StatefulSet. Default: `Recreate` for a Deployment with a claim of its own that one node alone can mount, else `RollingUpdate`.
 */
export interface UpdateStrategy {
  /**
   * `RollingUpdate`; for Deployments also `Recreate`, which stops all pods first; for DaemonSets and StatefulSets also `OnDelete`. Default: `RollingUpdate`; `Recreate` for a Deployment with a claim that a single node can have.
   */
  type?: "RollingUpdate" | "Recreate" | "OnDelete";
  /**
   * How many pods of a DaemonSet or Deployment may be missing during an update. Kubernetes' default: 1 for a DaemonSet without `max_surge`, `25%` for a Deployment.
   */
  max_unavailable?: number | string;
  /**
   * How many pods a Deployment may have beyond its replicas during an update; of a DaemonSet, how many nodes may have a second pod, in place of `max_unavailable`. Kubernetes' default: 0 for a DaemonSet, `25%` for a Deployment.
   */
  max_surge?: number | string;
  /**
   * Pods of a StatefulSet below this number keep the old version. Kubernetes' default: 0.
   */
  partition?: number;
}
export interface InitContainer {
  /**
   * Image repository, without tag and digest. Default: the app's image.
   */
  image?: string;
  /**
   * Image tag; a container with an image of its own needs this or a digest.
   */
  image_tag?: string;
  /**
   * Image digest. A digest beats the tag.
   */
  image_digest?: string;
  /**
   * When a node pulls the image.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  command?: Command;
  args?: Args;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  env?: Env;
  env_from?: EnvFrom;
  resources?: Resources;
  mounts?: Mounts;
  security_context?: SecurityContext;
  /**
   * Order among init containers and native sidecars: lower starts first; then sidecars, then by name.
   */
  weight?: number;
}
/**
 * Environment variables by name: a string, or a `ref` to where Kubernetes finds the value.
 */
export interface Env {
  [k: string]: string | Reference;
}
/**
 * Where Kubernetes finds a value: exactly one of the properties.
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
   * The text: `{host}` and `{port}` in it stand for the name and port of the app's Service.
   */
  value: string;
  /**
   * Name of the Service's port. Default: `http`, or the only one.
   */
  port?: string;
  /**
   * The text where the app is disabled. Default: the variable is not set there.
   */
  fallback?: string;
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
   * Key in it.
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
   * Key in it.
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
   * Put before each key. Default: nothing.
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
 * Volumes of the pod that the container sees: name of the volume to path, or to a dict. Default: `/tmp`, where its root file system is read-only.
 */
export interface Mounts {
  [k: string]: MountPath | Mount;
}
export interface Mount {
  /**
   * Where the container sees the volume.
   */
  path: string;
  /**
   * File or directory within the volume. Default: the whole volume.
   */
  sub_path?: string;
  /**
   * Whether the container may only read it.
   */
  read_only?: boolean;
}
/**
 * Single settings over those of the app's `security`.
 */
export interface SecurityContext {
  /**
   * User ID that processes run with. Default: the image's user.
   */
  run_as_user?: number;
  /**
   * Group ID that processes run with. Default: the image's group.
   */
  run_as_group?: number;
  /**
   * Whether a container that would run as root is refused. Default: True with `restricted`.
   */
  run_as_non_root?: boolean;
  /**
   * Which system calls are filtered. Default: `RuntimeDefault` unless `privileged`.
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
   * Whether the container has all rights on its node.
   */
  privileged?: boolean;
  /**
   * Whether a process may get more rights than its parent. Default: False unless `privileged`.
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
   * Capabilities to have beyond the runtime's. Default: none.
   */
  add?: Capability[];
  /**
   * Capabilities to go without; an empty list keeps them. Default: `ALL` with `restricted`.
   */
  drop?: Capability[];
}
export interface Sidecar {
  /**
   * Image repository, without tag and digest. Default: the app's image.
   */
  image?: string;
  /**
   * Image tag; a container with an image of its own needs this or a digest.
   */
  image_tag?: string;
  /**
   * Image digest. A digest beats the tag.
   */
  image_digest?: string;
  /**
   * When a node pulls the image.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  command?: Command;
  args?: Args;
  /**
   * Directory that the container starts in. Default: the image's.
   */
  working_dir?: string;
  ports?: Ports;
  env?: Env1;
  env_from?: EnvFrom1;
  health_check?: HealthCheck;
  lifecycle?: Lifecycle;
  resources?: Resources1;
  mounts?: Mounts;
  security_context?: SecurityContext;
  /**
   * Order among init containers and native sidecars: lower starts first; then sidecars, then by name.
   */
  weight?: number;
  /**
   * Whether it is a native sidecar, an init container that keeps running (Kubernetes 1.29). False makes it an ordinary container, which a job waits for.
   */
  native?: boolean;
}
/**
 * Ports by name, unlike the app's: the containers of a pod share one network. The app's Service does not have them.
 */
export interface Ports {
  [k: string]: Port | PortOptions;
}
/**
 * Environment variables by name: a string, or a `ref` to where Kubernetes finds the value.
 */
export interface Env1 {
  [k: string]: string | Reference;
}
/**
 * Probes, in the form of the app's `health_check`. Default: none.
 */
export interface HealthCheck {
  /**
   * False switches all probes off.
   */
  enabled?: boolean;
  /**
   * Restarts the container when it fails.
   */
  liveness?: boolean | Probe;
  /**
   * Takes the pod out of its Service while it fails.
   */
  readiness?: boolean | Probe;
  /**
   * Holds the other probes back until it succeeds.
   */
  startup?: boolean | Probe;
  /**
   * How to probe. Default: `http` with a path, `exec` with a command, else `tcp`.
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
   * Name or number of the port to probe. Default: the app's first port.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command1;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe fails. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Successes in a row that count as success; 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Failures in a row that count as failure. Kubernetes' default: 3.
   */
  failure_threshold?: number;
}
export interface Probe {
  /**
   * How to probe. Default: `http` with a path, `exec` with a command, else `tcp`.
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
   * Name or number of the port to probe. Default: the app's first port.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command1;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe fails. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Successes in a row that count as success; 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Failures in a row that count as failure. Kubernetes' default: 3.
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
   * Labels of the files; a file's base name is its key. A dict of keys to labels names them otherwise.
   *
   * @minItems 1
   */
  files: [ConfigFile, ...ConfigFile[]];
  /**
   * Whether the files are Helm templates. Default: false; then `{{` in them means nothing.
   */
  templated?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * File that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the file that is mounted there alone.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
}
export interface ConfigFile {
  /**
   * Label of the file.
   */
  file: string;
  /**
   * Name of the file where it is mounted. Default: its base name.
   */
  key?: string;
}
export interface Secret {
  /**
   * Name of a Secret that the chart neither makes nor changes; values can name another.
   */
  existing?: string;
  external?: ExternalSecret;
  /**
   * Keys of the Secret `<app>-<name>`, made of `secrets.<name>.values` below the app's values once one of them is given, or `secrets.<name>.create` is true; then each key is needed. Until then the Secret is expected to be there. It outlives upgrades without these values, and the release.
   *
   * @minItems 1
   */
  keys?: [ObjectKey, ...ObjectKey[]];
  /**
   * Whether all keys become environment variables.
   */
  env?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * File that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the file that is mounted there alone.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * App of the chart, as `:name`, a label or an app name: nothing of this is there while that app is disabled. Default: always.
   */
  when?: string;
}
/**
 * What the External Secrets operator makes the Secret `<app>-<name>` of: `data`, `extract` or both.
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
   * How often the Secret follows the store, like `1h`; `0` is once.
   */
  refresh?: string;
  /**
   * Keys of the Secret: where each comes from.
   */
  data?: {
    [k: string]: RemoteKey;
  };
  /**
   * Remote keys all of whose properties become keys of the Secret, in this order.
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
   * Property of the remote value. Default: all of it.
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
   * Name of a claim that the chart neither makes nor changes; values can name another.
   */
  existing_claim?: string;
  empty_dir?: EmptyDir;
  /**
   * Name of a ConfigMap that the chart neither makes nor changes.
   */
  config_map?: string;
  /**
   * Name of a Secret that the chart neither makes nor changes.
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
   * Of a `config_map` or `secret`: the keys that become files, by key: the file's path in the volume. Default: each key, under its name.
   */
  items?: {
    [k: string]: SubPath;
  };
  /**
   * Permissions of the files of a `config_map`, `secret` or `projected`, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * Whether the `config_map` or `secret` may be missing.
   */
  optional?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * Path that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the path that is mounted there alone.
   */
  mounts?: {
    [k: string]: SubPath;
  };
  /**
   * Whether the container can only read it.
   */
  read_only?: boolean;
  /**
   * App of the chart, as `:name`, a label or an app name: nothing of this is there while that app is disabled. Default: always.
   */
  when?: string;
}
/**
 * A persistent claim of the app's own, `<app>-<name>`; a stateful-service gets one for each pod.
 */
export interface Claim {
  /**
   * Size of the volume; values can change it.
   */
  size: string | number;
  /**
   * StorageClass; `-` for none, where volumes are made by hand. Default: the cluster's default class; values can change it.
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
   * Whether the claim outlives the release; those of a stateful-service always do.
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
   * `Memory` for a file system in memory. Default: the node's disk.
   */
  medium?: "Memory";
  /**
   * Most that it may hold. Default: no limit.
   */
  size_limit?: string | number;
}
/**
 * A path of the node; for `security = "privileged"` alone.
 */
export interface HostPath {
  /**
   * Path on the node.
   */
  path: string;
  /**
   * What must be there, or is made. Kubernetes' default: anything.
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
   * What the driver is told.
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
   * Fields of the pod by the path of their file, like `{"labels": "metadata.labels"}`.
   */
  downward_api?: {
    [k: string]: string;
  };
  /**
   * Of a `config_map` or `secret`: the keys that become files, by key: the file's path in the volume. Default: each key, under its name.
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
   * Who the token is for. Default: the Kubernetes API.
   */
  audience?: string;
  /**
   * Seconds that the token is valid. Kubernetes' default: 3600.
   */
  expiration_seconds?: number;
}
/**
 * Liveness, readiness and startup probes. Fields at the top are the probes' common ones; `liveness`, `readiness` and `startup` override them, or switch a probe off with False. Default: a TCP readiness probe where there is a Service, else none.
 */
export interface HealthCheck1 {
  /**
   * False switches all probes off.
   */
  enabled?: boolean;
  /**
   * Restarts the container when it fails.
   */
  liveness?: boolean | Probe;
  /**
   * Takes the pod out of its Service while it fails.
   */
  readiness?: boolean | Probe;
  /**
   * Holds the other probes back until it succeeds.
   */
  startup?: boolean | Probe;
  /**
   * How to probe. Default: `http` with a path, `exec` with a command, else `tcp`.
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
   * Name or number of the port to probe. Default: the app's first port.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command1;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe fails. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Successes in a row that count as success; 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Failures in a row that count as failure. Kubernetes' default: 3.
   */
  failure_threshold?: number;
}
/**
 * The Service in front of the app's pods. Default: for APIs and stateful services one of type `ClusterIP` with the app's ports; declared, a worker or daemon gets one too.
 */
export interface Service {
  /**
   * False leaves the Service out.
   */
  enabled?: boolean;
  /**
   * Where the Service is reached: within the cluster, on a port of every node, or through a load balancer.
   */
  type?: "ClusterIP" | "NodePort" | "LoadBalancer";
  annotations?: Annotations3;
  /**
   * The Service's port that leads to the app's port `http`, or to its only one. Default: the same number.
   */
  port?: number;
  /**
   * The Service's ports by name: other numbers for the app's ports, and further ports. Default: the app's ports.
   */
  ports?: {
    [k: string]: Port | ServicePort;
  };
  /**
   * True gives the name of the Service the addresses of the pods instead of one of its own.
   */
  headless?: boolean;
  /**
   * Whether a client stays with one pod. Kubernetes' default: `None`.
   */
  session_affinity?: "None" | "ClientIP";
  /**
   * Which load balancer serves a Service of type `LoadBalancer`. Default: the cluster's.
   */
  load_balancer_class?: string;
  /**
   * Whether traffic from outside goes to pods of the node where it arrives alone (`Local`), which keeps the client's address. Kubernetes' default: `Cluster`.
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
   * Port number of the Service. Default: that of the app's port.
   */
  port?: number;
  /**
   * Name of the app's port that it leads to. Default: the port of the same name.
   */
  target_port?: string;
  /**
   * Port number on the nodes, for the types `NodePort` and `LoadBalancer`. Default: one that the cluster chooses.
   */
  node_port?: number;
}
/**
 * How an external-api is reached from outside. Default: path `/` on every host.
 */
export interface Ingress {
  /**
   * False leaves the app out of the Ingress.
   */
  enabled?: boolean;
  /**
   * Host name; with `hosts` both count.
   */
  host?: string;
  /**
   * Host names. Default: every host.
   */
  hosts?: Host[];
  /**
   * Paths that lead to the app.
   *
   * @minItems 1
   */
  paths?: [IngressPath | IngressPathOptions, ...(IngressPath | IngressPathOptions)[]];
  /**
   * How paths match.
   */
  path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Name of the app's port to route to. Default: its first port.
   */
  port?: string;
  /**
   * IngressClass. Default: the cluster's default class.
   */
  class?: string;
  /**
   * Serve TLS: the name of a TLS Secret, or True for the Secret `<app>-tls`.
   */
  tls?: boolean | ObjectName;
  annotations?: Annotations4;
}
export interface IngressPathOptions {
  /**
   * The path.
   */
  path: string;
  /**
   * How this path matches. Default: the `path_type` of all paths.
   */
  path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Name of the app's port that this path leads to. Default: the `port` of all paths.
   */
  port?: string;
}
/**
 * Annotations of the Ingress.
 */
export interface Annotations4 {
  [k: string]: string;
}
/**
 * How an external-api is reached through a Gateway of the cluster: an HTTPRoute, in place of the Ingress. Default: none.
 */
export interface Route {
  /**
   * False leaves the HTTPRoute out unless values say otherwise.
   */
  enabled?: boolean;
  /**
   * The Gateways that the route belongs to.
   *
   * @minItems 1
   */
  parent_refs: [ParentReference, ...ParentReference[]];
  /**
   * Host names. Default: those of the Gateway.
   */
  hostnames?: Host[];
  /**
   * Paths that lead to the app.
   *
   * @minItems 1
   */
  paths?: [IngressPath | RoutePath, ...(IngressPath | RoutePath)[]];
  /**
   * How paths match.
   */
  path_type?: "PathPrefix" | "Exact" | "RegularExpression";
  /**
   * Name of the app's port to route to. Default: `http`, or its only port.
   */
  port?: string;
  annotations?: Annotations5;
}
export interface ParentReference {
  /**
   * Name of the Gateway.
   */
  name: string;
  /**
   * Namespace of the Gateway. Default: the release's.
   */
  namespace?: string;
  /**
   * Name of the Gateway's listener. Default: every listener that fits.
   */
  section_name?: string;
}
export interface RoutePath {
  /**
   * The path.
   */
  path: string;
  /**
   * How this path matches. Default: the `path_type` of all paths.
   */
  path_type?: "PathPrefix" | "Exact" | "RegularExpression";
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
   * Whether the app may be missing in the chart, where it then counts as disabled.
   */
  optional?: boolean;
}
/**
 * Who reaches the app's pods beside the apps that call it, and what they reach. Declared, even empty, it gives the app a NetworkPolicy. Default: one for apps that others call, none for the rest.
 */
export interface NetworkPolicy {
  /**
   * Who else gets in, beside the apps that call this one: `all`, or dicts with at least one key. Default: everyone for an external-api and for Services of other types than `ClusterIP`, no one for the rest.
   */
  ingress?: ("all" | PolicySource)[];
  /**
   * What the pods reach, beside DNS and the apps that this one calls: `all`, or dicts with at least one key. Default: everything.
   */
  egress?: ("all" | PolicyDestination)[];
  /**
   * Whether pods with an `egress` reach DNS servers, on port 53.
   */
  dns?: boolean;
}
/**
 * Pods and addresses that get in.
 */
export interface PolicySource {
  /**
   * Name of the pods' namespace. Default: the release's.
   */
  from_namespace?: string;
  from_labels?: PodLabels;
  /**
   * A range of addresses.
   */
  from_cidr?: string;
  except?: Cidrs;
  /**
   * Ports of the app, by name or number. Default: all that it declares.
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
 * Pods and addresses that are reached.
 */
export interface PolicyDestination {
  /**
   * Name of the pods' namespace. Default: the release's.
   */
  to_namespace?: string;
  to_labels?: PodLabels1;
  /**
   * A range of addresses.
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
   * Last port number of a range. Default: `port` alone.
   */
  end_port?: number;
  /**
   * Transport protocol.
   */
  protocol?: "TCP" | "UDP" | "SCTP";
}
/**
 * Number of pods by load: a HorizontalPodAutoscaler, or with `keda` a ScaledObject. It takes at least one of `cpu`, `memory`, `metrics` and `keda`, and not both of the last two. Default: none.
 */
export interface Autoscaling {
  /**
   * Whether the app is scaled unless values say otherwise; where it is not, `replicas` holds.
   */
  enabled?: boolean;
  /**
   * Fewest pods; zero takes `keda`. Default: `replicas`, but at least 1.
   */
  min_replicas?: number;
  /**
   * Most pods.
   */
  max_replicas: number;
  /**
   * CPU use to keep to on average, in percent of what the pods request.
   */
  cpu?: number;
  /**
   * Memory use to keep to on average, in percent of what the pods request.
   */
  memory?: number;
  /**
   * Further metrics to scale by, as Kubernetes writes them (`MetricSpec` of autoscaling/v2).
   *
   * @minItems 1
   */
  metrics?: [MetricSpec, ...MetricSpec[]];
  /**
   * How fast to scale, as Kubernetes writes it (`HorizontalPodAutoscalerBehavior` of autoscaling/v2).
   */
  behavior?: {};
  keda?: Keda;
}
export interface MetricSpec {
  /**
   * Which of the other fields says what is measured.
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
   * A metric that each pod has, averaged.
   */
  pods?: {};
  /**
   * A metric of another object of the cluster.
   */
  object?: {};
  /**
   * A metric of something outside of the cluster.
   */
  external?: {};
}
/**
 * Scales by events: KEDA's ScaledObject in place of the HorizontalPodAutoscaler. Default: no.
 */
export interface Keda {
  /**
   * What to scale by, as KEDA writes it.
   *
   * @minItems 1
   */
  triggers: [KedaTrigger, ...KedaTrigger[]];
  /**
   * Seconds between looks at the triggers. KEDA's default: 30.
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
   * Pods while no trigger is active, fewer than `min_replicas`; KEDA takes 0 alone. Default: `min_replicas`.
   */
  idle_replicas?: 0;
  /**
   * Pods while a trigger cannot be read. Default: as many as there are.
   */
  fallback?: {
    /**
     * Failures in a row until the fallback holds.
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
   * How the metric counts. KEDA's default: `AverageValue`.
   */
  metricType?: "AverageValue" | "Utilization" | "Value";
  /**
   * Whether the metric is read at the polling interval alone. KEDA's default: false.
   */
  useCachedMetrics?: boolean;
}
/**
 * How many pods a drain of nodes may take away at once, where there are two or more. Default: one.
 */
export interface DisruptionBudget {
  /**
   * Whether there is a PodDisruptionBudget unless values say otherwise.
   */
  enabled?: boolean;
  /**
   * Most pods that may be away. Default: 1, unless `min_available` is given.
   */
  max_unavailable?: number | string;
  /**
   * Fewest pods that must stay; instead of `max_unavailable`.
   */
  min_available?: number | string;
}
export interface AntiAffinity {
  /**
   * `soft` prefers other places, `hard` insists on them.
   */
  type?: "soft" | "hard";
  /**
   * Node label whose values are the places.
   */
  topology_key?: string;
}
export interface TopologySpreadConstraint {
  /**
   * Node label whose values are the places.
   */
  topology_key: string;
  /**
   * How many pods one place may have more than another.
   */
  max_skew?: number;
  /**
   * What happens to a pod that would break it.
   */
  when_unsatisfiable?: "DoNotSchedule" | "ScheduleAnyway";
}
/**
 * Labels of the nodes that the pods may run on, unless values say otherwise. Default: any node.
 */
export interface Labels2 {
  [k: string]: string;
}
export interface Toleration {
  /**
   * Key of the taint. Default: every taint, with the operator `Exists`.
   */
  key?: string;
  /**
   * How the taint matches. Default: `Equal` with a value, else `Exists`.
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
   * Seconds that a pod stays on a node with such a taint; with the effect `NoExecute` alone. Default: forever.
   */
  toleration_seconds?: number;
}
/**
 * Single settings over those of `security`. Users, groups and seccomp hold for all containers of the pod, the rest for the app's own. Default: what `security` says.
 */
export interface SecurityContext1 {
  /**
   * User ID that processes run with. Default: the image's user.
   */
  run_as_user?: number;
  /**
   * Group ID that processes run with. Default: the image's group.
   */
  run_as_group?: number;
  /**
   * Whether a container that would run as root is refused. Default: True with `restricted`.
   */
  run_as_non_root?: boolean;
  /**
   * Group ID that owns the pod's volumes. Default: none.
   */
  fs_group?: number;
  /**
   * When volumes are given to that group: each time, or only if their top is not its own. Kubernetes' default: `Always`.
   */
  fs_group_change_policy?: "Always" | "OnRootMismatch";
  /**
   * Further group IDs that processes have. Default: those of the image.
   */
  supplemental_groups?: UserId[];
  /**
   * Which system calls are filtered. Default: `RuntimeDefault` unless `privileged`.
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
   * Whether the container has all rights on its node.
   */
  privileged?: boolean;
  /**
   * Whether a process may get more rights than its parent. Default: False unless `privileged`.
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
   * Whether the chart makes the account. Default: True unless just a name is given.
   */
  create?: boolean;
  /**
   * Name of the account. Default: that of the app's objects.
   */
  name?: string;
  annotations?: Annotations6;
  /**
   * Whether pods get the account's token. Default: True if the app has `rbac`.
   */
  automount?: boolean;
}
/**
 * Annotations of the account, like the cloud role that it stands for.
 */
export interface Annotations6 {
  [k: string]: string;
}
export interface RbacRule {
  api_groups?: Strings1;
  resources?: Strings2;
  resource_names?: Strings3;
  non_resource_urls?: Strings4;
  verbs: Strings5;
  /**
   * Whether the rule holds in the whole cluster rather than the release's namespace.
   */
  cluster?: boolean;
}
/**
 * How Prometheus finds the app's metrics: a ServiceMonitor, a PodMonitor or annotations of the pods. Default: it does not.
 */
export interface Metrics {
  /**
   * Whether the metrics are scraped unless values say otherwise.
   */
  enabled?: boolean;
  /**
   * What tells Prometheus of the app; the monitors take the Prometheus Operator. Default: `service_monitor` for apps with a Service, `pod_monitor` for others.
   */
  kind?: "service_monitor" | "pod_monitor" | "annotations";
  /**
   * Name or number of the port that serves the metrics; a number that is not declared becomes the further port `metrics`. Default: the app's port.
   */
  port?: Port | PortName;
  /**
   * Path of the metrics.
   */
  path?: string;
  /**
   * Time between scrapes. Default: Prometheus'.
   */
  interval?: string;
  /**
   * Time after which a scrape fails, at most the interval. Default: Prometheus'.
   */
  scrape_timeout?: string;
  /**
   * Labels of the monitor and of the app's PrometheusRule, by which a Prometheus chooses them.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Changes of targets before a scrape, as the Prometheus Operator writes them.
   */
  relabelings?: {}[];
  /**
   * Changes of samples after a scrape, as the Prometheus Operator writes them.
   */
  metric_relabelings?: {}[];
}
export interface Alert {
  /**
   * PromQL expression: the alert fires where it has a result.
   */
  expr: string;
  /**
   * How long the expression must have a result. Default: no time.
   */
  for?: string;
  /**
   * How long the alert goes on after the expression has no result any more. Default: no time.
   */
  keep_firing_for?: string;
  /**
   * The label `severity`, like `critical` or `warning`. Default: none.
   */
  severity?: string;
  /**
   * The annotation `summary`: what is the matter, in a line. Prometheus' own templates, like `{{ $labels.pod }}`, stay as they are.
   */
  summary?: string;
  /**
   * The annotation `description`: what is the matter, at length.
   */
  description?: string;
  /**
   * Further labels.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Further annotations, like `runbook_url`.
   */
  annotations?: {
    [k: string]: string;
  };
}
/**
 * A file of the build, by its label.
 */
export interface File1 {
  /**
   * Label of the file.
   */
  file: string;
}
