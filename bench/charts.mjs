/** Declarations of charts for benchmarks. */

const TYPES = ["external-api", "internal-api", "worker", "job", "internal-api"];

/** One app: a call of `release_app`. Other `salt`s give other charts, and so defeat caches. */
function app(name, index, salt, port) {
  const type = TYPES[index % TYPES.length];
  const attributes = {
    app_type: JSON.stringify(type),
    image: `"registry.example.com/${name}"`,
    image_tag: `"${salt}"`,
    env: `{"A": "b", "SALT": "${salt}"}`,
    ...(type.endsWith("api") ? { port } : {}),
    ...(type === "external-api" ? { ingress: `{"paths": ["/${name}"]}` } : {}),
  };
  const list = Object.entries(attributes).map(([attribute, value]) => `${attribute} = ${value}`);
  return `release_app(name = "${name}", ${list.join(", ")})`;
}

/** A BUILD file with charts `c0`, `c1`, … of as many apps each; `edited` changes one port of the first. */
export function buildFile({ charts, apps }, salt, { edited = false } = {}) {
  const declarations = Array.from({ length: charts }, (_, chart) => {
    const names = Array.from({ length: apps }, (__, index) => `c${chart}-app${index}`);
    const ports = names.map((_, index) => 8000 + index + (edited && chart === 0 && index === 0 ? 1000 : 0));
    const labels = names.map((name) => `":${name}_metadata"`).join(", ");
    return [
      ...names.map((name, index) => app(name, index, salt, ports[index])),
      `helm_chart(name = "c${chart}", apps = [${labels}])`,
    ].join("\n");
  });
  return `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
${declarations.join("\n")}
`;
}

/** A BUILD file with a chart of 5 apps and 3 environments, `shop`. */
export const SHOP = `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")

RESOURCES = {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}

[release_app(
    name = name,
    app_type = app_type,
    image = "registry.example.com/" + name,
    port = 8000 if app_type.endswith("api") else None,
    ingress = {"host": "shop.example.com", "paths": ["/"]} if app_type == "external-api" else None,
    resources = RESOURCES,
) for name, app_type in {
    "front_api": "external-api",
    "orders_api": "internal-api",
    "mailer": "worker",
    "migration": "job",
    "stock_api": "internal-api",
}.items()]

helm_chart(
    name = "shop",
    apps = [":%s_metadata" % name for name in ["front_api", "orders_api", "mailer", "migration", "stock_api"]],
    environments = {
        name: {"apps": {"front_api": {"replicas": replicas}}}
        for name, replicas in {"dev": 1, "staging": 2, "prod": 4}.items()
    },
)
`;
