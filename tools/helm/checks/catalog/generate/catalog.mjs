/** Joins the content of the packages into one text: an index, then one definition per line, stored once for all versions. */

/**
 * `clients`: definitions and kinds of each Kubernetes version, oldest first; `typed`: definitions that have enums and
 * quantities, and those of custom resources, whose kinds are `resources` in every version.
 */
export function catalogText({ clients, typed, resources }) {
  const versions = Object.keys(clients);
  const newest = clients[versions.at(-1)];
  const details = detailsByName(typed);
  const lines = new Map();
  const kinds = {};
  versions.forEach((version, position) => {
    const { definitions, kinds: ofVersion } = clients[version];
    const refined = mapValues(definitions, (definition, name) =>
      mayBeEmpty(
        refine(refine(definition, newest.definitions[name]), details.get(name)),
        FIELDS_THAT_MAY_BE_EMPTY[name],
      ),
    );
    add(refined, ofVersion, 1 << position);
  });
  add(typed, withoutLists(resources), (1 << versions.length) - 1);

  function add(definitions, kindNames, bit) {
    for (const [kind, name] of Object.entries(kindNames)) {
      kinds[kind] ??= [];
      join(kinds[kind], name, bit);
    }
    for (const [name, definition] of reachable(definitions, kindNames)) {
      const line = JSON.stringify(definition);
      const key = `${name} ${line}`;
      lines.set(key, { name, line, bits: (lines.get(key)?.bits ?? 0) | bit });
    }
  }
  return text({ versions, kinds, lines: [...lines.values()] });
}

/** The first line maps definitions to lines, for sets of versions given as bits. */
function text({ versions, kinds, lines }) {
  const sorted = lines.sort((a, b) => compare(a.name, b.name) || a.bits - b.bits);
  const definitions = {};
  sorted.forEach(({ name, bits }, index) => {
    definitions[name] ??= [];
    definitions[name].push([bits, index + 1]);
  });
  const index = { versions, kinds: sortKeys(kinds), definitions };
  return `${[JSON.stringify(index), ...sorted.map(({ line }) => line)].join("\n")}\n`;
}

function join(entries, name, bit) {
  const entry = entries.find(([, known]) => known === name);
  if (entry === undefined) entries.push([bit, name]);
  else entry[0] |= bit;
}

/** The definitions that objects of these kinds can contain, closed. Fields that only the server writes are left out. */
function reachable(definitions, kindNames) {
  const found = new Map();
  const roots = new Set(Object.values(kindNames));
  const visit = (name) => {
    if (found.has(name)) return;
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`nothing defines ${name}`);
    found.set(name, undefined);
    const isObject = roots.has(name) || definition.properties?.apiVersion?.const !== undefined;
    const closed = close(isObject ? asObject(definition) : definition);
    found.set(name, closed);
    for (const reference of references(closed)) visit(reference);
  };
  for (const name of roots) visit(name);
  return found;
}

/** Embedded objects, such as claim templates, do not need the fields that the catalog looks up kinds by. */
function asObject({ properties, required = [], ...definition }) {
  const typeMeta = { apiVersion: { type: "string" }, kind: { type: "string" } };
  return {
    ...definition,
    properties: { ...properties, ...typeMeta, ...("status" in properties && { status: {} }) },
    required: required.filter((name) => !["apiVersion", "kind", "status"].includes(name)),
  };
}

/** Rejects fields that are not listed, as `kubectl` does with strict validation. */
function close(schema) {
  const closed = mapSchemas(schema, close);
  const isOpen = closed.properties === undefined || closed.additionalProperties !== undefined;
  return isOpen ? closed : { ...closed, additionalProperties: false };
}

/** Applies a function to each schema directly below one. */
function mapSchemas(schema, apply) {
  const { properties, items, additionalProperties, anyOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(sortKeys(properties), apply) }),
    ...(items && { items: apply(items) }),
    ...(additionalProperties && { additionalProperties: apply(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map(apply) }),
  };
}

function references(schema) {
  const found = typeof schema.$ref === "string" ? [schema.$ref] : [];
  mapSchemas(schema, (inner) => found.push(...references(inner)));
  return found;
}

/** Takes enums, quantities and integers from a more detailed schema of the same thing. */
function refine(schema, detail) {
  if (detail === undefined) return schema;
  if (schema.type === "string" && (detail.enum || Array.isArray(detail.type))) return detail;
  if (schema.type === "number" && detail.type === "integer") return detail;
  return {
    ...schema,
    ...(schema.properties && {
      properties: mapValues(schema.properties, (property, name) => refine(property, detail.properties?.[name])),
    }),
    ...(schema.items && { items: refine(schema.items, detail.items) }),
    ...(schema.additionalProperties && {
      additionalProperties: refine(schema.additionalProperties, detail.additionalProperties),
    }),
  };
}

/**
 * Fields whose enums do not say that Kubernetes takes an empty text for a missing one, which it does where they are no pointers in Go.
 * `node e2e/cluster.mjs checks` asks the API server about those of workloads, Services, claims and the like.
 */
const FIELDS_THAT_MAY_BE_EMPTY = {
  V1Container: ["imagePullPolicy", "terminationMessagePolicy"],
  V1ContainerPort: ["protocol"],
  V1CronJobSpec: ["concurrencyPolicy"],
  V1DaemonSetUpdateStrategy: ["type"],
  V1DeploymentStrategy: ["type"],
  V1HTTPGetAction: ["scheme"],
  V1ImageVolumeSource: ["pullPolicy"],
  V1Lifecycle: ["stopSignal"],
  V1PersistentVolumeSpec: ["persistentVolumeReclaimPolicy"],
  V1PodSpec: ["dnsPolicy", "restartPolicy"],
  V1ServicePort: ["protocol"],
  V1ServiceSpec: ["externalTrafficPolicy", "sessionAffinity", "type"],
  V1StatefulSetSpec: ["podManagementPolicy"],
  V1StatefulSetUpdateStrategy: ["type"],
  V1StorageClass: ["reclaimPolicy"],
  V1Toleration: ["effect", "operator"],
};

function mayBeEmpty(definition, fields = []) {
  const properties = mapValues(definition.properties ?? {}, (schema, field) =>
    fields.includes(field) && schema.enum !== undefined ? { ...schema, enum: ["", ...schema.enum] } : schema,
  );
  return fields.length === 0 ? definition : { ...definition, properties };
}

/** Definitions of `kubernetes-models` by the client's names: `IIoK8sApiCoreV1Event` is `CoreV1Event`, or `V1Event` if unique. */
function detailsByName(definitions) {
  const found = new Map();
  const ambiguous = new Set();
  for (const [name, definition] of Object.entries(definitions)) {
    const match = /^IIoK8s.*?([A-Z][a-z0-9]*)(V\d+(?:(?:alpha|beta)\d+)?[A-Z]\w*)$/.exec(name);
    if (match === null) continue;
    const [, group, short] = match;
    found.set(`${group}${short}`, definition);
    if (found.has(short)) ambiguous.add(short);
    found.set(short, definition);
  }
  for (const short of ambiguous) found.delete(short);
  return found;
}

function withoutLists(kinds) {
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => !kind.endsWith("List")));
}

function mapValues(object, apply) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, apply(value, key)]));
}

function sortKeys(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => compare(a, b)));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
