/** What the API server fills in to the spec of pods (Kubernetes: pkg/apis/core/v1/defaults.go). */
import { isMap, listOf, mapOf } from "../checks/objects/objects.ts";
import { each, type Fill, fields, from, given, inTurn, value } from "./fill.ts";
import { withNumberedProbes } from "./named_ports.ts";
import type { Json } from "./types.ts";

const HTTP = given(fields({ path: value("/"), scheme: value("HTTP") }));
const HANDLER = given(fields({ httpGet: HTTP }));

const PROBE = given(
  fields({
    failureThreshold: value(3),
    grpc: given(fields({ service: value("") })),
    httpGet: HTTP,
    periodSeconds: value(10),
    successThreshold: value(1),
    timeoutSeconds: value(1),
  }),
);

const FIELD = given(fields({ apiVersion: value("v1") }));
const RESOURCE = given(fields({ divisor: value("0") }));
const FILES = given(each(fields({ fieldRef: FIELD, resourceFieldRef: RESOURCE })));
const VARIABLE = fields({ valueFrom: given(fields({ fieldRef: FIELD, resourceFieldRef: RESOURCE })) });

/** An image that may change under its name is pulled each time (Kubernetes: Images, "Default image pull policy"). */
function pullPolicy(image: string): string {
  const [name = "", digest] = (image.split("/").at(-1) ?? "").split("@");
  const tag = name.split(":")[1] ?? (digest === undefined ? "latest" : undefined);
  return tag === "latest" ? "Always" : "IfNotPresent";
}

export const CONTAINER: Fill = fields({
  env: given(each(VARIABLE)),
  imagePullPolicy: from(({ image }) => pullPolicy(String(image ?? ""))),
  lifecycle: given(fields({ postStart: HANDLER, preStop: HANDLER })),
  livenessProbe: PROBE,
  ports: given(each(fields({ protocol: value("TCP") }))),
  readinessProbe: PROBE,
  resources: value({}),
  startupProbe: PROBE,
  terminationMessagePath: value("/dev/termination-log"),
  terminationMessagePolicy: value("File"),
});

/** rw-r--r--, which the API writes as a decimal number. */
const MODE = value(0o644);

export const CLAIM_SPEC: Fill = fields({ volumeMode: value("Filesystem") });

export const HOST_PATH: Fill = given(fields({ type: value("") }));

const VOLUME = fields({
  configMap: given(fields({ defaultMode: MODE })),
  downwardAPI: given(fields({ defaultMode: MODE, items: FILES })),
  emptyDir: from((volume) => (Object.keys(volume).length === 1 ? {} : undefined)),
  ephemeral: given(fields({ volumeClaimTemplate: given(fields({ spec: CLAIM_SPEC })) })),
  hostPath: HOST_PATH,
  image: given(fields({ pullPolicy: from(({ reference }) => pullPolicy(String(reference ?? ""))) })),
  projected: given(
    fields({
      defaultMode: MODE,
      sources: given(
        each(
          fields({
            downwardAPI: given(fields({ items: FILES })),
            serviceAccountToken: given(fields({ expirationSeconds: value(3600) })),
          }),
        ),
      ),
    }),
  ),
  secret: given(fields({ defaultMode: MODE })),
});

export const POD_SPEC: Fill = fields({
  containers: given(each(CONTAINER)),
  dnsPolicy: value("ClusterFirst"),
  initContainers: given(each(CONTAINER)),
  restartPolicy: value("Always"),
  schedulerName: value("default-scheduler"),
  securityContext: value({}),
  // The old name of the field, which the API server keeps the same.
  serviceAccount: from(({ serviceAccountName }) => serviceAccountName),
  terminationGracePeriodSeconds: value(30),
  volumes: given(each(VOLUME)),
});

/** In the network of its node, a container's ports are the node's. */
const hostPorts: Fill = (spec) => {
  if (!isMap(spec) || spec["hostNetwork"] !== true) return spec;
  const published = (container: Json): Json => {
    if (!isMap(container) || container["ports"] === undefined) return container;
    const ports = listOf(container["ports"]).map((port) => ({
      hostPort: mapOf(port)["containerPort"] ?? 0,
      ...mapOf(port),
    }));
    return { ...container, ports };
  };
  const groups = ["containers", "initContainers"].filter((group) => spec[group] !== undefined);
  return { ...spec, ...Object.fromEntries(groups.map((group) => [group, listOf(spec[group]).map(published)])) };
};

/** A container asks for what it is limited to. */
const requests: Fill = (found, { limits }) => (isMap(limits) ? { ...limits, ...mapOf(found) } : found);

/** What it fills in to the spec of a Pod, but not to that of a template. */
export const OWN_POD_SPEC: Fill = inTurn(
  POD_SPEC,
  fields({
    containers: given(each(fields({ resources: given(fields({ requests })) }))),
    enableServiceLinks: value(true),
  }),
  hostPorts,
);

const NO: Fill = value(false);

const DELAY: Fill = given(fields({ initialDelaySeconds: value(0) }));

const IMPLIED_IN_CONTAINER: Fill = inTurn(
  withNumberedProbes,
  fields({
    env: given(each(fields({ value: from(({ valueFrom }) => (valueFrom === undefined ? "" : undefined)) }))),
    resources: given(fields({ requests })),
    livenessProbe: DELAY,
    readinessProbe: DELAY,
    securityContext: given(fields({ privileged: NO, readOnlyRootFilesystem: NO })),
    startupProbe: DELAY,
    stdin: NO,
    tty: NO,
    volumeMounts: given(each(fields({ readOnly: NO, subPath: value("") }))),
  }),
);

/** What it does not write into templates, but what pods get or do in the end. */
export const IMPLIED_IN_PODS: Fill = inTurn(
  fields({
    containers: given(each(IMPLIED_IN_CONTAINER)),
    enableServiceLinks: value(true),
    hostIPC: NO,
    hostNetwork: NO,
    hostPID: NO,
    initContainers: given(each(IMPLIED_IN_CONTAINER)),
    serviceAccount: value("default"),
    serviceAccountName: value("default"),
    shareProcessNamespace: NO,
  }),
  hostPorts,
);
