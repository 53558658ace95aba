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
