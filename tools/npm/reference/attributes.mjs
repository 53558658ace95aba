/** The attributes of the macros by group, in the order of every document. */
import { placesOf } from "./places.mjs";
import { descriptionOf, typeOf } from "./schema_types.mjs";
import { keysOf } from "./shapes.mjs";

/**
 * `{ macro: { groups: [{ title, description, attributes }] } }`. An attribute has a `name`, `type`, `description`, its `keys`,
 * whether it is `required`, and `appTypes` if only some types have it. Attributes and keys alike have the `places` in a
 * chart where they show, the key of `values` that overrides them, or their purpose if they are `unrendered`.
 */
export function macrosOf(sources) {
  const { APP_ATTRIBUTES, APP_PARAMETERS, APP_SCHEMA, CHART_ATTRIBUTES, CHART_PARAMETERS, CHART_SCHEMA } = sources;
  const appTypes = Object.keys(sources.APP_TYPES);
  const app = {
    schemas: { schema: APP_SCHEMA, app: APP_SCHEMA },
    rows: APP_ATTRIBUTES,
    values: "apps.<app>.",
    appTypes,
    typesWith: sources.typesWith,
  };
  const chart = {
    schemas: { schema: CHART_SCHEMA, app: APP_SCHEMA },
    rows: { ...APP_ATTRIBUTES, ...CHART_ATTRIBUTES },
    values: "",
    appTypes,
    typesWith: () => appTypes,
  };
  return {
    release_app: { groups: APP_PARAMETERS.map((group) => groupOf(group, app)) },
    helm_chart: { groups: CHART_PARAMETERS.map((group) => groupOf(group, chart)) },
  };
}

/** The same of the macros for GitOps. Their attributes show in no chart. */
export function gitopsMacrosOf({ GITOPS_PARAMETERS, GITOPS_SCHEMAS }) {
  const entries = Object.entries(GITOPS_PARAMETERS).map(([macro, groups]) => {
    const schema = GITOPS_SCHEMAS[macro];
    const source = { schemas: { schema, app: schema }, rows: {}, values: "", appTypes: [], typesWith: () => [] };
    return [macro, { groups: groups.map((group) => groupOf(group, source)) }];
  });
  return Object.fromEntries(entries);
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

function attributeOf(name, property, required, source) {
  const { schemas, appTypes, typesWith } = source;
  const description = descriptionOf(property, schemas);
  const types = typesWith(property);
  return {
    name,
    type: typeOf(property, schemas),
    description,
    // Declarations require it, but the macro fills it in.
    required: required && !description.includes("Default:"),
    ...(types.length === appTypes.length ? {} : { appTypes: types }),
    ...endOf(name, property, source),
    keys: keysOf({ name, node: property }, schemas).map((key, _, keys) => keyOf(key, keys, property, source)),
  };
}

function keyOf(key, keys, attribute, source) {
  const { places, values, unrendered } = endOf(key.name, key.property, source);
  // If a dict is used in several places, the test looks at only one of them.
  const isShared = keys.some(({ asPath }) => asPath && key.path.startsWith(`${asPath}.`));
  return {
    ...key,
    places: isShared ? [] : places,
    // A definition's keys are in values only if the attribute is.
    values: attribute.values && values,
    unrendered,
  };
}

function endOf(name, property, { rows, values }) {
  return {
    places: placesOf(name, property, rows[name]),
    values: property.values && `${values}${property.values}`,
    unrendered: property.unrendered,
  };
}

/** Where the keys of a dict that repeats another one are documented. `name` is how a document names an attribute. */
export function repetition({ asAttribute, asPath, repeats }, name) {
  if (asAttribute !== undefined) return ` Same keys as ${name(asAttribute)}.`;
  if (repeats === undefined) return "";
  if (asPath !== "") return ` Same keys as \`${asPath}\`.`;
  return ` Has the keys \`${repeats[0]}\` to \`${repeats.at(-1)}\` again.`;
}
