import { expect, test } from "@jest/globals";
import { explainPolicy } from "./explain.ts";
import { readPolicies } from "./read.ts";

const POLICY = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: replicas}
spec:
  failurePolicy: Ignore
  paramKind: {apiVersion: v1, kind: ConfigMap}
  matchConstraints:
    resourceRules: [{apiGroups: [apps, ""], apiVersions: [v1], operations: [CREATE], resources: [deployments], resourceNames: [a]}]
    excludeResourceRules: [{apiGroups: [""], apiVersions: ["*"], operations: ["*"], resources: [pods]}]
    objectSelector: {matchLabels: {a: b}}
  matchConditions: [{name: a, expression: "object.metadata.name != 'b'"}]
  variables: [{name: most, expression: "int(params.data.most)"}]
  validations:
    - expression: |
        object.spec.replicas <= variables.most
        && object.spec.replicas > 0
      message: too many
      messageExpression: "'at most ' + params.data.most"
  auditAnnotations: [{key: replicas, valueExpression: "string(object.spec.replicas)"}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: bound}
spec: {policyName: replicas, validationActions: [Deny, Audit], paramRef: {name: limits, parameterNotFoundAction: Deny}, matchResources: {namespaceSelector: {matchLabels: {a: b}}}}
`;

const POLICIES = readPolicies([{ path: "rules.yaml", text: POLICY }]);

test("everything that a policy says is shown", () => {
  expect(POLICIES.mistakes).toEqual([]);
  expect(explainPolicy(POLICIES, "policy:replicas")?.split("\n")).toEqual([
    "policy replicas, in rules.yaml",
    "about     CREATE of deployments named a in apps, core v1",
    "not about * of pods in core *",
    'only      objectSelector {"matchLabels":{"a":"b"}}',
    "if        object.metadata.name != 'b'",
    "where     variables.most = int(params.data.most)",
    "must be   object.spec.replicas <= variables.most",
    "          && object.spec.replicas > 0",
    "  says    'at most ' + params.data.most",
    '  says    "too many"',
    "records   replicas = string(object.spec.replicas)",
    "failures  are ignored by the cluster",
    'bound     by bound: Deny, Audit with limits for {"namespaceSelector":{"matchLabels":{"a":"b"}}}',
  ]);
});

test("a name that is not there", () => {
  expect(explainPolicy(POLICIES, "replica")).toBeUndefined();
});
