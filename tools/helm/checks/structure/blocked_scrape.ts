/** A NetworkPolicy that lets in only the app's callers also shuts out Prometheus, whose target is then silently down. */

import { itemsAt } from "../objects/objects.ts";
import { admitsOthers, type Target } from "../objects/policies.ts";
import { portNumbersOf, targetNumbers } from "../objects/ports.ts";
import { podsOf, type Selection, selectionOf, selectionsOf, servicesOf } from "../objects/selectors.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, PodTemplate, Rendering } from "../types.ts";

/** A port that is scraped, and where an object says so. */
interface Scrape extends Target {
  readonly object: KubernetesObject;
  readonly path: string;
}

export const blockedScrape: ObjectCheck = {
  code: "blocked-scrape",
  severity: "error",
  about: "practice",
  description: "The NetworkPolicies of pods whose metrics are scraped let the scraper in to that port.",
  source: "Kubernetes: Network Policies",
  run: (rendering) => {
    const scrapes = [
      ...selectionsOf(rendering, "ServiceMonitor").flatMap((monitor) => ofServices(monitor, rendering)),
      ...selectionsOf(rendering, "PodMonitor").flatMap((monitor) => ofPods(monitor, rendering)),
      ...rendering.pods.flatMap(ofAnnotations),
    ];
    return scrapes.filter((scrape) => !admitsOthers(scrape, rendering)).map(problem);
  },
};

function problem({ object, path, port, pod }: Scrape): ObjectProblem {
  return {
    object,
    path,
    what: `is port ${port} of the pods of ${pod.owner.id}, whose NetworkPolicy lets in only pods of the chart there`,
    expected: "a rule that lets the scraper in",
    fix: {
      app: "name this port in `metrics` of the app and who scrapes it in the chart's `scrapers`",
      manifest: "add the rule to the manifest",
    },
  };
}

function ofServices(monitor: Selection, rendering: Rendering): readonly Scrape[] {
  const { object } = monitor;
  const scraped = servicesOf(monitor, rendering).flatMap((service) => {
    const selection = selectionOf(service);
    return selection === undefined ? [] : podsOf(selection, rendering).map((pod) => ({ service, pod }));
  });
  return itemsAt(object, "spec", "endpoints").flatMap(([path, { port: name, targetPort }]) =>
    scraped.flatMap(({ service, pod }) => {
      const numbers =
        targetPort === undefined
          ? targetNumbers(service, pod, (port) => port["name"] === name)
          : portNumbersOf(pod, targetPort);
      const at = `${path}.${targetPort === undefined ? "port" : "targetPort"}`;
      return numbers.map((port) => ({ object, path: at, pod, port }));
    }),
  );
}

function ofPods(monitor: Selection, rendering: Rendering): readonly Scrape[] {
  const { object } = monitor;
  return itemsAt(object, "spec", "podMetricsEndpoints").flatMap(([path, endpoint]) =>
    ["port", "portNumber", "targetPort"].flatMap((key) =>
      podsOf(monitor, rendering).flatMap((pod) =>
        portNumbersOf(pod, endpoint[key]).map((port) => ({ object, path: `${path}.${key}`, pod, port })),
      ),
    ),
  );
}

/** The annotations by which Prometheus finds pods in the configuration of its own chart. */
function ofAnnotations(pod: PodTemplate): readonly Scrape[] {
  const { owner, path, annotations } = pod;
  const port = Number(annotations["prometheus.io/port"]);
  if (annotations["prometheus.io/scrape"] !== "true" || Number.isNaN(port)) return [];
  const place = `${path === "" ? "" : `${path}.`}metadata.annotations["prometheus.io/port"]`;
  return [{ object: owner, path: place, pod, port }];
}
