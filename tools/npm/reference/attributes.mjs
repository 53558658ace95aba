/** The attributes that the macros take, group by group, as every document lists them. */
import { EVERYWHERE, placeOf } from "./places.mjs";
import { literal, resolveNode, typeOf } from "./schema_types.mjs";
import { keysOf } from "./shapes.mjs";

/**
 * `{ macro: { groups: [{ title, description, attributes }] } }`. An attribute has a `name`, `type`, `description`, `keys` and
 * the `place` where it shows in a chart; `required`, and `appTypes` where not all types have it.
 */
export function macrosOf({ schemas, rows, appTypes, isMeaningful }) {
  const { APP_PARAMETERS, APP_SCHEMA, CHART_PARAMETERS, CHART_SCHEMA } = schemas;
  const placesIn = (own) => (property) => EVERYWHERE[property] ?? (own[property] && placeOf(own[property].at));
  const app = {
    schemas: { schema: APP_SCHEMA, app: APP_SCHEMA },
    place: placesIn(rows.APP_ATTRIBUTES),
    typesWith: (attribute) => appTypes.filter((type) => isMeaningful(attribute, type)),
  };
  const chart = {
    schemas: { schema: CHART_SCHEMA, app: APP_SCHEMA },
    place: placesIn({ ...rows.APP_ATTRIBUTES, ...rows.CHART_ATTRIBUTES }),
    typesWith: () => appTypes,
  };
  const groupsOf = (groups, source) => groups.map((group) => groupOf(group, { ...source, appTypes }));
  return {
    release_app: { groups: groupsOf(APP_PARAMETERS, app) },
    helm_chart: { groups: groupsOf(CHART_PARAMETERS, chart) },
  };
}

export function attributesOf({ groups }) {
  return groups.flatMap(({ attributes }) => attributes);
}

function groupOf({ title, description, properties, required = [] }, source) {
  const attributes = Object.entries(properties)
    .filter(([, { internal }]) => internal !== true)
    .map(([name, property]) => attributeOf(name, property, required.includes(name), source));
  return { title, description, attributes };
}

function attributeOf(name, property, required, { schemas, place, typesWith, appTypes }) {
  const node = resolveNode(property, schemas);
  const types = typesWith(name);
  return {
    name,
    type: typeOf(property, schemas),
    description: describe(node),
    // What the macro fills in is required of declarations alone.
    required: required && node.default === undefined && !node.description.includes("Default:"),
    ...(types.length === appTypes.length ? {} : { appTypes: types }),
    keys: keysOf({ name, node: property }, schemas).map((key) => ({
      ...key,
      description: describe(key.node),
      place: place(key.property),
    })),
    place: place(name),
    values: property.values,
  };
}

/** The description, and the default that is a plain value. */
function describe({ description, default: value }) {
  return value === undefined ? description : `${description} Default: ${literal(value)}.`;
}

/** What to read about the keys of a dict that repeats another one. `name` is how a document names an attribute. */
export function repetition({ asAttribute, asPath, repeats }, name) {
  if (asAttribute !== undefined) return ` Keys as in ${name(asAttribute)}.`;
  if (repeats === undefined) return "";
  if (asPath !== "") return ` Keys as in \`${asPath}\`.`;
  return ` The keys ${repeats.map((key) => `\`${key}\``).join(", ")} as here.`;
}
