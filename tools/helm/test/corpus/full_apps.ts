/** An app of each type with what the type has: the schedule of a cron job, the Ingress of an API. */
import type { AppType } from "../../model/types.ts";

export const FULL: Readonly<Record<AppType, Record<string, unknown>>> = {
  "external-api": {
    port: 8080,
    ingress: { host: "shop.example.com", paths: ["/shop"], tls: true, class: "nginx" },
    replicas: 3,
  },
  "internal-api": { ports: { http: 8080, grpc: { port: 9000, app_protocol: "grpc" } }, replicas: 3 },
  worker: { port: 8080, replicas: 3 },
  job: { port: 8080, phase: "before_deploy", weight: -5, deadline_seconds: 300, backoff_limit: 3 },
  "cron-job": { port: 8080, deadline_seconds: 300, time_zone: "Europe/Berlin" },
  "stateful-service": { port: 8080, replicas: 3 },
  daemon: { port: 8080, update_strategy: { max_surge: 1 } },
};
