/** The app's type can be told, and its attributes mean something for that type. */
import { APP_TYPES, inferAppType } from "../app_types.ts";
import { listWords, type Problem } from "../problems.ts";
import type { App, AppType } from "../types.ts";

const TYPES = Object.keys(APP_TYPES) as AppType[];

/** Attributes that only some types have. */
const MEANINGFUL: Readonly<Partial<Record<keyof App, (type: AppType) => boolean>>> = {
  replicas: (type) => APP_TYPES[type].replicas !== undefined,
  ingress: (type) => APP_TYPES[type].ingress,
  phase: (type) => APP_TYPES[type].workload === "Job",
  weight: (type) => APP_TYPES[type].workload === "Job",
  deadline: (type) => APP_TYPES[type].workload === "Job",
  backoff_limit: (type) => APP_TYPES[type].workload === "Job",
  delete_policy: (type) => APP_TYPES[type].workload === "Job",
};

export function validateAppType(app: App): readonly Problem[] {
  const type = app.app_type ?? inferAppType(app.app_name);
  return type === undefined ? [unknownType(app)] : meaninglessAttributes(app, type);
}

function unknownType({ label, app_name }: App): Problem {
  return {
    code: "missing-app-type",
    label,
    path: "app_type",
    what: `is missing and does not follow from the name \`${app_name}\``,
    expected: `one of ${listWords(TYPES)}`,
    fix: "add `app_type`",
  };
}

function meaninglessAttributes(app: App, type: AppType): Problem[] {
  return Object.entries(MEANINGFUL)
    .filter(([attribute, isMeaningful]) => app[attribute as keyof App] !== undefined && !isMeaningful(type))
    .map(([attribute, isMeaningful]) => ({
      code: "meaningless-attribute",
      label: app.label,
      path: attribute,
      what: `means nothing for the app type \`${type}\``,
      got: app[attribute as keyof App],
      expected: `the app type ${listWords(TYPES.filter(isMeaningful), "or")}`,
      fix: `remove \`${attribute}\` or change \`app_type\``,
    }));
}
