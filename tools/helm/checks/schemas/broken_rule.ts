/** Rules of custom resources that a schema cannot express. */
import type { ObjectCheck } from "../types.ts";

export const brokenRule: ObjectCheck = {
  code: "broken-rule",
  severity: "error",
  about: "failure",
  description:
    "Every custom resource keeps the rules of its definition, `x-kubernetes-validations`: of definitions in the chart, in `crd_schemas`, and of the bundled ones.",
  source: "Kubernetes: Extend the Kubernetes API with CustomResourceDefinitions",
  run: ({ objects, declaration: { rules } }) =>
    objects.flatMap((object) =>
      (rules?.(object.body) ?? []).map(({ path, rule, message, value }) => ({
        object,
        path,
        what: `breaks a rule of its definition: ${message}`,
        ...(path === "" ? {} : { got: value }),
        expected: `\`${rule}\``,
        fix: "change it so that the rule holds",
      })),
    ),
};
