/** What the notes look at to tell which Secrets and ConfigMaps must exist: what refers to them, and what the chart creates. */
import { member } from "../../base/literal.ts";
import { nameArguments, sharedNameArguments } from "../../facts/object_names.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView, CreatedView, NeedsView } from "../../model/chart_view.ts";
import type { ChartFiles } from "../../model/types.ts";
import type { ObjectView } from "../../model/views.ts";

/** The key of a field that refers to a Secret or ConfigMap, in YAML and in JSON. */
const REFERENCE = '(configMap|[sS]ecret)(KeyRef|Ref)?"?:';

/** `templates`: the templates of the chart's objects. */
export function needsOf(chart: ChartView, templates: ChartFiles): NeedsView {
  return {
    workloads: chart.objects.flatMap(({ owner, key, path }) => {
      if (owner?.workload !== key) return [];
      const text = String(templates.get(`templates/${path}.yaml`));
      const isPatched = owner.patches[key] !== undefined;
      const alwaysRefers = owner.hasImagePullSecrets || isPatched || new RegExp(REFERENCE).test(text);
      return [{ app: owner.key, path: `/${path}.yaml`, alwaysRefers }];
    }),
    reference: REFERENCE,
    created: chart.apps.flatMap((app) => createdBy(app, chart.name)),
  };
}

function createdBy(app: AppView, chart: string): readonly CreatedView[] {
  const fullName = (nameArguments: string) => `include "${chart}.fullname" (list $ ${nameArguments})`;
  const nameOf = ({ name }: ObjectView) => fullName(nameArguments(app.name, name));
  const view = (kind: CreatedView["kind"], object: ObjectView, name = nameOf(object)): CreatedView => {
    return { app: app.key, kind, name, condition: object.condition, keys: [] };
  };
  return [
    ...app.configs.map((object) => view("ConfigMap", object)),
    ...app.configFiles.map((object) =>
      view("ConfigMap", object, object.isShared ? fullName(sharedNameArguments(object.name)) : nameOf(object)),
    ),
    ...app.externalSecrets.map((object) => view("Secret", object)),
    ...app.secrets.map((secret) => ({
      ...view("Secret", secret, `${member("$app.secrets", secret.name)}.existingSecret | default (${nameOf(secret)})`),
      keys: secret.keys.map(({ key }) => key),
    })),
  ];
}
