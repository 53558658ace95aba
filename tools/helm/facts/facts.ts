/** Computes what the declarations mean, once per run: the stages after `parse` receive it and never compute it again. */

import { APP_DEFAULTS } from "../model/defaults.ts";
import type { App, Model } from "../model/types.ts";
import { appTypeOf, traitsOf } from "./app/app_type.ts";
import { callsOf } from "./app/calls.ts";
import { withChartDefaults } from "./app/chart_defaults.ts";
import { type Further, furtherContainersOf } from "./app/containers.ts";
import { digestOf } from "./app/digest.ts";
import { graphOf } from "./app/graph.ts";
import { hookPhaseOf } from "./app/hooks.ts";
import { metricsOf, undeclaredPorts } from "./app/metrics.ts";
import { mountedOf, pathsOf } from "./app/mounts.ts";
import { mainPortOf, portsOf } from "./app/ports.ts";
import { probesOf } from "./app/probes.ts";
import { serviceAccountOf } from "./app/service_account.ts";
import { servicePortsOf } from "./app/service_ports.ts";
import { needsTemporaryDirectory } from "./app/temporary_directory.ts";
import { topologySpreadOf } from "./app/topology.ts";
import { type AppTypeTraits, dnsName, traitsOfType } from "./app_types.ts";
import type { AppFacts, ChartFacts, FurtherContainer } from "./types.ts";

/** Total: declarations with problems also have facts, so that all problems can be reported at once. */
export function factsOf(model: Model): ChartFacts {
  const apps = model.apps.map((declared) => appFacts(declared, model));
  return { ...model, apps, graph: graphOf(apps) };
}

function appFacts(declared: App, { chart, files }: Model): AppFacts {
  const type = appTypeOf(declared);
  const typeTraits = traitsOfType(type ?? "worker", declared.phase);
  const traits = traitsOf(declared, typeTraits);
  const app = withChartDefaults(declared, traits, chart);
  const network = networkFacts(app, traits);
  const security = app.security ?? APP_DEFAULTS.security;
  const hookPhase = hookPhaseOf(app, traits);
  const configFiles = mountedOf(app.config_files);
  const secrets = mountedOf(app.secrets);
  const volumes = mountedOf(app.volumes);
  return {
    app,
    type,
    typeTraits,
    traits,
    name: dnsName(app.app_name),
    ...network,
    probes: probesOf(app, traits.service && network.ports.length > 0),
    digest: digestOf(app, files),
    security,
    replicas: app.replicas ?? traits.replicas,
    hookPhase,
    runsFirst: hookPhase?.startsWith("before_") ?? false,
    containers: furtherContainersOf(app).map((further) => furtherFacts(further, security, files)),
    configFiles,
    secrets,
    volumes,
    hasTemporaryDirectory: needsTemporaryDirectory(
      security,
      app.security_context,
      pathsOf([...configFiles, ...secrets, ...volumes]),
    ),
    serviceAccount: serviceAccountOf(app),
    topologySpread: topologySpreadOf(app, traits),
    calls: callsOf(app),
  };
}

type NetworkFacts = Pick<
  AppFacts,
  | "containerPorts"
  | "mainPort"
  | "mainServicePort"
  | "metrics"
  | "portNames"
  | "ports"
  | "reachablePorts"
  | "servicePorts"
>;

function networkFacts(app: App, { service }: AppTypeTraits): NetworkFacts {
  const ports = portsOf(app);
  const mainPort = mainPortOf(ports);
  const metrics = metricsOf(app, ports, service);
  const ofMetrics = undeclaredPorts(metrics, ports);
  // A ServiceMonitor refers to ports by their names in the Service.
  const reachablePorts = metrics?.kind === "service_monitor" ? [...ports, ...ofMetrics] : ports;
  const servicePorts = servicePortsOf(app, reachablePorts, mainPort);
  return {
    ports,
    portNames: ports.map(({ name }) => name),
    mainPort,
    metrics,
    containerPorts: [...ports, ...ofMetrics],
    reachablePorts,
    servicePorts,
    mainServicePort: servicePorts.find(({ name }) => name === mainPort?.name),
  };
}

function furtherFacts(further: Further, security: AppFacts["security"], files: Model["files"]): FurtherContainer {
  const { app, container } = further;
  const ports = portsOf(app);
  const mounts = Object.values(container.mounts ?? {});
  return {
    ...further,
    ports,
    portNames: ports.map(({ name }) => name),
    mainPort: mainPortOf(ports),
    containerPorts: ports,
    probes: probesOf(app, false),
    digest: digestOf(app, files),
    hasTemporaryDirectory: needsTemporaryDirectory(
      security,
      container.security_context,
      mounts.map((mount) => (typeof mount === "string" ? mount : mount.path)),
    ),
  };
}
