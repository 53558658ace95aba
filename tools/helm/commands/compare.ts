/** `compare`: tells how charts, manifests and releases differ, object by object. */
import { entryOf } from "../base/table.ts";
import { listWords } from "../base/text.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { isHook } from "../checks/objects/hooks.ts";
import { readObject } from "../checks/objects/objects.ts";
import { compare, isAlike } from "../compare/comparison.ts";
import { liveView } from "../compare/live_view.ts";
import { identifyIn } from "../compare/matching.ts";
import type { ComparisonReport } from "../compare/report/report.ts";
import { comparisonText } from "../compare/report/text.ts";
import type { KubernetesObject, Pair } from "../compare/types.ts";
import { formatProblems } from "../model/problems.ts";
import { comparisonHtml } from "../page/comparison_html.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal, UsageError } from "../system/command.ts";
import { type ReadSide, readComparisonSide } from "../system/comparison_sides.ts";
import { helmRunner } from "../system/helm.ts";
import { replaceText } from "../system/io.ts";
import { userPath } from "../system/runfiles.ts";
import { replacements } from "../upgrade/replacements.ts";
import { findFile, readTextsFiles } from "./comparison_options.ts";

const SIDE =
  "a chart (a directory or `.tgz`), manifests (a file, a directory, or `-` for the standard input), or `release:<name>` for a release in a cluster";

const OPTIONS = {
  manual: {
    type: "string",
    multiple: true,
    value: "side",
    description: `What there is now: ${SIDE}. Required.`,
  },
  generated: {
    type: "string",
    multiple: true,
    value: "side",
    description: "What is to take its place, in the same forms. Required.",
  },
  "manual-values": {
    type: "string",
    multiple: true,
    value: "file",
    description: "YAML file of values for the manual chart.",
  },
  "generated-values": {
    type: "string",
    multiple: true,
    value: "file",
    description: "YAML file of values for the generated chart.",
  },
  environment: {
    type: "string",
    value: "name",
    description: "Environment of charts that have `values-<environment>.yaml`. Default: their own values.",
  },
  renames: {
    type: "string",
    value: "file",
    description: "YAML or JSON file with the new name of each object that gets one, by `<Kind>/<old name>`.",
  },
  accept: {
    type: "string",
    multiple: true,
    value: "file",
    description:
      "YAML or JSON file with the reason for each accepted difference, by `<Kind>/<name>` or `<Kind>/<name> <path>`; `*` stands for any characters but spaces and `]`.",
  },
  format: {
    type: "string",
    default: "text",
    value: "format",
    description: "Format of the report: `text`, `json` or `html`.",
  },
  output: { type: "string", value: "file", description: "File to write the report to. Default: the standard output." },
  namespace: {
    type: "string",
    short: "n",
    default: "default",
    value: "name",
    description: "Namespace of the release.",
  },
  release: {
    type: "string",
    value: "name",
    description: "Name of the release that charts are rendered for. Default: each chart's name.",
  },
  "kube-version": {
    type: "string",
    value: "version",
    description: "Kubernetes version to render charts for. Default: Helm's own.",
  },
  "kube-context": { type: "string", value: "name", description: "Context of the kubeconfig, for `release:<name>`." },
  kubeconfig: { type: "string", value: "file", description: "The kubeconfig, for `release:<name>`." },
  helm: { type: "string", default: "", value: "path", internal: true, description: "The Helm binary." },
  label: { type: "string", default: "compare", internal: true, description: "Who reports problems." },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const compareCommand = defineCommand({
  summary: "Compares charts, manifests or releases, object by object, and fails if they differ.",
  examples: [
    "bazel run //tools/helm:compare -- --manual=old/charts/shop --generated=bazel-bin/shop/shop_chart --environment=dev",
    "bazel run @rules_appchart//tools/helm:compare -- --manual=release:shop -n shop --generated=bazel-bin/shop/shop_chart",
    "kustomize build overlays/dev | bazel run @rules_appchart//tools/helm:compare -- --manual=- --generated=bazel-bin/shop/shop_chart",
  ],
  options: OPTIONS,
  run: compareSides,
});

const FORMATS: Readonly<Record<string, (report: ComparisonReport, terminal: Terminal) => string>> = {
  html: (report) => comparisonHtml(report).trimEnd(),
  json: (report) => JSON.stringify(report, undefined, 2),
  text: comparisonText,
};

async function compareSides(values: Values, terminal: Terminal): Promise<Outcome> {
  const format = entryOf(FORMATS, values.format);
  if (format === undefined) {
    throw new UsageError(`no format \`${values.format}\`; expected ${listWords(Object.keys(FORMATS), "or")}`);
  }
  const { label } = values;
  const renames = readTextsFiles(values.renames === undefined ? [] : [values.renames], "--renames", label);
  const accepted = readTextsFiles(values.accept ?? [], "--accept", label);
  const [manual, generated] = await readSides(values);
  const problems = [...renames.problems, ...accepted.problems, ...manual.problems, ...generated.problems];
  if (problems.length > 0) return { exitCode: 1, output: formatProblems(problems) };
  const { comparison, problems: stale } = compare(
    { ...seenFrom(manual, values.namespace), after: generated.objects },
    { renames: renames.texts, acceptances: accepted.texts, label },
  );
  const { pairs, ...found } = comparison;
  const report = {
    manual: given(values, "manual").join(", "),
    generated: given(values, "generated").join(", "),
    ...found,
    replaced: replacements(pairs),
  };
  return outcome(
    values,
    format(report, terminal),
    isAlike(comparison),
    stale.length === 0 ? "" : formatProblems(stale),
  );
}

/** The report, and what is wrong with the files of renames and accepted differences. */
function outcome({ output }: Values, text: string, isSame: boolean, stale: string): Outcome {
  if (output !== undefined) replaceText(userPath(output), `${text}\n`);
  const shown = output === undefined ? text : `Written to ${output}`;
  return {
    exitCode: isSame && stale === "" ? 0 : 1,
    output: [shown, stale].filter((part) => part !== "").join("\n\n"),
    isResult: true,
  };
}

async function readSides(values: Values): Promise<readonly [ReadSide, ReadSide]> {
  const common = {
    helm: findFile(values.helm),
    find: findFile,
    run: helmRunner(),
    read: documentReader(),
    release: values.release,
    namespace: values.namespace,
    environment: values.environment,
    options: values["kube-version"] === undefined ? [] : ["--kube-version", values["kube-version"]],
    connection: (["kube-context", "kubeconfig"] as const).flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}`, values[name]],
    ),
  };
  const side = (name: "generated" | "manual") =>
    readComparisonSide(given(values, name), {
      ...common,
      values: (values[`${name}-values`] ?? []).map(findFile),
      reporter: { label: values.label, path: `--${name}` },
    });
  return Promise.all([side("manual"), side("generated")]);
}

function given(values: Values, side: "generated" | "manual"): readonly string[] {
  const places = values[side] ?? [];
  if (places.length === 0) throw new UsageError(`--${side}=<side> is missing`);
  return places;
}

/** The objects of a release as the cluster has them; those of anything else as they are. */
function seenFrom({ objects, live }: ReadSide, namespace: string) {
  if (live === undefined) return { before: objects };
  const identify = identifyIn(namespace);
  const present = new Map(live.map((object) => [identify(object), object]));
  const seen = ({ before, after }: Pair): KubernetesObject => {
    const current = present.get(identify(before));
    return current === undefined ? before : { ...readObject(liveView(current, before, after)), id: before.id };
  };
  // Hooks come and go.
  return { before: objects.filter((object) => isHook(object) || present.has(identify(object))), seen };
}
