/** The graph of a chart: which objects have arrows between them, and what network policies make of these. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readRendering } from "../checks/check.ts";
import { isMap } from "../checks/objects/objects.ts";
import type { Declaration, Rendering } from "../checks/types.ts";
import type { App } from "../model/types.ts";
import { graphOf } from "./graph.ts";
import { orderOf } from "./order.ts";
import { overviewOf, surroundingsOf } from "./views.ts";

const DECLARATION: Declaration = {
  label: "//shop:chart",
  release: "shop",
  namespace: "team",
  usual: { release: "shop", namespace: "team" },
  apps: [],
  external: new Set<string>(),
  kubeVersions: [],
  crds: [],
};

function app(app_name: string, attributes: object = {}): App {
  return { schema_version: 1, label: `//shop:${app_name}`, app_name, ...attributes } as App;
}

function renderingOf(yaml: string, apps: readonly App[] = [], template = ""): Rendering {
  const objects = (parseYaml(yaml).values ?? []).filter(isMap).map((body) => ({ body, template }));
  return readRendering(objects, { ...DECLARATION, apps });
}

function workload(name: string, more = "", kind = "Deployment"): string {
  return `---
kind: ${kind}
metadata: {name: ${name}, labels: {app.kubernetes.io/name: ${name}}}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - name: ${name}
        ports: [{name: http, containerPort: 80}]
${more}`;
}

function service(name: string, more = ""): string {
  return `---
kind: Service
metadata: {name: ${name}, labels: {app.kubernetes.io/name: ${name}}}
spec: {selector: {app: ${name}}, ports: [{port: 8080, targetPort: http}]${more}}
`;
}

const VARIABLE = (value: string) => `        env: [{name: URL, value: "${value}"}]\n`;

const INGRESS = `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http: {paths: [{path: /api, backend: {service: {name: api, port: {number: 8080}}}}]}
`;

function policy(subject: string, rules: string): string {
  return `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${subject}}
spec: {podSelector: {matchLabels: {app: ${subject}}}, ${rules}}
`;
}

/** Each arrow as one line. */
function arrows(rendering: Rendering): readonly string[] {
  return graphOf(rendering).edges.map(({ from, to, relation, verdict, label }) =>
    [from, relation, to, ...[verdict ?? "", label].filter((part) => part !== "")].join(" "),
  );
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "an Ingress leads from outside to a Service, and that to its pods",
    INGRESS + service("api") + workload("api"),
    [
      "Ingress/shop routes Service/api open /api",
      "Outside/clients enters Ingress/shop shop.example.com",
      "Service/api selects Deployment/api",
    ],
  ],
  [
    "a Service with a port on the nodes is reached from outside",
    service("api", ", type: NodePort") + workload("api"),
    ["Outside/clients enters Service/api open NodePort", "Service/api selects Deployment/api"],
  ],
  [
    "an address in a variable is a call, also one with the namespace and behind a user",
    workload("web", VARIABLE("http://me:$(SECRET)@api.team.svc:8080/x")) + service("api") + workload("api"),
    ["Deployment/web calls Service/api open", "Service/api selects Deployment/api"],
  ],
  [
    "an address that no Service has is a host",
    workload("web", VARIABLE("amqp://queue.example.com:5672")),
    ["Deployment/web calls Host/queue.example.com open"],
  ],
  ["the pod itself is no host", workload("web", VARIABLE("http://localhost:80 127.0.0.1:80")), []],
  [
    "what pods use: own, made by a controller, and from elsewhere",
    `---
kind: ConfigMap
metadata: {name: own}
---
kind: ExternalSecret
metadata: {name: made}
${workload("web", "        envFrom: [{configMapRef: {name: own}}, {secretRef: {name: made}}, {secretRef: {name: given}}]\n")}`,
    ["Deployment/web uses ConfigMap/own", "Deployment/web uses Secret/given", "Deployment/web uses Secret/made"],
  ],
  [
    "a policy without rules refuses every call",
    workload("web", VARIABLE("http://api:8080")) + service("api") + workload("api") + policy("api", "ingress: []"),
    ["Deployment/web calls Service/api refused", "Service/api selects Deployment/api"],
  ],
  [
    "a policy allows those that it names, at the port of the pod",
    workload("web", VARIABLE("http://api:8080")) +
      service("api") +
      workload("api") +
      policy("api", "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 80}]}]"),
    ["Deployment/web calls Service/api allowed", "Service/api selects Deployment/api"],
  ],
  [
    "a policy for another port refuses",
    workload("web", VARIABLE("http://api:8080")) +
      service("api") +
      workload("api") +
      policy("api", "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 81}]}]"),
    ["Deployment/web calls Service/api refused", "Service/api selects Deployment/api"],
  ],
  [
    "the caller's own policy counts as well",
    workload("web", VARIABLE("http://api:8080")) +
      service("api") +
      workload("api") +
      policy("web", "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: other}}}]}]"),
    ["Deployment/web calls Service/api refused", "Service/api selects Deployment/api"],
  ],
  [
    "a policy for what a pod calls may let it leave the chart",
    workload("web", VARIABLE("http://far.example.com:443")) +
      workload("shut", VARIABLE("http://far.example.com:443")) +
      policy("web", "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}]") +
      policy("shut", "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 80}]}]"),
    ["Deployment/shut calls Host/far.example.com refused", "Deployment/web calls Host/far.example.com allowed"],
  ],
  [
    "a route past a policy that admits only pods of the chart is refused",
    INGRESS +
      service("api") +
      workload("api") +
      policy("api", "ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]"),
    [
      "Ingress/shop routes Service/api refused /api",
      "Outside/clients enters Ingress/shop shop.example.com",
      "Service/api selects Deployment/api",
    ],
  ],
];

test.each(CASES)("%s", (_, yaml, expected) => {
  expect(arrows(renderingOf(yaml))).toEqual(expected);
});

test("a declared call goes to the Service of the other app, or to its pods", () => {
  const apps = [
    app("web", { connects_to: ["//shop:api", { app: "queue", optional: true }] }),
    app("api"),
    app("queue"),
  ];
  const headless = service("api").replace("name: api,", "name: api-headless,");
  const yaml = workload("web") + headless + service("api") + workload("api") + workload("queue");
  expect(arrows(renderingOf(yaml, apps)).filter((line) => line.includes(" calls "))).toEqual([
    "Deployment/web calls Deployment/queue open",
    "Deployment/web calls Service/api open",
  ]);
});

describe("nodes", () => {
  test("they know their app, and what scales, protects and runs them", () => {
    const yaml = `${workload("web")}---
kind: PodDisruptionBudget
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}}
---
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {kind: Deployment, name: web}}
${policy("web", "ingress: []")}`;
    const rendering = renderingOf(yaml.replace("spec:\n", "spec:\n  replicas: 2\n"), [app("web")]);
    expect(graphOf(rendering).nodes).toEqual([
      {
        id: "Deployment/web",
        kind: "Deployment",
        name: "web",
        role: "workload",
        group: "web",
        isOwn: true,
        marks: ["2 pods", "disruption budget", "autoscaled", "network policy"],
      },
    ]);
  });

  test("objects of a dependency are its group", () => {
    const rendering = renderingOf(workload("redis"), [], "charts/cache/templates/redis.yaml");
    expect(graphOf(rendering).nodes.map(({ group }) => group)).toEqual(["cache (dependency)"]);
  });

  test("a ConfigMap that nothing uses is not drawn", () => {
    expect(graphOf(renderingOf("kind: ConfigMap\nmetadata: {name: lonely}\n")).nodes).toEqual([]);
  });
});

const SYSTEM = renderingOf(
  INGRESS +
    service("api") +
    workload("api", `        envFrom: [{secretRef: {name: shared}}, {secretRef: {name: alone}}]\n`) +
    workload("web", `        envFrom: [{secretRef: {name: shared}}]\n${VARIABLE("http://api:8080")}`),
  [app("api"), app("web")],
);

test("the overview has one node for each app, and of the rest what several share", () => {
  const {
    graph: { nodes, edges },
    hubs,
  } = overviewOf(graphOf(SYSTEM));
  expect(hubs).toEqual([]);
  expect(nodes.map(({ id }) => id)).toEqual(["App/api", "App/web", "Ingress/shop", "Outside/clients", "Secret/shared"]);
  expect(edges.map(({ from, to, label }) => `${from} ${to} ${label}`.trim())).toEqual([
    "App/api Secret/shared",
    "App/web App/api",
    "App/web Secret/shared",
    "Ingress/shop App/api /api",
    "Outside/clients Ingress/shop shop.example.com",
  ]);
});

test("what very many apps use is named instead of drawn", () => {
  const names = Array.from({ length: 13 }, (_, index) => `app${index}`);
  const uses = `        envFrom: [{secretRef: {name: shared}}]\n`;
  const hubsOf = (some: readonly string[]) =>
    overviewOf(
      graphOf(
        renderingOf(
          some.map((name) => workload(name, uses)).join(""),
          some.map((name) => app(name)),
        ),
      ),
    ).hubs;
  expect(hubsOf(names)).toEqual(["Secret/shared"]);
  expect(hubsOf(names.slice(1))).toEqual([]);
});

test("the surroundings of an app reach from outside to what it uses, and one step to others", () => {
  const { nodes, edges } = surroundingsOf("web", graphOf(SYSTEM));
  expect(nodes.map(({ id }) => id)).toEqual(["Deployment/web", "Secret/shared", "Service/api"]);
  expect(edges).toHaveLength(2);
  expect(surroundingsOf("api", graphOf(SYSTEM)).nodes.map(({ id }) => id)).toEqual([
    "Deployment/api",
    "Deployment/web",
    "Ingress/shop",
    "Outside/clients",
    "Secret/alone",
    "Secret/shared",
    "Service/api",
  ]);
});

describe("the order of a deployment", () => {
  const hook = (name: string, annotations: string) =>
    workload(name, "", "Job").replace("metadata: {", `metadata: {annotations: {${annotations}}, `);
  const order = (yaml: string) =>
    orderOf(renderingOf(yaml)).map(({ phase, rank, objects }) =>
      [phase, ...(rank === undefined ? [] : [rank]), ...objects.map(({ name }) => name)].join(": "),
    );

  test("hooks by their weight, around the release", () => {
    const yaml =
      hook("late", "helm.sh/hook: post-install") +
      hook("second", 'helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-weight: "5"') +
      hook("first", 'helm.sh/hook: pre-install, helm.sh/hook-weight: "-5"') +
      hook("checks", "helm.sh/hook: test") +
      workload("web");
    expect(order(yaml)).toEqual([
      "Before a deployment: weight -5: first",
      "Before a deployment: weight 5: second",
      "The deployment: web",
      "After a deployment: weight 0: late",
      "As a test: weight 0: checks",
    ]);
  });

  test("waves of Argo CD", () => {
    const wave = (name: string, number: number) =>
      workload(name).replace("metadata: {", `metadata: {annotations: {argocd.argoproj.io/sync-wave: "${number}"}, `);
    expect(order(wave("b", 10) + wave("a", 2) + workload("c"))).toEqual([
      "The deployment: wave 0: c",
      "The deployment: wave 2: a",
      "The deployment: wave 10: b",
    ]);
  });
});
