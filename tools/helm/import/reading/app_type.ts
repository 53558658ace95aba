/** The type of an app, from the kind of its workload and how it is reached. */
import type { AppType } from "../../model/types.ts";
import { ingressOf, routeOf } from "./network.ts";
import type { Source } from "./source.ts";

const BY_KIND: Readonly<Record<string, AppType>> = {
  CronJob: "cron-job",
  DaemonSet: "daemon",
  Job: "job",
  Pod: "job",
  StatefulSet: "stateful-service",
};

export function typeOf(source: Source): AppType {
  const { workload, service } = source;
  const ofKind = BY_KIND[workload.kind];
  if (ofKind !== undefined) return ofKind;
  if (service === undefined) return "worker";
  return ingressOf(source) === undefined && routeOf(source) === undefined ? "internal-api" : "external-api";
}
