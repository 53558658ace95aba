/** The schemas of declarations: each is the union of its groups' files. */
import appCommon from "./app/common.schema.json" with { type: "json" };
import appConfiguration from "./app/configuration.schema.json" with { type: "json" };
import appContainers from "./app/containers.schema.json" with { type: "json" };
import appHealth from "./app/health.schema.json" with { type: "json" };
import appIdentity from "./app/identity.schema.json" with { type: "json" };
import appImage from "./app/image.schema.json" with { type: "json" };
import appJobs from "./app/jobs.schema.json" with { type: "json" };
import appMacro from "./app/macro.schema.json" with { type: "json" };
import appNetwork from "./app/network.schema.json" with { type: "json" };
import appObservability from "./app/observability.schema.json" with { type: "json" };
import appPatches from "./app/patches.schema.json" with { type: "json" };
import appPlacement from "./app/placement.schema.json" with { type: "json" };
import appRollout from "./app/rollout.schema.json" with { type: "json" };
import appRun from "./app/run.schema.json" with { type: "json" };
import appScaling from "./app/scaling.schema.json" with { type: "json" };
import appSecurity from "./app/security.schema.json" with { type: "json" };
import appStorage from "./app/storage.schema.json" with { type: "json" };
import appVariables from "./app/variables.schema.json" with { type: "json" };
import type { AttributeSchemas } from "./attribute_schema.ts";
import chartChecks from "./chart/checks.schema.json" with { type: "json" };
import chartContent from "./chart/content.schema.json" with { type: "json" };
import chartDefaults from "./chart/defaults.schema.json" with { type: "json" };
import chartDeployment from "./chart/deployment.schema.json" with { type: "json" };
import chartIdentity from "./chart/identity.schema.json" with { type: "json" };
import chartMacro from "./chart/macro.schema.json" with { type: "json" };
import chartPatches from "./chart/patches.schema.json" with { type: "json" };
import type { Schema } from "./schema_tree.ts";

type Schemas = Readonly<Record<string, Schema>>;

/** Attributes that belong together, in one file. */
export interface AttributeGroup {
  readonly title: string;
  readonly description: string;
  readonly required?: readonly string[];
  readonly properties: Schemas;
  readonly definitions?: Schemas;
}

/** Groups in the order in which documents list them. */
export const APP_GROUPS: readonly AttributeGroup[] = [
  appIdentity,
  appImage,
  appRun,
  appRollout,
  appContainers,
  appVariables,
  appConfiguration,
  appStorage,
  appHealth,
  appNetwork,
  appScaling,
  appPlacement,
  appSecurity,
  appObservability,
  appJobs,
  appPatches,
];

export const CHART_GROUPS: readonly AttributeGroup[] = [
  chartIdentity,
  chartContent,
  chartDefaults,
  chartDeployment,
  chartChecks,
  chartPatches,
];

/** The parameters of the macros: their own, which are not in declarations, and the attributes. */
export const APP_PARAMETERS: readonly AttributeGroup[] = [appMacro, ...APP_GROUPS];

export const CHART_PARAMETERS: readonly AttributeGroup[] = [chartMacro, ...CHART_GROUPS];

/** The metadata of one `release_app`: written by the rule `app_metadata`, read by the composer. */
export const APP_SCHEMA = unionOf("App", APP_GROUPS, appCommon.definitions);

/** The declaration of one `helm_chart`. It refers to definitions in the app's schema as `app.schema.json#/definitions/…`. */
export const CHART_SCHEMA = unionOf("Chart", CHART_GROUPS);

export function unionOf(title: string, groups: readonly AttributeGroup[], shared: Schemas = {}) {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title,
    type: "object",
    additionalProperties: false,
    required: groups.flatMap(({ required = [] }) => required),
    properties: Object.assign({}, ...groups.map(({ properties }) => properties)) as AttributeSchemas,
    definitions: Object.assign({}, shared, ...groups.map(({ definitions = {} }) => definitions)) as AttributeSchemas,
  };
}
