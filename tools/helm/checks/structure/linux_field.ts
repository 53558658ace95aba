/** Pods for Windows have none of the fields that only Linux has. */
import { allContainers, isWindows, type Part, securityContextOf, specOf } from "../objects/security.ts";
import type { Json, ObjectCheck } from "../types.ts";

/** Kubernetes API server: `validateWindows`. */
const OF_PODS = ["hostUsers", "shareProcessNamespace"];

/** False is the same as nothing. */
const FLAGS_OF_PODS = ["hostIPC", "hostPID"];

const OF_BOTH = ["appArmorProfile", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile"];

const OF_POD_CONTEXTS = [
  ...OF_BOTH,
  "fsGroup",
  "fsGroupChangePolicy",
  "seLinuxChangePolicy",
  "supplementalGroups",
  "supplementalGroupsPolicy",
  "sysctls",
];

const OF_CONTAINER_CONTEXTS = [
  ...OF_BOTH,
  "allowPrivilegeEscalation",
  "capabilities",
  "privileged",
  "procMount",
  "readOnlyRootFilesystem",
];

export const linuxField: ObjectCheck = {
  code: "linux-field",
  severity: "error",
  about: "failure",
  description: "Pods for Windows have no fields that only Linux has, which Kubernetes rejects.",
  source: "Kubernetes: Windows containers in Kubernetes, Field compatibility for container and pod specifications",
  run: ({ pods }) =>
    pods.filter(isWindows).flatMap((pod) => {
      const spec = specOf(pod);
      const contexts = allContainers(pod).map(securityContextOf);
      const found = [
        ...fieldsIn(spec, OF_PODS),
        ...fieldsIn(spec, FLAGS_OF_PODS).filter(({ got }) => got !== false),
        ...fieldsIn(securityContextOf(spec), OF_POD_CONTEXTS),
        ...contexts.flatMap((context) => fieldsIn(context, OF_CONTAINER_CONTEXTS)),
      ];
      return found.map(({ path, got }) => ({
        object: pod.owner,
        path,
        what: "is a field for Linux, but the pod's `os` is `windows`",
        got,
        expected: "no such field",
        fix: { app: "set it to None in `patches`, or remove `os`" },
      }));
    }),
};

function fieldsIn({ path, body }: Part, fields: readonly string[]): readonly { path: string; got: Json }[] {
  return fields.flatMap((field) => {
    const got = body[field];
    return got === undefined || got === null ? [] : [{ path: `${path}.${field}`, got }];
  });
}
