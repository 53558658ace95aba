/** No two objects of one kind have the same name. */

import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

interface Named {
  readonly kind: string;
  readonly name: string;
  /** Whether the release's name comes before it. */
  readonly isPrefixed?: boolean;
  readonly label: string;
  /** The attribute it comes from. */
  readonly path: string;
}

export function crossCheckObjectNames({ apps, naming }: ChartView): readonly Problem[] {
  const owners = new Map<string, Named>();
  const services = apps.flatMap((app) => namedServices(app, naming));
  return [...apps.flatMap((app) => objects(app, naming)), ...services, ...sharedObjects(apps, naming)].flatMap(
    (object) => {
      const key = `${object.kind} ${object.isPrefixed === true} ${object.name}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? object);
      if (owner === undefined) return [];
      return {
        code: "duplicate-name",
        label: object.label,
        path: object.path,
        what: `creates a ${object.kind} with the same name as ${owner.label}: ${owner.path}`,
        got: object.name,
        expected: "a unique name for each object of a kind",
        fix: "rename one of them",
      };
    },
  );
}

function objects(app: AppView, naming: ChartView["naming"]): Named[] {
  const { label, configs, configFiles, secrets, externalSecrets, claims } = app;
  const named = (kind: string, attribute: string, views: readonly { readonly name: string }[]): Named[] =>
    views.map(({ name }) => ({
      kind,
      name: `${app.objectName ?? app.name}-${name}`,
      isPrefixed: naming === "release" && app.objectName === undefined,
      label,
      path: attribute === "config" ? attribute : joinPath(attribute, name),
    }));
  return [
    ...named("ConfigMap", "config", configs),
    ...named(
      "ConfigMap",
      "config_files",
      configFiles.filter(({ isShared }) => !isShared),
    ),
    ...named("Secret", "secrets", [...secrets, ...externalSecrets]),
    ...(app.isStateful ? [] : named("PersistentVolumeClaim", "volumes", claims)),
  ];
}

/** Services whose names do not depend on the release. */
function namedServices(
  { name, objectName, label, service, hasService, isStateful }: AppView,
  naming: ChartView["naming"],
): Named[] {
  const isPlain = naming === "app" || objectName !== undefined;
  const whole = objectName ?? name;
  const named = (isThere: boolean, own: string): Named[] =>
    isThere ? [{ kind: "Service", name: own, label, path: "service.name" }] : [];
  return [
    ...named(hasService && (isPlain || service.ownName !== undefined), service.ownName ?? whole),
    ...named(isStateful && isPlain, `${whole}-headless`),
  ];
}

/** Each object that apps share, where the first of them declares it. */
function sharedObjects(apps: readonly AppView[], naming: ChartView["naming"]): readonly Named[] {
  const isPrefixed = naming === "release";
  const all = apps.flatMap(({ label, configFiles, sharedClaims }) => {
    const files = configFiles.filter(({ isShared }) => isShared);
    return [
      ...files.map(({ name }) => ({
        kind: "ConfigMap",
        name,
        isPrefixed,
        label,
        path: joinPath("config_files", name),
      })),
      ...sharedClaims.map(({ name }) => ({
        kind: "PersistentVolumeClaim",
        name,
        isPrefixed,
        label,
        path: joinPath("volumes", name),
      })),
    ];
  });
  const isFirst = ({ kind, name }: Named, index: number) =>
    all.findIndex((other) => other.kind === kind && other.name === name) === index;
  return all.filter(isFirst);
}
