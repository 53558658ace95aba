/** Computes what the declarations mean, once per run: the stages after `parse` receive it and never compute it again. */

import { APP_DEFAULTS } from "../model/defaults.ts";
import type { App, Model } from "../model/types.ts";
import { appTypeOf, traitsOf } from "./app/app_type.ts";
import { callsOf } from "./app/calls.ts";
import { withChartDefaults } from "./app/chart_defaults.ts";
import { type Additional, additionalContainersOf } from "./app/containers.ts";
import { digestOf } from "./app/digest.ts";
import { graphOf } from "./app/graph.ts";
import { hookPhaseOf } from "./app/hooks.ts";
import { metricsOf, undeclaredPorts } from "./app/metrics.ts";
import { mountedOf, pathsOf } from "./app/mounts.ts";
import { ownIngressesOf } from "./app/own_ingress.ts";
import { listedPorts, mainPortOf, portsOf, targetsOf } from "./app/ports.ts";
import { probesOf } from "./app/probes.ts";
import { serviceAccountOf } from "./app/service_account.ts";
import { servicePortsOf } from "./app/service_ports.ts";
import { needsTemporaryDirectory } from "./app/temporary_directory.ts";
import { topologySpreadOf } from "./app/topology.ts";
import { type AppTypeTraits, dnsName, traitsOfType } from "./app_types.ts";
import type { AdditionalContainer, AppFacts, ChartFacts } from "./types.ts";

/** Total: declarations with problems also have facts, so that all problems can be reported at once. */
export function factsOf(model: Model): ChartFacts {
  const exposed = model.apps.filter((app) => traitsOf(app, typeTraitsOf(app)).ingress);
  const ownIngresses = ownIngressesOf(exposed, model.chart);
  const apps = model.apps.map((declared) => appFacts(declared, model, ownIngresses.has(declared)));
  return { ...model, apps, graph: graphOf(apps) };
}

function typeTraitsOf(app: App): AppTypeTraits {
  return traitsOfType(appTypeOf(app) ?? "worker", app.phase);
}

function appFacts(declared: App, { chart, files }: Model, hasOwnIngress: boolean): AppFacts {
  const type = appTypeOf(declared);
  const typeTraits = typeTraitsOf(declared);
  const traits = traitsOf(declared, typeTraits);
  const app = withChartDefaults(declared, traits, chart, hasOwnIngress);
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
    hasOwnIngress,
    ...network,
    probes: probesOf(app, traits.service && network.ports.some(({ protocol }) => protocol === "TCP")),
    digest: digestOf(app, files),
    security,
    replicas: app.replicas ?? traits.replicas,
    hookPhase,
    runsFirst: hookPhase?.startsWith("before_") ?? false,
    containers: additionalContainersOf(app).map((additional) => additionalFacts(additional, security, files)),
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
  const containerPorts = listedPorts([...ports, ...ofMetrics]);
  // A ServiceMonitor refers to ports by their names in the Service.
  const reachable = metrics?.kind === "service_monitor" ? [...ports, ...ofMetrics] : ports;
  const reachablePorts = targetsOf(reachable, containerPorts);
  const servicePorts = servicePortsOf(app, reachablePorts, mainPort);
  return {
    ports,
    portNames: ports.map(({ name }) => name),
    mainPort,
    metrics,
    containerPorts,
    reachablePorts,
    servicePorts,
    mainServicePort: servicePorts.find(({ name }) => name === mainPort?.name),
  };
}

function additionalFacts(
  additional: Additional,
  security: AppFacts["security"],
  files: Model["files"],
): AdditionalContainer {
  const { app, container } = additional;
  const ports = portsOf(app);
  const mounts = Object.values(container.mounts ?? {});
  return {
    ...additional,
    ports,
    portNames: ports.map(({ name }) => name),
    mainPort: mainPortOf(ports),
    containerPorts: listedPorts(ports),
    probes: probesOf(app, false),
    digest: digestOf(app, files),
    hasTemporaryDirectory: needsTemporaryDirectory(
      security,
      container.security_context,
      mounts.map((mount) => (typeof mount === "string" ? mount : mount.path)),
    ),
  };
}
