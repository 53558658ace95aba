import type { Json, JsonObject } from "../base/json.ts";
import type { App } from "./app.gen.ts";
import type { AppView } from "./app_view.ts";
import type { ChartFiles } from "./types.ts";
import type { ObjectView } from "./views.ts";

export interface ManifestView {
  /** File name, unique in the chart. */
  readonly name: string;
  readonly label: string;
  readonly content: string;
  readonly templated: boolean;
}

/** A named overlay of the chart's values. */
export interface EnvironmentView {
  readonly name: string;
  readonly overlay: JsonObject;
  /** The file with the overlay, which the chart contains unchanged. */
  readonly file: Uint8Array | undefined;
  /** The chart's values with the overlay merged in. */
  readonly values: JsonObject;
}

/** A chart within the chart. */
export interface DependencyView {
  readonly name: string;
  readonly version: string;
  /** Key of the subchart's values. */
  readonly key: string;
  readonly repository: string | undefined;
  readonly alias: string | undefined;
  readonly condition: string | undefined;
  readonly tags: readonly string[];
  /** As in Chart.yaml. */
  readonly importValues: readonly Json[];
  /** The keys at the top of the chart's values that these set. */
  readonly imported: readonly string[];
}

/** A Secret or ConfigMap that the chart refers to but does not create. */
export interface RequiredObjectView {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  /** Keys that are used by name. */
  readonly keys: readonly string[];
  /** Those of the keys that become files. */
  readonly files: readonly string[];
  /** Path of the values from which the chart would create the object; undefined if it never does. */
  readonly values: string | undefined;
  /** Keys of the apps that refer to it. */
  readonly apps: readonly string[];
}

/** What the notes look at to tell which Secrets and ConfigMaps must exist. */
export interface NeedsView {
  /** The templates of the objects with pods. Those that do not always refer to one do so if values of the app or `global` say it. */
  readonly workloads: readonly { readonly app: string; readonly path: string; readonly alwaysRefers: boolean }[];
  /** Regular expression of what in values refers to one. */
  readonly reference: string;
  readonly created: readonly CreatedView[];
}

/** A Secret or ConfigMap that the chart creates. */
export interface CreatedView {
  readonly kind: RequiredObjectView["kind"];
  /** Key of its app. */
  readonly app: string;
  /** Helm expression of its name. */
  readonly name: string;
  /** Helm expression: whether the chart creates it. */
  readonly condition: string;
  /** Keys that it must have if the chart does not create it. */
  readonly keys: readonly string[];
}

/** `global` in values. */
export interface GlobalsView {
  readonly values: JsonObject;
  readonly schema: JsonObject;
  /** All keys that something reads, sorted; undefined if a template may read any. */
  readonly keys: readonly string[] | undefined;
}

/** The chart with all defaults filled in, as templates and the cross-check see it. */
export interface ChartView {
  readonly label: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly namespace: string;
  readonly environment: string | undefined;
  readonly naming: "release" | "app";
  /** Patches of the objects that apps share. */
  readonly patches: AppView["patches"];
  readonly apps: readonly AppView[];
  readonly objects: readonly ChartObject[];
  /** The apps whose host and port other apps' variables may contain; none if no app uses `ref.app`. */
  readonly referenced: readonly AppView[];
  readonly manifests: readonly ManifestView[];
  /** Fields of Chart.yaml that are placed as declared. */
  readonly metadata: JsonObject;
  readonly gitops: "argocd" | undefined;
  readonly createNamespace: boolean;
  /** The strictest Pod Security Standard that all apps meet; undefined without apps. */
  readonly podSecurity: NonNullable<App["security"]> | undefined;
  readonly standardEnv: boolean;
  readonly globals: GlobalsView;
  readonly dependencies: readonly DependencyView[];
  /** Files that the chart contains unchanged, in `crds/` and `charts/`. */
  readonly files: ChartFiles;
  readonly environments: readonly EnvironmentView[];
  /** The chart's own overlay of the values of its apps. */
  readonly overlay: JsonObject;
  readonly values: JsonObject;
  readonly valuesSchema: JsonObject;
}

/** One object of a chart, and how its file is rendered. */
export interface ChartObject {
  /** The object's key in `patches`. */
  readonly key: string;
  /** Path of its file below `templates/`, without the extension. */
  readonly path: string;
  /** Path of its EJS template below `templates/`. */
  readonly template: string;
  /** The app that it belongs to; undefined if several apps share it. */
  readonly owner: AppView | undefined;
  readonly data: ObjectData;
}

/** What a template knows about its object. */
export interface ObjectData {
  /** The app, or its counterpart for an object that several apps share. */
  readonly app:
    | AppView
    | Pick<
        AppView,
        "annotations" | "key" | "labels" | "name" | "nameLimit" | "required" | "version" | "waveAnnotations"
      >;
  /** The apps that share the object. */
  readonly apps: readonly AppView[];
  /** `app.kubernetes.io/component` of the object. */
  readonly component: string;
  /** Helm expression of the object's name. Default: derived from `objectName`. */
  readonly name?: string;
  /** One of several objects of a kind in an app. */
  readonly object?: ObjectView;
}
