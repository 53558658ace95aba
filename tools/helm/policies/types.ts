/** Admission policies as they are read from files, and what they say. */
import type { Program } from "../cel/language.ts";
import type { JsonObject, KubernetesObject, Strings } from "../checks/types.ts";

export interface PolicyFile {
  /** As people know it. */
  readonly path: string;
  readonly text: string;
}

/** An object in a file. */
export interface PolicyDocument {
  readonly file: string;
  /** `<kind>/<name>`. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: Strings;
  readonly body: JsonObject;
}

/** Something that is wrong with the files themselves. */
export interface PolicyMistake {
  readonly file: string;
  /** The object and the path in it; empty for the file as a whole. */
  readonly path: string;
  readonly what: string;
  readonly got?: unknown;
  readonly expected: string;
  readonly fix: string;
}

export interface Policies {
  readonly policies: readonly Policy[];
  /** Objects that may be parameters. */
  readonly parameters: readonly PolicyDocument[];
  /** Labels of the namespaces in the files, by their names. */
  readonly namespaces: ReadonlyMap<string, Strings>;
  readonly mistakes: readonly PolicyMistake[];
}

export interface Policy {
  readonly document: PolicyDocument;
  readonly name: string;
  readonly constraints: JsonObject;
  readonly matchConditions: readonly Condition[];
  readonly variables: ReadonlyMap<string, Expression>;
  readonly validations: readonly Validation[];
  readonly auditAnnotations: readonly Condition[];
  readonly paramKind: { readonly apiVersion: string; readonly kind: string } | undefined;
  readonly ignoresFailures: boolean;
  readonly bindings: readonly Binding[];
}

export interface Expression {
  readonly source: string;
  /** Where it is in the policy, like `spec.validations[0].expression`. */
  readonly path: string;
  /** Undefined if it does not compile, which is a mistake of the files. */
  readonly program: Program | undefined;
}

export interface Condition extends Expression {
  readonly name: string;
}

export interface Validation extends Expression {
  readonly message: string | undefined;
  readonly messageExpression: Expression | undefined;
}

export interface Binding {
  readonly document: PolicyDocument;
  readonly name: string;
  readonly resources: JsonObject;
  readonly paramRef: JsonObject | undefined;
  /** `Deny`, `Warn` and `Audit`. */
  readonly actions: readonly string[];
}

/** Where a chart is installed. */
export interface Place {
  readonly release: string;
  readonly namespace: string;
  /** Undefined: nothing says which it has. */
  readonly namespaceLabels: Strings | undefined;
}

/** An object as the API server shows it to policies. */
export interface Subject {
  /** The object of the chart that it is, or that makes it. */
  readonly object: KubernetesObject;
  /** Where it is in that object, like `spec.template`; empty if it is the object itself. */
  readonly within: string;
  readonly body: () => JsonObject;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly resource: string;
  readonly name: string;
  /** Undefined for objects of the whole cluster. */
  readonly namespace: string | undefined;
  readonly labels: Strings;
}

/** What a policy says about an object; nothing if it has no objection. */
export type Verdict = Violation | Undecided | Unusable;

export interface Violation {
  readonly kind: "violation";
  readonly policy: Policy;
  readonly binding: Binding;
  readonly subject: Subject;
  /** The expression that refuses the object, or fails. */
  readonly expression: Expression;
  readonly message: string;
  /** Whether it could not be evaluated. */
  readonly isFailure: boolean;
  /** Path in the object of the chart; empty if it is not known. */
  readonly path: string;
}

export interface Undecided {
  readonly kind: "undecided";
  readonly policy: Policy;
  /** What only a cluster knows. */
  readonly what: string;
}

/** A binding that does not work for any object. */
export interface Unusable {
  readonly kind: "unusable";
  readonly mistake: PolicyMistake;
}
