/** What an EJS template can use. */

import type { JsonObject } from "../base/json.ts";
import type { ChartView, ManifestView, NeedsView, ObjectData } from "./chart_view.ts";
import type { ContainerView, PolicyRulesView, PortView } from "./views.ts";

export interface TemplateData extends Partial<ObjectData> {
  readonly chart: ChartView;
  /** Arguments of the helper `fullname`. Default: those of `object`, or else of the app. */
  readonly objectName?: string;
  /** Labels of the object in addition to the standard ones. */
  readonly objectLabels?: JsonObject;
  /** Whether the object is cluster-scoped. Default: false. */
  readonly isClusterScoped?: boolean;
  /** Annotations of the object. Default: the app's. */
  readonly annotations?: JsonObject;
  readonly container?: ContainerView;
  /** Helm expression of the container's values. */
  readonly from?: string;
  /** Where the container's values are, in messages. */
  readonly valuesAt?: string;
  readonly manifest?: ManifestView;
  readonly needs?: NeedsView;
  /** The ports of a Service. */
  readonly ports?: readonly PortView[];
  /** One direction of a NetworkPolicy. */
  readonly direction?: "ingress" | "egress";
  readonly rules?: PolicyRulesView;
  readonly patched?: PatchedView;
  /** Helm expressions of maps with additional ones. */
  readonly moreAnnotations?: string;
  readonly moreLabels?: string;
  /** Whether the pod's metadata comes before it. */
  readonly hasMetadata?: boolean;
}

/** A patched object. */
interface PatchedView {
  /** Name and text of its template. */
  readonly name: string;
  readonly text: string;
  readonly patch: JsonObject;
  /** Merge keys of the lists in the patch, by field. */
  readonly mergeKeys: Readonly<Record<string, string>>;
}
