/** The schemas are the model: templates and values follow them. */

import { expect, test } from "@jest/globals";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import { propertiesOf } from "../support/schema_properties.ts";

test.each([
  ["app", APP_SCHEMA],
  ["chart", CHART_SCHEMA],
])("every property of the %s schema is described", (_, schema) => {
  const properties = [...propertiesOf(schema as AttributeSchema)];
  expect(properties.length).toBeGreaterThan(30);
  const undescribed = properties.filter(
    ([, { description, $ref }]) => description === undefined && !$ref?.includes("/properties/"),
  );
  expect(undescribed.map(([name]) => name)).toEqual([]);
});
