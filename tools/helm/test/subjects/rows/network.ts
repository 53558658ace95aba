import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const TYPE = { app_type: "external-api" };
const ingress = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow => ({
  set: { ...TYPE, ingress: value },
  at: `Ingress.${at}`,
  is,
  ...(was === undefined ? {} : { was }),
});
const rule = "spec.rules[0].http.paths[0]";
const PORTS = { port: undefined, ports: { http: 8000, admin: 8001 } };
const service = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: { service: value },
  at: `Service.${at}`,
  is,
  ...more,
});
const NODE_PORT = { type: "NodePort" };
const route = (value: Attributes) => ({ ...TYPE, route: { parent_refs: [{ name: "gateway" }], ...value } });
const routed = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: route(value),
  at: `HTTPRoute.${at}`,
  is,
  ...more,
});
const ruled = (value: Attributes): AttributeRow => {
  const [[field = "", is] = []] = Object.entries(value);
  return {
    set: route({ rules: [value] }),
    instead: route({ rules: [{}] }),
    at: `HTTPRoute.spec.rules[0].${field}`,
    is,
  };
};
const parent = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { ...TYPE, route: { parent_refs: [{ name: "gateway", ...value }] } },
  instead: route({}),
  at: `HTTPRoute.spec.parentRefs[0].${at}`,
  is,
});
const source = (value: Attributes) => ({ network_policy: { ingress: [value] } });
const destination = (value: Attributes) => ({ network_policy: { dns: false, egress: [value] } });
const from = (value: Attributes, at: string, is: unknown, needs: Attributes = { ports: [8000] }): AttributeRow => ({
  set: source(value),
  instead: source(needs),
  at: `NetworkPolicy.spec.ingress[0].${at}`,
  is,
});
const to = (value: Attributes, at: string, is: unknown, needs: Attributes = { ports: [77] }): AttributeRow => ({
  set: destination(value),
  instead: destination(needs),
  at: `NetworkPolicy.spec.egress[0].${at}`,
  is,
});
const port = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: destination({ ports: [{ port: 77, ...value }] }),
  instead: destination({ ports: [77] }),
  at: `NetworkPolicy.spec.egress[0].ports[0].${at}`,
  is,
});
const CIDR = { from_cidr: "10.0.0.0/8" };
const OTHER = { app_name: "other", app_type: "internal-api", port: 9000 };
const labels = { matchLabels: { sample: "on" } };
const namespace = { matchLabels: { "kubernetes.io/metadata.name": "sample" } };

/** Services, Ingresses, routes, and who may talk to whom. */
export const NETWORK_ROWS: AttributeRows = {
  ingress: ingress({ host: "a.example.com" }, "spec.rules[0].host", "a.example.com"),
  "#ingress.enabled": { set: { ...TYPE, ingress: { enabled: false } }, at: "Ingress", is: undefined },
  "#ingress.host": ingress({ host: "a.example.com" }, "spec.rules[0].host", "a.example.com"),
  "#ingress.hosts": ingress({ hosts: ["a.example.com"] }, "spec.rules[0].host", "a.example.com"),
  "#ingress.paths": ingress({ paths: ["/sample"] }, `${rule}.path`, "/sample", "/"),
  "#ingress.path_type": ingress({ path_type: "Exact" }, `${rule}.pathType`, "Exact", "Prefix"),
  "#ingress.port": {
    set: { ...TYPE, ...PORTS, ingress: { port: "admin" } },
    at: `Ingress.${rule}.backend.service.port.name`,
    is: "admin",
    was: "http",
  },
  "#ingress.class": ingress({ class: "sample" }, "spec.ingressClassName", "sample"),
  "#ingress.tls": ingress({ host: "a.example.com", tls: "sample" }, "spec.tls", [
    { hosts: ["a.example.com"], secretName: "sample" },
  ]),
  "#ingress.annotations": ingress({ annotations: { sample: "on" } }, "metadata.annotations.sample", "on"),
  "#ingressPathOptions.path": {
    ...ingress({ paths: [{ path: "/sample" }] }, `${rule}.path`, "/sample"),
    instead: { ...TYPE, ingress: { paths: [{ path: "/" }] } },
  },
  "#ingressPathOptions.path_type": ingress(
    { paths: [{ path: "/", path_type: "Exact" }] },
    `${rule}.pathType`,
    "Exact",
    "Prefix",
  ),
  "#ingressPathOptions.port": {
    set: { ...TYPE, ...PORTS, ingress: { paths: [{ path: "/", port: "admin" }] } },
    at: `Ingress.${rule}.backend.service.port.name`,
    is: "admin",
    was: "http",
  },
  service: service({ port: 80 }, "spec.ports[0].port", 80, { was: 8000 }),
  "#service.enabled": { set: { service: { enabled: false } }, at: "Service", is: undefined },
  "#service.name": service({ name: "sample" }, "metadata.name", "sample", { was: "prod-shop-api" }),
  "#service.type": service({ type: "LoadBalancer" }, "spec.type", "LoadBalancer"),
  "#service.annotations": service({ annotations: { sample: "on" } }, "metadata.annotations.sample", "on"),
  "#service.port": service({ port: 80 }, "spec.ports[0].port", 80, { was: 8000 }),
  "#service.ports": service({ ports: { http: 80 } }, "spec.ports[0].port", 80, { was: 8000 }),
  "#service.headless": service({ headless: true }, "spec.clusterIP", "None"),
  "#service.ip_families": service({ ip_families: ["IPv6"] }, "spec.ipFamilies", ["IPv6"]),
  "#service.ip_family_policy": service(
    { ip_family_policy: "PreferDualStack" },
    "spec.ipFamilyPolicy",
    "PreferDualStack",
  ),
  "#service.session_affinity": service({ session_affinity: "ClientIP" }, "spec.sessionAffinity", "ClientIP"),
  "#service.load_balancer_class": service(
    { type: "LoadBalancer", load_balancer_class: "a/b" },
    "spec.loadBalancerClass",
    "a/b",
  ),
  "#service.external_traffic_policy": service(
    { type: "LoadBalancer", external_traffic_policy: "Local" },
    "spec.externalTrafficPolicy",
    "Local",
  ),
  "#servicePort.port": service({ ports: { http: { port: 80 } } }, "spec.ports[0].port", 80, { was: 8000 }),
  "#servicePort.target_port": service(
    { ports: { http: 8000, other: { port: 80, target_port: "http" } } },
    "spec.ports[name=other].targetPort",
    "http",
    { instead: {} },
  ),
  "#servicePort.node_port": service(
    { ...NODE_PORT, ports: { http: { node_port: 30007 } } },
    "spec.ports[0].nodePort",
    30007,
  ),
  route: routed({}, "spec.parentRefs", [{ name: "gateway" }]),
  "#route.enabled": { set: route({ enabled: false }), at: "HTTPRoute", is: undefined },
  "#route.parent_refs": routed({}, "spec.parentRefs", [{ name: "gateway" }], { instead: {} }),
  "#route.hostnames": routed({ hostnames: ["a.example.com"] }, "spec.hostnames", ["a.example.com"]),
  "#route.paths": routed({ paths: ["/sample"] }, "spec.rules[0].matches[0].path.value", "/sample", { was: "/" }),
  "#route.path_type": routed({ path_type: "Exact" }, "spec.rules[0].matches[0].path.type", "Exact"),
  "#route.rules": routed({ rules: [{ name: "sample" }] }, "spec.rules", [
    { name: "sample", backendRefs: [{ name: "prod-shop-api", port: 8000 }] },
  ]),
  "#routeRule.name": ruled({ name: "sample" }),
  "#routeRule.matches": ruled({ matches: [{ headers: [{ name: "sample", value: "on" }] }] }),
  "#routeRule.filters": ruled({
    filters: [{ type: "RequestMirror", requestMirror: { backendRef: { name: "a", port: 1 } } }],
  }),
  "#routeRule.backendRefs": ruled({ backendRefs: [{ name: "sample", port: 77 }] }),
  "#routeRule.timeouts": ruled({ timeouts: { request: "7s" } }),
  "#route.port": {
    set: { ...PORTS, ...route({ port: "admin" }) },
    at: "HTTPRoute.spec.rules[0].backendRefs[0].port",
    is: 8001,
    was: 8000,
  },
  "#route.annotations": routed({ annotations: { sample: "on" } }, "metadata.annotations.sample", "on"),
  "#parentReference.name": parent({ name: "sample" }, "name", "sample"),
  "#parentReference.namespace": parent({ namespace: "sample" }, "namespace", "sample"),
  "#parentReference.section_name": parent({ section_name: "sample" }, "sectionName", "sample"),
  "#parentReference.port": parent({ port: 7777 }, "port", 7777),
  "#parentReference.kind": parent({ kind: "ListenerSet" }, "kind", "ListenerSet"),
  "#parentReference.group": parent({ group: "sample.example.com" }, "group", "sample.example.com"),
  "#routePath.path": routed({ paths: [{ path: "/a" }] }, "spec.rules[0].matches[0].path.value", "/a", {
    instead: route({ paths: [{ path: "/" }] }),
  }),
  "#routePath.path_type": routed(
    { paths: [{ path: "/", path_type: "Exact" }] },
    "spec.rules[0].matches[0].path.type",
    "Exact",
  ),
  connects_to: {
    set: { connects_to: ["other"] },
    beside: [OTHER],
    at: "NetworkPolicy.metadata.name",
    is: "prod-other",
    was: undefined,
  },
  "#optionalCallee.app": {
    set: { connects_to: [{ app: "other" }] },
    instead: {},
    beside: [OTHER],
    at: "NetworkPolicy.metadata.name",
    is: "prod-other",
    was: undefined,
  },
  network_policy: { set: { network_policy: {} }, at: "NetworkPolicy.spec.policyTypes", is: ["Ingress"] },
  "#networkPolicy.ingress": {
    set: source({ ports: [8000] }),
    at: "NetworkPolicy.spec.ingress[0].ports[0].port",
    is: 8000,
  },
  "#networkPolicy.egress": {
    set: destination({ ports: [77] }),
    at: "NetworkPolicy.spec.egress",
    is: [{ ports: [{ port: 77, protocol: "TCP" }] }],
  },
  "#networkPolicy.dns": {
    set: destination({ ports: [77] }),
    at: "NetworkPolicy.spec.egress[0].ports[0].port",
    is: 77,
    was: 53,
  },
  "#policySource.from_namespace": from({ from_namespace: "sample" }, "from[0].namespaceSelector", namespace),
  "#policySource.from_labels": from({ from_labels: { sample: "on" } }, "from[0].podSelector", labels),
  "#policySource.from_cidr": from(CIDR, "from[0].ipBlock.cidr", "10.0.0.0/8"),
  "#policySource.except": from({ ...CIDR, except: ["10.1.0.0/16"] }, "from[0].ipBlock.except", ["10.1.0.0/16"], CIDR),
  "#policySource.ports": {
    set: { ...PORTS, ...source({ ports: ["admin"] }) },
    instead: { ...PORTS, ...source(CIDR) },
    at: "NetworkPolicy.spec.ingress[0].ports",
    is: [{ port: 8001, protocol: "TCP" }],
  },
  "#policyDestination.to_namespace": to({ to_namespace: "sample" }, "to[0].namespaceSelector", namespace),
  "#policyDestination.to_labels": to({ to_labels: { sample: "on" } }, "to[0].podSelector", labels),
  "#policyDestination.to_cidr": to({ to_cidr: "10.0.0.0/8" }, "to[0].ipBlock.cidr", "10.0.0.0/8"),
  "#policyDestination.except": to(
    { to_cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] },
    "to[0].ipBlock.except",
    ["10.1.0.0/16"],
    { to_cidr: "10.0.0.0/8" },
  ),
  "#policyDestination.ports": to({ ports: [78] }, "ports", [{ port: 78, protocol: "TCP" }]),
  "#policyPort.port": port({ port: 78 }, "port", 78),
  "#policyPort.end_port": port({ end_port: 79 }, "endPort", 79),
  "#policyPort.protocol": port({ protocol: "UDP" }, "protocol", "UDP"),
};
