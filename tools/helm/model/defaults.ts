/** The defaults that the schemas state as values: `APP_DEFAULTS.phase`; for definitions, `DEFAULTS.claim.keep`. */

import appCommon from "./app/common.schema.json" with { type: "json" };
import appConfiguration from "./app/configuration.schema.json" with { type: "json" };
import appContainers from "./app/containers.schema.json" with { type: "json" };
import appIdentity from "./app/identity.schema.json" with { type: "json" };
import appImage from "./app/image.schema.json" with { type: "json" };
import appJobs from "./app/jobs.schema.json" with { type: "json" };
import appNetwork from "./app/network.schema.json" with { type: "json" };
import appObservability from "./app/observability.schema.json" with { type: "json" };
import appPlacement from "./app/placement.schema.json" with { type: "json" };
import appRun from "./app/run.schema.json" with { type: "json" };
import appScaling from "./app/scaling.schema.json" with { type: "json" };
import appSecurity from "./app/security.schema.json" with { type: "json" };
import appStorage from "./app/storage.schema.json" with { type: "json" };
import appVariables from "./app/variables.schema.json" with { type: "json" };
import type { App, Claim, PortOptions } from "./app.gen.ts";
import chartDefaults from "./chart/defaults.schema.json" with { type: "json" };
import chartDeployment from "./chart/deployment.schema.json" with { type: "json" };
import chartIdentity from "./chart/identity.schema.json" with { type: "json" };
import type { Chart } from "./chart.gen.ts";

type Stated<Properties> = {
  readonly [Name in keyof Properties as Properties[Name] extends { readonly default: unknown }
    ? Name
    : never]: Properties[Name] extends { readonly default: infer Value } ? Value : never;
};

/** The generated types are narrower than what is known about JSON. */
type Of<Model, Properties> = Readonly<Pick<Required<Model>, keyof Model & keyof Stated<Properties>>>;

/** The generated types of definitions with defaults. */
interface Models {
  readonly claim: Claim;
  readonly portOptions: PortOptions;
}

type StatedByDefinition<Definitions> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends { readonly properties: infer Properties }
    ? Name extends keyof Models
      ? Of<Models[Name], Properties>
      : Stated<Properties>
    : never;
};

const APP = {
  ...appIdentity.properties,
  ...appImage.properties,
  ...appSecurity.properties,
  ...appJobs.properties,
};

const CHART = { ...chartIdentity.properties, ...chartDefaults.properties, ...chartDeployment.properties };

const DEFINITIONS = {
  ...appCommon.definitions,
  ...appRun.definitions,
  ...appContainers.definitions,
  ...appVariables.definitions,
  ...appConfiguration.definitions,
  ...appStorage.definitions,
  ...appNetwork.definitions,
  ...appScaling.definitions,
  ...appPlacement.definitions,
  ...appSecurity.definitions,
  ...appObservability.definitions,
  ...appJobs.definitions,
};

export const APP_DEFAULTS = stated(APP) as Of<App, typeof APP>;
export const CHART_DEFAULTS = stated(CHART) as Of<Chart, typeof CHART>;
export const DEFAULTS = Object.fromEntries(
  Object.entries(DEFINITIONS).map(([name, schema]) => [name, stated("properties" in schema ? schema.properties : {})]),
) as StatedByDefinition<typeof DEFINITIONS>;

function stated(properties: Readonly<Record<string, object>>): object {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.flatMap(([name, schema]) => ("default" in schema ? [[name, schema.default]] : [])));
}
