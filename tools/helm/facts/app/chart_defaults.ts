/** Attributes that a chart sets for all its apps and each app may set itself. */
import type { App, Chart } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";

/** The app merged over the chart's defaults for all apps. */
export function withChartDefaults(app: App, traits: AppTypeTraits, chart: Chart, hasOwnIngress: boolean): App {
  if (chart.ingress === undefined || !traits.ingress) return app;
  const { host, hosts, annotations = {}, tls, ...common } = chart.ingress;
  const own = app.ingress ?? {};
  const namesHosts = own.host !== undefined || own.hosts !== undefined;
  // One Ingress has one certificate; two Ingresses that share a Secret would take turns issuing it.
  const secret = tls === true && !hasOwnIngress ? `${chart.chart_name}-tls` : tls;
  const served: Hosts = namesHosts ? own : chart.ingress;
  return {
    ...app,
    ingress: {
      ...(namesHosts || host === undefined ? {} : { host }),
      ...(namesHosts || hosts === undefined ? {} : { hosts }),
      ...(secret === undefined ? {} : { tls: typeof secret === "object" ? ofHosts(secret, served) : secret }),
      ...common,
      ...own,
      annotations: { ...annotations, ...own.annotations },
    },
  };
}

type Hosts = Pick<NonNullable<Chart["ingress"]>, "host" | "hosts">;

/** The Secrets of an app's own hosts, of those of all apps; without any host, values name them. */
function ofHosts(
  secrets: Readonly<Record<string, string>>,
  { host, hosts = [] }: Hosts,
): Readonly<Record<string, string>> {
  const own = [...(host === undefined ? [] : [host]), ...hosts];
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => own.length === 0 || own.includes(name)));
}
