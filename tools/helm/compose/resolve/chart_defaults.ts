/** What a chart says for all its apps and each app may say itself. */
import { traitsOf } from "../../facts/app_types.ts";
import type { App, Chart, Model } from "../../model/types.ts";

/** The apps with what the chart says for all of them, below what they say themselves. */
export function withChartDefaults(model: Model): Model {
  if (model.chart.ingress === undefined) return model;
  return { ...model, apps: model.apps.map((app) => withIngress(app, model.chart)) };
}

function withIngress(app: App, chart: Chart): App {
  if (!traitsOf(app).ingress) return app;
  const { host, hosts, annotations = {}, tls, ...common } = chart.ingress ?? {};
  const own = app.ingress ?? {};
  const namesHosts = own.host !== undefined || own.hosts !== undefined;
  // One Ingress is one certificate; two Ingresses that share a Secret would take turns at issuing it.
  const secret = tls === true && chart.ingress_mode !== "per-app" ? `${chart.chart_name}-tls` : tls;
  return {
    ...app,
    ingress: {
      ...(namesHosts || host === undefined ? {} : { host }),
      ...(namesHosts || hosts === undefined ? {} : { hosts }),
      ...(secret === undefined ? {} : { tls: secret }),
      ...common,
      ...own,
      annotations: { ...annotations, ...own.annotations },
    },
  };
}
