/** The name of an app's only port, by which service meshes choose a protocol, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, containerOf, find, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const NAMES: readonly (readonly [port: number, name: string])[] = [
  [80, "http"],
  [8080, "http"],
  [443, "https"],
  [5432, "postgresql"],
  [6379, "redis"],
  [27017, "mongo"],
  [50051, "grpc"],
];

describe.each(HELMS)("%s", (_, helm) => {
  test("well-known ports are called after their protocol, in the container, the Service and the probe", () => {
    const apps = NAMES.map(([port]) => app({ app_name: `on-${port}`, app_type: "internal-api", port }));
    const objects = render(helm, chartOf({ apps }));
    const names = NAMES.map(([port]) => {
      const { ports, readinessProbe } = containerOf(find(objects, "Deployment", `prod-on-${port}`));
      const service = find(objects, "Service", `prod-on-${port}`).spec.ports;
      expect(service).toEqual([{ name: ports[0].name, port, targetPort: ports[0].name, protocol: "TCP" }]);
      expect(readinessProbe).toEqual({ tcpSocket: { port: ports[0].name } });
      return [port, ports[0].name];
    });
    expect(names).toEqual(NAMES);
  });

  test("both the name and the protocol can be said", () => {
    const ports = { "tcp-pg": { port: 5432, app_protocol: "postgresql" } };
    const [port] = find(render(helm, chartOf({ apps: [app({ ports })] })), "Service").spec.ports;
    expect(port).toMatchObject({ name: "tcp-pg", appProtocol: "postgresql" });
  });
});
