/** Types of the schemas in model/render_cases.schema.json. Generated: change the schema, then run `npm run update`. */

/**
 * The value, exactly.
 */
export type Equals = unknown[] | boolean | null | number | {} | string;
/**
 * Part of the value: some of a map's fields, some of a list's items, or some of a text. Maps and lists in it are parts, too; the order of lists does not matter.
 */
export type Contains = unknown[] | boolean | null | number | {} | string;
/**
 * Regular expression that is found in the text, number or boolean.
 */
export type Matches = string;
/**
 * Cases of a helm_chart_render_test: what a chart must render with some values.
 */
export type RenderCases = RenderCase[];

/**
 * One rendering of the chart, and what must hold for it.
 */
export interface RenderCase {
  /**
   * What the case shows, in a few words. Each case of a test has another name.
   */
  name: string;
  /**
   * Environment whose values the chart is rendered with. Default: that of the test, or else the chart's own values.
   */
  environment?: string;
  /**
   * Values of the case, merged over those of the environment and of the test. Default: none.
   */
  values?: {};
  /**
   * Name of the release. Default: that of the test, or else the chart's name.
   */
  release?: string;
  /**
   * Namespace of the release. Default: that of the test, or else the chart's.
   */
  namespace?: string;
  /**
   * Kubernetes version that the chart is rendered for, like `"1.33"`. Default: that of the test, or else the one that Helm assumes.
   */
  kube_version?: string;
  /**
   * API versions that the cluster has besides Kubernetes' own, like `monitoring.coreos.com/v1`, for templates that ask for them. Default: none.
   */
  api_versions?: string[];
  /**
   * Whether the release is upgraded, not installed, for templates that ask for it. Default: `false`.
   */
  upgrade?: boolean;
  /**
   * What must hold for the rendered objects.
   */
  expect?: Assertion[];
  /**
   * Text in the message that Helm must fail with, instead of `expect`.
   */
  fails_with?: string;
}
/**
 * What must hold for every object that it selects: by kind, name and app, or all.
 */
export interface Assertion {
  /**
   * Kind of the objects. Default: all kinds.
   */
  kind?: string;
  /**
   * Name of the objects, in which `*` stands for any characters. Default: all names.
   */
  name?: string;
  /**
   * App of the objects, as its `release_app` names it. Default: all apps.
   */
  app?: string;
  /**
   * Place in the objects: `spec.replicas`, `spec.ports[0]`, `spec.template.spec.containers[name=api].image`, `metadata.annotations["example.com/team"]`; `[*]` is every item of a list. Default: the object as a whole.
   */
  path?: string;
  /**
   * Whether the place is there; without `path`, whether there is such an object.
   */
  exists?: boolean;
  /**
   * Number of entries of the list or map; without `path`, number of objects.
   */
  count?: number;
  equals?: Equals;
  contains?: Contains;
  matches?: Matches;
  /**
   * What must not hold. The place itself must be there: `exists: false` says that it must not.
   */
  not?: {
    equals?: Equals;
    contains?: Contains;
    matches?: Matches;
  };
}
