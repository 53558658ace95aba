/** Kubernetes' CEL: the language, and the libraries that Kubernetes adds to it (k8s.io/apiserver/pkg/cel/environment). */
import { Environment, type RegisteredFunctionHandler } from "@marcbachmann/cel-js";
import { ADDRESSES } from "./libraries/addresses.ts";
import { AUTHORIZATION } from "./libraries/authorizer.ts";
import { NAMED_FORMATS } from "./libraries/formats.ts";
import { lists } from "./libraries/lists.ts";
import { OPTIONAL } from "./libraries/optional.ts";
import { QUANTITY } from "./libraries/quantity.ts";
import { REGEX } from "./libraries/regex.ts";
import { SEMVER } from "./libraries/semver.ts";
import { STRINGS } from "./libraries/strings.ts";
import { URLS } from "./libraries/urls.ts";
import { type Library, opaque } from "./library.ts";
import { macros } from "./macros.ts";
import type { Meter } from "./meter.ts";

/** An environment without variables. */
export function kubernetesEnvironment(meter: Meter): Environment {
  // The library would also refuse a list of values that are only known when it is evaluated; see `walk.ts`.
  const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false });
  const libraries = [
    ADDRESSES,
    AUTHORIZATION,
    NAMED_FORMATS,
    OPTIONAL,
    QUANTITY,
    REGEX,
    SEMVER,
    STRINGS,
    URLS,
    lists(meter),
  ];
  for (const library of libraries) register(environment, library);
  for (const [signature, expand] of Object.entries(macros(meter))) {
    environment.registerFunction(signature, expand as unknown as RegisteredFunctionHandler, SYNCHRONOUS);
  }
  return environment;
}

/** Without it, the library would be ready for promises. */
const SYNCHRONOUS = { async: false };

function register(environment: Environment, { types = [], namespaces = [], functions, operators = {} }: Library): void {
  for (const { name, construct } of types) environment.registerType(name, { ctor: construct, fields: {} });
  for (const { name, type } of namespaces) {
    environment.registerType(type.name, type.construct);
    environment.registerConstant(name, type.name, opaque(type, undefined));
  }
  for (const [signature, handler] of Object.entries(functions)) {
    environment.registerFunction(signature, handler as RegisteredFunctionHandler, SYNCHRONOUS);
  }
  for (const [signature, handler] of Object.entries(operators)) {
    environment.registerOperator(signature, handler as (left: unknown, right: unknown) => unknown);
  }
}
