/** The types of `request` and `namespaceObject` (k8s.io/apiserver/pkg/admission/plugin/cel: `BuildRequestType`). */
import { UndecidedError } from "../cel/library.ts";

/** An object whose fields have types. */
export interface RecordType {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** `given`: the fields that are known; `named`: how expressions name it. */
  readonly construct: new (
    named: string,
    given: Readonly<Record<string, unknown>>,
  ) => object;
}

/** CEL tells values of different types apart by their constructors. */
function recordType(name: string, fields: Readonly<Record<string, string>>): RecordType {
  const construct = class {
    readonly #named: string;
    readonly #given: Readonly<Record<string, unknown>>;
    constructor(named: string, given: Readonly<Record<string, unknown>>) {
      this.#named = named;
      this.#given = given;
    }
    static fieldOf(record: InstanceType<typeof construct>, field: string): unknown {
      if (Object.hasOwn(record.#given, field)) return record.#given[field];
      throw new UndecidedError(`\`${record.#named}.${field}\``);
    }
  };
  for (const field of Object.keys(fields)) {
    Object.defineProperty(construct.prototype, field, {
      get(this: InstanceType<typeof construct>) {
        return construct.fieldOf(this, field);
      },
    });
  }
  return { name, fields, construct };
}

const TIME = "google.protobuf.Timestamp";
const KIND = recordType("kubernetes.GroupVersionKind", { group: "string", version: "string", kind: "string" });
const RESOURCE = recordType("kubernetes.GroupVersionResource", {
  group: "string",
  version: "string",
  resource: "string",
});
const USER = recordType("kubernetes.UserInfo", {
  username: "string",
  uid: "string",
  groups: "list<string>",
  extra: "map<string, list<string>>",
});
export const REQUEST = recordType("kubernetes.AdmissionRequest", {
  kind: KIND.name,
  resource: RESOURCE.name,
  subResource: "string",
  requestKind: KIND.name,
  requestResource: RESOURCE.name,
  requestSubResource: "string",
  name: "string",
  namespace: "string",
  operation: "string",
  userInfo: USER.name,
  dryRun: "bool",
  options: "dyn",
});
const METADATA = recordType("kubernetes.NamespaceMetadata", {
  name: "string",
  generateName: "string",
  namespace: "string",
  labels: "map<string, string>",
  annotations: "map<string, string>",
  UID: "string",
  creationTimestamp: TIME,
  deletionGracePeriodSeconds: "int",
  deletionTimestamp: TIME,
  generation: "int",
  resourceVersion: "string",
  finalizers: "list<string>",
});
const SPEC = recordType("kubernetes.NamespaceSpec", { finalizers: "list<string>" });
const CONDITION = recordType("kubernetes.NamespaceCondition", {
  status: "string",
  type: "string",
  lastTransitionTime: TIME,
  message: "string",
  reason: "string",
});
const STATUS = recordType("kubernetes.NamespaceStatus", { conditions: `list<${CONDITION.name}>`, phase: "string" });
export const NAMESPACE = recordType("kubernetes.Namespace", {
  metadata: METADATA.name,
  spec: SPEC.name,
  status: STATUS.name,
});

/** Those that others have fields of come first. */
export const RECORDS: readonly RecordType[] = [
  KIND,
  RESOURCE,
  USER,
  REQUEST,
  METADATA,
  SPEC,
  CONDITION,
  STATUS,
  NAMESPACE,
];

/** A record with the given fields; reading any other one says that only a cluster knows it. */
function recordOf({ construct }: RecordType, named: string, given: Readonly<Record<string, unknown>>): object {
  return new construct(named, given);
}

/** The namespace of objects that are in none: equal to null, and without fields. */
export const NO_NAMESPACE = recordOf(NAMESPACE, "namespaceObject", {});

export interface RequestFields {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly resource: string;
  readonly name: string;
  readonly namespace: string;
}

/** The request that creates an object. */
export function requestOf({ group, version, kind, resource, name, namespace }: RequestFields): object {
  const kindOf = recordOf(KIND, "request.kind", { group, version, kind });
  const resourceOf = recordOf(RESOURCE, "request.resource", { group, version, resource });
  return recordOf(REQUEST, "request", {
    kind: kindOf,
    resource: resourceOf,
    subResource: "",
    requestKind: kindOf,
    requestResource: resourceOf,
    requestSubResource: "",
    name,
    namespace,
    operation: "CREATE",
    userInfo: recordOf(USER, "request.userInfo", {}),
    dryRun: false,
  });
}

/** `labels`: undefined if nothing says which the namespace has. */
export function namespaceOf(name: string, labels: Readonly<Record<string, string>> | undefined): object {
  return recordOf(NAMESPACE, "namespaceObject", {
    metadata: recordOf(METADATA, "namespaceObject.metadata", { name, ...(labels === undefined ? {} : { labels }) }),
    spec: recordOf(SPEC, "namespaceObject.spec", {}),
    status: recordOf(STATUS, "namespaceObject.status", {}),
  });
}
