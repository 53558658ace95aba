/** What an EJS template may ask for. */

import type { JsonObject } from "../base/json.ts";
import type { ChartView, ManifestView, ObjectData, RequiredSecretView } from "./chart_view.ts";
import type { ContainerView, PolicyRulesView, PortView } from "./views.ts";
export interface TemplateData extends Partial<ObjectData> {
  readonly chart: ChartView;
  /** Arguments of the helper `fullname`. Default: those of `object`, or else of the app. */
  readonly objectName?: string;
  /** Labels of the object beside the standard ones. */
  readonly objectLabels?: JsonObject;
  /** Whether the object is in no namespace. Default: false. */
  readonly isClusterScoped?: boolean;
  /** Annotations of the object. Default: the app's. */
  readonly annotations?: JsonObject;
  readonly container?: ContainerView;
  readonly manifest?: ManifestView;
  /** What the chart needs and does not make. */
  readonly secrets?: readonly RequiredSecretView[];
  /** The ports of a Service. */
  readonly ports?: readonly PortView[];
  /** One direction of a NetworkPolicy. */
  readonly direction?: "ingress" | "egress";
  readonly rules?: PolicyRulesView;
  /** Of an object that is patched: what its template is called, that template's text, and the patch. */
  readonly patched?: { readonly name: string; readonly text: string; readonly patch: JsonObject };
  /** Helm expressions of maps, for further ones. */
  readonly moreAnnotations?: string;
  readonly moreLabels?: string;
  /** Whether a pod's metadata stands before it. */
  readonly hasMetadata?: boolean;
}
