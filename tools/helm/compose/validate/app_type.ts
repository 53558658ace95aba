/** The app's type is known, and its attributes apply to that type. */
import { wordsOf } from "../../base/similar.ts";
import { listWords } from "../../base/text.ts";
import { APP_TYPES, type AppTypeTraits } from "../../facts/app_types.ts";
import { isMeaningful, typesWith } from "../../facts/attributes.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import type { Problem } from "../../model/problems.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { App, AppType } from "../../model/types.ts";

const TYPES = Object.keys(APP_TYPES) as AppType[];

export function validateAppType(facts: AppFacts): readonly Problem[] {
  const { app, type } = facts;
  if (type === undefined) return [unknownType(app)];
  return [...missingSchedule(app, type), ...meaninglessAttributes(facts, type)];
}

function unknownType({ label, app_name }: App): Problem {
  const words = wordsOf(app_name);
  const named = TYPES.find((type) => words.includes(type));
  return {
    code: "missing-app-type",
    label,
    path: "app_type",
    what: `is missing and cannot be inferred from the name \`${app_name}\``,
    expected: `one of ${listWords(TYPES)}`,
    fix: named === undefined ? "add `app_type`" : `add \`app_type = "${named}"\``,
  };
}

function missingSchedule({ label, schedule }: App, type: AppType): Problem[] {
  if (!APP_TYPES[type].schedule || schedule !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: "schedule",
      what: `is missing, but app type \`${type}\` requires it`,
      expected: "a cron expression, like `0 3 * * *`",
      fix: "add `schedule`",
    },
  ];
}

const ATTRIBUTES = Object.entries(APP_SCHEMA.properties);

function meaninglessAttributes({ app, typeTraits }: AppFacts, type: AppType): Problem[] {
  return ATTRIBUTES.filter(([name]) => app[name as keyof App] !== undefined)
    .filter(([, attribute]) => !isMeaningful(attribute, typeTraits))
    .map(([name, attribute]) => ({
      code: "meaningless-attribute",
      label: app.label,
      path: name,
      got: app[name as keyof App],
      ...(isMeaningful(attribute, APP_TYPES[type]) ? ofPhase(name, app, typeTraits) : ofType(name, attribute, type)),
    }));
}

type Explanation = Pick<Problem, "expected" | "fix" | "what">;

function ofType(name: string, attribute: AttributeSchema, type: AppType): Explanation {
  return {
    what: `does not apply to app type \`${type}\``,
    expected: `app type ${listWords(typesWith(attribute), "or")}`,
    fix: `remove \`${name}\` or change \`app_type\``,
  };
}

function ofPhase(name: string, { phase }: App, { workload }: AppTypeTraits): Explanation {
  return {
    what: `does not apply to phase \`${phase}\`, in which the job runs as a ${workload}`,
    expected: "another phase",
    fix: `remove \`${name}\` or change \`phase\``,
  };
}
