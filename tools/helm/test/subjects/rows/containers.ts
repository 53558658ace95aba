import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const init = (value: Attributes) => ({ init_containers: { sample: value } });
const sidecar = (value: Attributes) => ({ sidecars: { sample: value } });
const place = "pod.initContainers[name=sample]";

/** Keys that init containers and sidecars share: the value, its place, and what else the app needs. */
const COMMON: Readonly<Record<string, readonly [set: Attributes, at: string, is: unknown, app?: Attributes]>> = {
  image: [{ image: "example/a", image_tag: "1.0" }, ".image", "example/a:1.0"],
  image_tag: [{ image: "example/a", image_tag: "sample" }, ".image", "example/a:sample"],
  image_digest: [
    { image: "example/a", image_digest: `sha256:${"7".repeat(64)}` },
    ".image",
    `example/a@sha256:${"7".repeat(64)}`,
  ],
  image_pull_policy: [
    { image: "example/a", image_tag: "1.0", image_pull_policy: "Always" },
    ".imagePullPolicy",
    "Always",
  ],
  command: [{ command: ["sample"] }, ".command", ["sample"]],
  args: [{ args: ["--sample"] }, ".args", ["--sample"]],
  working_dir: [{ working_dir: "/sample" }, ".workingDir", "/sample"],
  stdin: [{ stdin: true }, ".stdin", true],
  stdin_once: [{ stdin: true, stdin_once: true }, ".stdinOnce", true],
  tty: [{ tty: true }, ".tty", true],
  env: [{ env: { SAMPLE: "1e3" } }, ".env", [{ name: "SAMPLE", value: "1e3" }]],
  env_from: [{ env_from: [{ secret: "all" }] }, ".envFrom", [{ secretRef: { name: "all" } }]],
  resources: [{ resources: { limits: { cpu: "7m" } } }, ".resources", { limits: { cpu: "7m" } }],
  mounts: [
    { mounts: { data: "/sample" } },
    ".volumeMounts[name=data].mountPath",
    "/sample",
    { volumes: { data: { empty_dir: {} } } },
  ],
  security_context: [{ security_context: { run_as_user: 77 } }, ".securityContext.runAsUser", 77],
};

/** An image takes at least one of these. */
const IMAGE = ["image", "image_tag", "image_digest"];
const OTHER_IMAGE = (wrap: (container: Attributes) => Attributes) => wrap({ image: "example/b", image_tag: "2.0" });

function commonRows(definition: string, wrap: (container: Attributes) => Attributes): AttributeRows {
  const rows = Object.entries(COMMON).map(([name, [set, at, is, app]]): [string, AttributeRow] => [
    `#${definition}.${name}`,
    {
      set: { ...app, ...wrap(set) },
      at: `${place}${at}`,
      is,
      ...(IMAGE.includes(name) ? { instead: OTHER_IMAGE(wrap) } : {}),
    },
  ]);
  return Object.fromEntries(rows);
}

const mount = (value: Attributes) => ({
  ...init({ mounts: { data: { path: "/a", ...value } } }),
  volumes: { data: { empty_dir: {} } },
});
const mounted = `${place}.volumeMounts[name=data]`;

const secured = (value: Attributes, at: string, is: unknown, more: Attributes = {}): AttributeRow => ({
  set: { ...init({ security_context: value }), ...more },
  at: `${place}.securityContext.${at}`,
  is,
});
const PRIVILEGED = { security: "privileged" };

/** Init containers and sidecars. */
export const CONTAINER_ROWS: AttributeRows = {
  init_containers: { set: init({}), at: `${place}.name`, is: "sample", was: undefined },
  sidecars: { set: sidecar({}), at: `${place}.restartPolicy`, is: "Always", was: undefined },
  ...commonRows("initContainer", init),
  ...commonRows("sidecar", sidecar),
  "#initContainer.weight": {
    set: { init_containers: { a: {}, sample: { weight: -7 } } },
    at: "pod.initContainers[0].name",
    is: "sample",
    was: "a",
  },
  "#sidecar.weight": {
    set: { sidecars: { a: {}, sample: { weight: -7 } } },
    at: "pod.initContainers[0].name",
    is: "sample",
    was: "a",
  },
  "#sidecar.ports": {
    set: sidecar({ ports: { sample: 8082 } }),
    at: `${place}.ports`,
    is: [{ name: "sample", containerPort: 8082, protocol: "TCP" }],
    was: undefined,
  },
  "#sidecar.health_check": {
    set: sidecar({ health_check: { command: ["sample"] } }),
    at: `${place}.livenessProbe.exec.command`,
    is: ["sample"],
    was: undefined,
  },
  "#sidecar.lifecycle": {
    set: sidecar({ lifecycle: { pre_stop: { sleep_seconds: 7 } } }),
    at: `${place}.lifecycle.preStop.sleep.seconds`,
    is: 7,
    was: undefined,
  },
  "#sidecar.native": { set: sidecar({ native: false }), at: "pod.containers[1].name", is: "sample", was: undefined },
  "#mount.path": { set: mount({ path: "/sample" }), instead: mount({}), at: `${mounted}.mountPath`, is: "/sample" },
  "#mount.sub_path": { set: mount({ sub_path: "a/b" }), at: `${mounted}.subPath`, is: "a/b", was: undefined },
  "#mount.read_only": { set: mount({ read_only: true }), at: `${mounted}.readOnly`, is: true, was: undefined },
  "#containerSecurityContext.run_as_user": secured({ run_as_user: 77 }, "runAsUser", 77),
  "#containerSecurityContext.run_as_group": secured({ run_as_group: 77 }, "runAsGroup", 77),
  "#containerSecurityContext.run_as_non_root": secured({ run_as_non_root: false }, "runAsNonRoot", false, {
    security: "baseline",
  }),
  "#containerSecurityContext.seccomp_profile": secured(
    { seccomp_profile: "Unconfined" },
    "seccompProfile.type",
    "Unconfined",
    PRIVILEGED,
  ),
  "#containerSecurityContext.privileged": secured({ privileged: true }, "privileged", true, PRIVILEGED),
  "#containerSecurityContext.allow_privilege_escalation": secured(
    { allow_privilege_escalation: true },
    "allowPrivilegeEscalation",
    true,
    { security: "baseline" },
  ),
  "#containerSecurityContext.read_only_root_filesystem": secured(
    { read_only_root_filesystem: false },
    "readOnlyRootFilesystem",
    false,
  ),
  "#containerSecurityContext.capabilities": secured(
    { capabilities: { add: ["NET_BIND_SERVICE"] } },
    "capabilities.add",
    ["NET_BIND_SERVICE"],
  ),
  "#containerSecurityContext.capabilities.add": secured(
    { capabilities: { add: ["NET_BIND_SERVICE"] } },
    "capabilities.add",
    ["NET_BIND_SERVICE"],
  ),
  "#containerSecurityContext.capabilities.drop": secured(
    { capabilities: { drop: ["CHOWN"] } },
    "capabilities.drop",
    ["CHOWN"],
    { security: "baseline" },
  ),
  "#seccompProfile.localhost_profile": {
    ...secured({ seccomp_profile: { localhost_profile: "a.json" } }, "seccompProfile", {
      type: "Localhost",
      localhostProfile: "a.json",
    }),
    instead: {},
  },
};
