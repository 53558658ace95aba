/** Probes and lifecycle hooks use declared ports: a name is looked up in the container, a number in the whole pod. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import { containerPorts, hasPort, type Port, podPorts, portNames, portWords } from "../objects/ports.ts";
import { HANDLERS } from "../objects/probes.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { Container, Json, ObjectCheck, ObjectProblem, PodTemplate } from "../types.ts";

const REQUESTS = ["httpGet", "tcpSocket", "grpc"];

export const probePort: ObjectCheck = {
  code: "probe-port",
  severity: "error",
  about: "failure",
  description:
    "Probes and lifecycle hooks use declared ports: a name from their own container, a number from any container of the pod.",
  source: "Kubernetes: Configure Liveness, Readiness and Startup Probes",
  run: ({ pods }) => pods.flatMap((pod) => pod.containers.flatMap((container) => inContainer(pod, container))),
};

function inContainer(pod: PodTemplate, container: Container): readonly ObjectProblem[] {
  return HANDLERS.flatMap((handler) =>
    REQUESTS.flatMap((request) => {
      const path = [...handler, request];
      const asked = lookup(container.body, ...path);
      const port = lookup(asked, "port");
      // A port of another host is not one of the pod's.
      if (port === undefined || lookup(asked, "host") !== undefined) return [];
      const own = containerPorts(container);
      const known = typeof port === "number" ? [...own, ...podPorts(pod)] : own;
      if (hasPort(known, port)) return [];
      return problemAt(pod, [...path, "port"].reduce(joinPath, container.path), port, own);
    }),
  );
}

function problemAt({ owner }: PodTemplate, path: string, port: Json, own: readonly Port[]): ObjectProblem {
  const words = typeof port === "number" ? portWords(own) : portNames(own);
  return {
    object: owner,
    path,
    // A number reaches a port that is not declared.
    about: typeof port === "number" ? "practice" : "failure",
    what: "is not a port that the container declares",
    got: port,
    expected: oneOf(words, "a port in `ports` of the container"),
    fix: correction(String(port), words, {
      app: "set `port` of the `health_check` or `lifecycle`, or add the port to `ports`",
    }),
  };
}
