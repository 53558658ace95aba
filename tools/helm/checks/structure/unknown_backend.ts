/** An Ingress or route leads to an existing Service and one of its ports: otherwise callers get errors. */
import { type Backend, backendsOf } from "../objects/backends.ts";
import { fixedNames } from "../objects/fixed_names.ts";
import { hasPort, portNames, portNumbers, servicePorts } from "../objects/ports.ts";
import { neighboursOf } from "../objects/scope.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

export const unknownBackend: ObjectCheck = {
  code: "unknown-backend",
  severity: "error",
  about: "failure",
  description: "An Ingress or route leads to a Service of the chart, and to one of its ports.",
  source: "Kubernetes: Ingress, The Ingress resource; Gateway API: HTTPRoute, BackendRefs",
  run: (rendering) => {
    const fixed = fixedNames(rendering);
    return rendering.objects.flatMap(backendsOf).flatMap((backend) => {
      const id = `Service/${backend.service}`;
      if (rendering.declaration.external.has(id) || fixed.has(id)) return [];
      const services = neighboursOf(backend.object, "Service", rendering);
      const service = services.find(({ name }) => name === backend.service);
      return service === undefined ? noService(backend, services) : noPort(backend, service);
    });
  },
};

function noService(
  { object, path, service }: Backend,
  services: readonly KubernetesObject[],
): readonly ObjectProblem[] {
  const names = services.map(({ name }) => name);
  return [
    {
      object,
      path,
      // It may belong to another release, or to the Ingress controller itself.
      about: "practice",
      what: "refers to a Service that the chart does not create",
      got: service,
      expected: oneOf(names, "a Service of the chart"),
      fix: correction(service, names, { app: "give the app a `service`" }),
    },
  ];
}

function noPort({ object, portPath, port }: Backend, service: KubernetesObject): readonly ObjectProblem[] {
  const ports = servicePorts(service);
  if (hasPort(ports, port)) return [];
  const words = typeof port === "string" ? portNames(ports) : portNumbers(ports);
  return [
    {
      object,
      path: portPath,
      what: `is not a port of ${service.id}`,
      got: port,
      expected: oneOf(words, "a port of the Service"),
      fix: correction(String(port), words, {
        app: "set `port` of the `ingress` or `route`, or add the port to `ports`",
      }),
    },
  ];
}
