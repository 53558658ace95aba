/** Types of the schemas in model/chart/. Generated: change the schema, then run `npm run update`. */

export type Url = string;
/**
 * Secrets and ConfigMaps all of whose keys become environment variables of all apps, before each app's own. Default: none.
 */
export type EnvFrom = EnvironmentSource[];
export type LabelValue = string;
/**
 * Host names, for apps that name no host of their own.
 */
export type Hosts = string[];
export type Severity = "off" | "warning" | "error";

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
   * Version of the chart.
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
   * Address of the project's page. Default: none.
   */
  home?: string;
  /**
   * Address of the chart's icon. Default: none.
   */
  icon?: string;
  /**
   * Words by which the chart is found. Default: none.
   */
  keywords?: string[];
  /**
   * Versions of Kubernetes that the chart is for, as a SemVer range. Each version ends in `-0`: without it the versions of managed clusters, like v1.33.1-eks-1, count as pre-releases and never fit. Default: all.
   */
  kube_version?: string;
  /**
   * Who maintains the chart. Default: nobody is named.
   */
  maintainers?: Maintainer[];
  /**
   * Addresses of the source code. Default: none.
   */
  sources?: Url[];
  /**
   * Labels of own YAML files, shipped as they are; `{{` in them means nothing to Helm.
   */
  manifests?: string[];
  /**
   * Labels of own YAML files that are Helm templates.
   */
  templated_manifests?: string[];
  /**
   * Labels of YAML files with CustomResourceDefinitions, shipped as they are in `crds/`: Helm installs them before all else, and never changes or deletes them. Default: none.
   */
  crds?: string[];
  /**
   * Charts that this chart contains and that are installed with it. Nothing is fetched: each is given by a label. Default: none.
   */
  dependencies?: Dependency[];
  env?: Env;
  env_from?: EnvFrom;
  /**
   * Whether all apps get APP_NAME, APP_TYPE, APP_VERSION, APP_ENV, POD_NAME, POD_NAMESPACE and NODE_NAME; a variable of the same name that the chart or an app declares wins.
   */
  standard_env?: boolean;
  /**
   * Labels of all objects, below their own; pods and selectors keep theirs. Default: none.
   */
  labels?: {
    [k: string]: LabelValue;
  };
  /**
   * Annotations of all objects but pods; an object's own annotation of the same name wins. Default: none.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * What the `ingress` of all external-apis says unless an app's own says otherwise.
   */
  ingress?: {
    /**
     * Host name, for apps that name no host of their own.
     */
    host?: string;
    hosts?: Hosts;
    /**
     * How paths match.
     */
    path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
    /**
     * IngressClass. Default: the cluster's default class.
     */
    class?: string;
    /**
     * Serve TLS: the name of a TLS Secret, or True for the Secret `<chart>-tls`; with an Ingress for each app, `<app>-tls`.
     */
    tls?: boolean | string;
    annotations?: Annotations;
  };
  /**
   * Namespace the chart is meant for: used by the run targets and in notes, never written into objects.
   */
  namespace?: string;
  /**
   * Whether the install commands of the chart's README make the namespace (`--create-namespace`). The chart itself never holds a Namespace: Helm would look for its release in it before it is there, and delete it with all that others put into it.
   */
  create_namespace?: boolean;
  /**
   * Environment that the chart's own values are for.
   */
  environment?: string;
  /**
   * Environments by name, each with what it changes of the chart's values: a dict, or the label of a YAML file. Each is written as `values-<environment>.yaml`, checked and linted. Default: none.
   */
  environments?: {
    [k: string]: {};
  };
  /**
   * Labels of the YAML files among the environments, by the environment's name.
   */
  environment_files?: {
    [k: string]: string;
  };
  /**
   * Overlay merged into the chart's values by key: a dict, or the label of a YAML file. None removes a key.
   */
  values?: {};
  /**
   * Label of a YAML file that holds the overlay instead.
   */
  values_file?: string;
  /**
   * `single`: one Ingress with the paths of all external-apis; `per-app`: one Ingress for each.
   */
  ingress_mode?: "single" | "per-app";
  /**
   * `release`: objects are named `<release>-<app>`, so that a chart can be installed twice; `app`: plain `<app>`.
   */
  naming?: "release" | "app";
  /**
   * `argocd`: jobs are hooks of Argo CD, in sync waves by their weight, instead of Helm's. Argo CD tells no upgrade from an installation, so jobs of the phases `before_upgrade` and `after_upgrade` run on the first sync too. Default: Helm's hooks.
   */
  gitops?: "argocd";
  /**
   * How severe checks are for this chart, by their codes: `off`, `warning` or `error`, or a dict of `severity` and `reason`. Less than the check's default needs a reason. Default: each check's own.
   */
  checks?: {
    [k: string]:
      | Severity
      | {
          /**
           * `off`, `warning` or `error`.
           */
          severity: "off" | "warning" | "error";
          /**
           * Why, for whoever reads the report.
           */
          reason?: string;
        };
  };
  /**
   * Kubernetes versions that the chart is checked against, like `1.33`. Default: the newest one known that `kube_version` allows.
   *
   * @minItems 1
   */
  kube_versions?: [string, ...string[]];
  /**
   * Major versions of Helm that the chart is checked with: `3`, `4` or both, which must then make the same objects. Default: the toolchain's one.
   *
   * @minItems 1
   */
  helm_versions?: ["3" | "4", ...("3" | "4")[]];
  /**
   * Labels of YAML files with CustomResourceDefinitions of others, against which the chart's objects are checked; the chart does not hold them.
   */
  crd_schemas?: string[];
  patches?: Patches;
}
export interface Maintainer {
  /**
   * Name of a person or team.
   */
  name: string;
  /**
   * Mail address.
   */
  email?: string;
  /**
   * Address of a page.
   */
  url?: string;
}
export interface Dependency {
  /**
   * The chart: the label of a `helm_chart`, of a packed chart (`.tgz`), or of the files of a chart's directory.
   */
  chart: string[];
  /**
   * Name that the chart must have. Default: whatever its Chart.yaml says.
   */
  name?: string;
  /**
   * Version that the chart must have. Default: whatever its Chart.yaml says.
   */
  version?: string;
  /**
   * Where the chart comes from, for `helm dependency update` outside of a build. Default: nowhere.
   */
  repository?: string;
  /**
   * Key of the chart's values, in place of its name.
   */
  alias?: string;
  /**
   * Path of the value that switches the chart on and off, like `redis.enabled`. Default: it is always on.
   */
  condition?: string;
  /**
   * Groups of charts that `tags` in values switch off together. Default: none.
   */
  tags?: string[];
}
/**
 * Environment variables of all apps, as an app's `env`; an app's own variable of the same name wins. Default: none.
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
 * Annotations of the Ingress, under each app's own.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * What is merged last into the `Ingress` of all external-apis, as an app's `patches`.
 */
export interface Patches {
  [k: string]: {};
}
