/** The data that EJS templates can use. */

import type { JsonObject } from "../base/json.ts";
import type { ChartView, ManifestView, ObjectData, RequiredSecretView } from "./chart_view.ts";
import type { ContainerView, PolicyRulesView, PortView } from "./views.ts";

export interface TemplateData extends Partial<ObjectData> {
  readonly chart: ChartView;
  /** Arguments of the helper `fullname`. Default: those of `object`, or else of the app. */
  readonly objectName?: string;
  /** Labels of the object in addition to the standard ones. */
  readonly objectLabels?: JsonObject;
  /** Whether the object is in no namespace. Default: false. */
  readonly isClusterScoped?: boolean;
  /** Annotations of the object. Default: the app's. */
  readonly annotations?: JsonObject;
  readonly container?: ContainerView;
  readonly manifest?: ManifestView;
  /** Secrets that the chart needs but does not create. */
  readonly secrets?: readonly RequiredSecretView[];
  /** The ports of a Service. */
  readonly ports?: readonly PortView[];
  /** One direction of a NetworkPolicy. */
  readonly direction?: "ingress" | "egress";
  readonly rules?: PolicyRulesView;
  /** For a patched object: the name and text of its template, and the patch. */
  readonly patched?: { readonly name: string; readonly text: string; readonly patch: JsonObject };
  /** Helm expressions of maps with more annotations and labels. */
  readonly moreAnnotations?: string;
  readonly moreLabels?: string;
  /** Whether the pod's metadata is already rendered. */
  readonly hasMetadata?: boolean;
}
