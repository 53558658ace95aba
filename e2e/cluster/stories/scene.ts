/** What a story is told with. */
import type { Attributes, Declaration } from "../../../tools/helm/test/support/charts.ts";
import type { ControlPlane } from "../control_plane.ts";
import { type Helm, type Session, saidBy } from "../helm.ts";
import type { Namespace } from "../namespaces.ts";
import type { Run } from "../processes.ts";

export interface Scene {
  readonly controlPlane: ControlPlane;
  readonly namespace: Namespace;
  readonly helm: Helm;
  readonly commands: Session;
  /** Writes a chart of apps. */
  readonly write: (...apps: readonly Attributes[]) => string;
  /** Writes a chart with attributes and files. */
  readonly writeDeclared: (declaration: Declaration) => string;
  readonly expect: (what: string, holds: boolean) => void;
}

/** The name of the Deployment of the app that charts have by default. */
export const DEPLOYMENT = "prod-shop-api";

/** The attributes of an app with claims. */
export const STATEFUL = {
  app_name: "db",
  app_type: "stateful-service",
  replicas: 2,
  volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
};

export function succeeded(run: Run): void {
  if (run.exitCode !== 0) throw new Error(saidBy(run) || run.stdout);
}
