/** Containers as the attributes of an app, an init container or a sidecar. */
import { isMap, listOf, lookup, mapOf, numberOf, textOf } from "../../checks/objects/objects.ts";
import { CONTAINER } from "../../compare/pod_defaults.ts";
import { portName } from "../../facts/port_names.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { healthCheckOf } from "./health.ts";
import { mapsAt, type Port, type Source, textAt, tidy } from "./source.ts";

/** The container's own ports, and those that its Service and its probes lead to by number. A port without a name has that of the Service's. */
export function portsOf(container: JsonObject, service: KubernetesObject | undefined): readonly Port[] {
  const served = mapsAt(service?.body, "spec", "ports");
  const listed = mapsAt(container, "ports").flatMap((port): Omit<Port, "name">[] => readPort(port, "containerPort"));
  const numbered = served.flatMap((port) => readPort({ targetPort: port["port"] ?? null, ...port }, "targetPort"));
  const probed = PROBES.flatMap((probe) => probePorts(mapOf(container[probe])));
  const all = [...listed, ...numbered, ...probed].filter(
    (port, index, every) => every.findIndex((other) => isSame(port, other)) === index,
  );
  const names = new Set<string>();
  return all.map((port) => {
    const own = textAt(
      mapsAt(container, "ports").find((each) => isPort(each, "containerPort", port)),
      "name",
    );
    const ofService = textAt(
      served.find((each) => isPort(each, "targetPort", port) || isPort(each, "port", port)),
      "name",
    );
    const wanted = own ?? ofService ?? portName(port.port);
    const name = names.has(wanted) ? `port-${port.port}` : wanted;
    names.add(name);
    return { ...port, name };
  });
}

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];

/** A probe asks the container, whatever it lists. */
function probePorts({ httpGet, tcpSocket, grpc }: JsonObject): Omit<Port, "name">[] {
  return [httpGet, tcpSocket, grpc].flatMap((handler) => readPort({ port: lookup(handler, "port") ?? null }, "port"));
}

const PROTOCOLS = ["TCP", "UDP", "SCTP"] as const;

function readPort(port: JsonObject, field: string): Omit<Port, "name">[] {
  const number = numberOf(port[field]);
  return number === undefined
    ? []
    : [{ port: number, protocol: PROTOCOLS.find((protocol) => protocol === port["protocol"]) ?? "TCP" }];
}

function isSame(one: Omit<Port, "name">, other: Omit<Port, "name">): boolean {
  return one.port === other.port && one.protocol === other.protocol;
}

function isPort(port: JsonObject, field: string, { port: number, protocol }: Omit<Port, "name">): boolean {
  return port[field] === number && (port["protocol"] ?? "TCP") === protocol;
}

/** `ports`, with the application protocols that the Service says. */
export function portsAttribute(ports: readonly Port[], service?: KubernetesObject): JsonObject | undefined {
  const served = mapsAt(service?.body, "spec", "ports");
  const entries = ports.map(({ name, port, protocol }): readonly [string, Json] => {
    const ofService = served.find(({ targetPort }) => targetPort === name || targetPort === port);
    const appProtocol = textAt(ofService, "appProtocol");
    const options = tidy({
      port,
      protocol: protocol === "TCP" ? undefined : protocol,
      app_protocol: appProtocol,
    });
    return [name, Object.keys(options).length === 1 ? port : options];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** An image as repository, tag and digest. Without both, Kubernetes takes the tag `latest`. */
export function imageOf(container: JsonObject): {
  readonly image: string;
  readonly tag?: string;
  readonly digest?: string;
} {
  const text = textOf(container["image"]) ?? "";
  const [, name = text, digest] = /^([^@]*)(?:@(.*))?$/.exec(text) ?? [];
  const [, image = name, tag] = /^(.*?)(?::([^:/]*))?$/.exec(name) ?? [];
  if (digest !== undefined) return { image, digest };
  return { image, tag: tag ?? "latest" };
}

/** `written`: what a plain text is in a declaration. */
export function environmentOf(
  container: JsonObject,
  written: (text: string) => Json = (text) => text,
): JsonObject | undefined {
  const entries = mapsAt(container, "env").flatMap((variable): [string, Json][] => {
    const name = textOf(variable["name"]);
    const value = variableOf(variable);
    const said = typeof value === "string" ? written(value) : value;
    return name === undefined || said === undefined ? [] : [[name, said]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function variableOf({ value, valueFrom }: JsonObject): Json | undefined {
  if (!isMap(valueFrom)) return textOf(value ?? "");
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  if (secretKeyRef !== undefined) return { secret: mapOf(secretKeyRef) };
  if (configMapKeyRef !== undefined) return { config_map: mapOf(configMapKeyRef) };
  if (fieldRef !== undefined) return { field: textAt(fieldRef, "fieldPath") ?? "" };
  return resourceFieldRef === undefined ? undefined : { resource: textAt(resourceFieldRef, "resource") ?? "" };
}

/** Sources of variables but for those that other attributes bring. */
export function environmentSources(
  container: JsonObject,
  without: readonly string[] = [],
): readonly Json[] | undefined {
  const sources = mapsAt(container, "envFrom").flatMap((source): JsonObject[] => {
    const { configMapRef, secretRef } = source;
    const { name, optional } = mapOf(configMapRef ?? secretRef);
    if (typeof name !== "string" || without.includes(name)) return [];
    const kind = secretRef === undefined ? "config_map" : "secret";
    return [tidy({ [kind]: name, prefix: source["prefix"], optional })];
  });
  return sources.length === 0 ? undefined : sources;
}

export function lifecycleOf(container: JsonObject): JsonObject | undefined {
  const { postStart, preStop } = mapOf(container["lifecycle"]);
  const hooks = tidy({ post_start: handlerOf(postStart), pre_stop: handlerOf(preStop) });
  return Object.keys(hooks).length === 0 ? undefined : hooks;
}

function handlerOf(handler: Json | undefined): JsonObject | undefined {
  const { exec, httpGet, sleep } = mapOf(handler);
  if (exec !== undefined) return { command: lookup(exec, "command") ?? [] };
  if (sleep !== undefined) return tidy({ sleep_seconds: lookup(sleep, "seconds") });
  if (httpGet === undefined) return undefined;
  const { path, port, scheme } = mapOf(httpGet);
  return tidy({ path: path ?? "/", port, scheme });
}

/** `init_containers` and `sidecars`. */
export function otherContainers(source: Source): { readonly init: JsonObject; readonly sidecars: JsonObject } {
  const init = mapsAt(source.spec, "initContainers");
  const isNative = ({ restartPolicy }: JsonObject) => restartPolicy === "Always";
  const beside = mapsAt(source.spec, "containers").filter((container) => container !== source.container);
  const inOrder = weighted(init, isNative);
  const entry = (container: JsonObject, more: JsonObject): [string, Json] => [
    textOf(container["name"]) ?? "",
    { ...additional(container, source), ...more },
  ];
  return {
    init: Object.fromEntries(inOrder.filter(([each]) => !isNative(each)).map(([each, weight]) => entry(each, weight))),
    sidecars: Object.fromEntries([
      ...inOrder.filter(([each]) => isNative(each)).map(([each, weight]) => entry(each, weight)),
      ...weighted(beside, () => true).map(([each, weight]) => entry(each, { ...weight, native: false })),
    ]),
  };
}

/** Containers with the weights that keep their order; none if they start in it anyway: sidecars first, then by name. */
function weighted(
  containers: readonly JsonObject[],
  isNative: (container: JsonObject) => boolean,
): readonly (readonly [JsonObject, JsonObject])[] {
  const key = (container: JsonObject) => `${isNative(container) ? 0 : 1}${textOf(container["name"])}`;
  const keys = containers.map(key);
  const isSorted = keys.every((each, index) => index === 0 || String(keys[index - 1]) <= each);
  return containers.map((container, weight) => [container, isSorted ? {} : { weight }] as const);
}

function additional(container: JsonObject, source: Source): JsonObject {
  const { image, tag, digest } = imageOf(container);
  const isOwn = container["image"] === source.container["image"];
  const ports = portsOf(container, undefined);
  const probes = healthCheckOf(container, ports);
  return tidy({
    ...(isOwn ? {} : { image, image_tag: tag, image_digest: digest }),
    image_pull_policy: isOwn ? undefined : pullPolicyOf(container),
    command: container["command"],
    args: container["args"],
    working_dir: container["workingDir"],
    stdin: container["stdin"],
    stdin_once: container["stdinOnce"],
    tty: container["tty"],
    ports: portsAttribute(ports),
    env: environmentOf(container),
    env_from: environmentSources(container),
    health_check: Object.keys(probes).every((name) => probes[name] === false || name === "enabled")
      ? undefined
      : probes,
    lifecycle: lifecycleOf(container),
    resources: container["resources"],
    mounts: mountsOf(container),
    security_context: containerSecurity(container),
  });
}

/** Each volume once: more mounts of the same one need patches. */
function mountsOf(container: JsonObject): JsonObject | undefined {
  const entries = mapsAt(container, "volumeMounts").flatMap(
    ({ name, mountPath, subPath, readOnly }): [string, Json][] => {
      if (typeof name !== "string" || typeof mountPath !== "string") return [];
      const mount = tidy({ path: mountPath, sub_path: subPath, read_only: readOnly });
      return [[name, Object.keys(mount).length === 1 ? mountPath : mount]];
    },
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `security_context` of a container. */
export function containerSecurity(container: JsonObject): JsonObject | undefined {
  const context = mapOf(container["securityContext"]);
  const { add, drop } = mapOf(context["capabilities"]);
  const settings = tidy({
    run_as_user: context["runAsUser"],
    run_as_group: context["runAsGroup"],
    run_as_non_root: context["runAsNonRoot"],
    seccomp_profile: seccompOf(context["seccompProfile"]),
    privileged: context["privileged"],
    allow_privilege_escalation: context["allowPrivilegeEscalation"],
    read_only_root_filesystem: context["readOnlyRootFilesystem"],
    capabilities: context["capabilities"] === undefined ? undefined : tidy({ add, drop }),
  });
  return Object.keys(settings).length === 0 ? undefined : settings;
}

export function seccompOf(profile: Json | undefined): Json | undefined {
  const { type, localhostProfile } = mapOf(profile);
  return localhostProfile === undefined ? type : { localhost_profile: localhostProfile };
}

/** Nothing for what follows from the tag. */
function pullPolicyOf(container: JsonObject): Json | undefined {
  const { imagePullPolicy: policy, ...rest } = container;
  return policy === lookup(CONTAINER(rest, {}), "imagePullPolicy") ? undefined : policy;
}

/** The names of the Secrets to pull images with. */
export function pullSecrets({ spec }: Source): readonly Json[] | undefined {
  const names = listOf(spec["imagePullSecrets"]).flatMap((item) => lookup(item, "name") ?? []);
  return names.length === 0 ? undefined : names;
}
