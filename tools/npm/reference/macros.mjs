/** The macros' parameters and docstrings, as Starlark. */
import { repetition } from "./attributes.mjs";
import { listWords } from "./schema_types.mjs";

const WIDTH = 120;

const PAGE =
  "docs/attributes.md has the same reference, plus where each attribute shows in the chart, and its key in values. Both are generated from tools/helm/model/";

/** What each macro does, and how the call of the function that does it begins. */
const MACROS = {
  release_app: {
    reference: `${PAGE}app.`,
    call: "declare_app(name",
    summary: "Declares an application: a deployable unit.",
    details: [
      "Creates the target `<name>_metadata`. All problems with the attributes are reported at once, when a chart with the app is built.",
    ],
    kwargs:
      "attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt attribute, which a chart with the app reports.",
  },
  helm_chart: {
    reference: `${PAGE}chart.`,
    call: "declare_chart(name",
    summary: "Composes apps into one chart directory.",
    details: [
      "`<name>` is the chart directory. Every build checks it: errors fail the build, warnings are counted. `bazel run //hello:hello_chart.validate` prints the report for the chart's own values and each environment; `--format=json`, `sarif` or `junit` print it for machines, and Helm's options `-f values.yaml`, `--set a=b`, `--kube-version` and `--namespace` produce another one. `--environment` shows one environment, and `<name>.test` is the report as a test.",
      "`<name>.package` is the chart as one file, and run targets such as `<name>.template`, `<name>.diff` and `<name>.install` carry it into a cluster: see docs/delivery.md.",
    ],
    kwargs:
      "attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt attribute, which the build of the chart reports.",
  },
  ...gitopsMacros({
    argocd_application: "Makes an Application of Argo CD for each place that a chart goes to.",
    argocd_application_set:
      "Makes an ApplicationSet of Argo CD, with an application for each place that a chart goes to.",
    argocd_project: "Makes AppProjects of Argo CD: where a chart may go, and who may do what with it.",
    flux_helm_release: "Makes a HelmRelease of Flux, with its source, for each place that a chart goes to.",
  }),
};

function gitopsMacros(summaries) {
  const entries = Object.entries(summaries).map(([macro, summary]) => [
    macro,
    {
      reference: "docs/gitops.md has the same reference. Both are generated from tools/helm/model/gitops.",
      call: `declare_gitops("${macro}", name`,
      summary,
      details: [
        "`<name>` is a directory of YAML files, checked against the definitions of their kinds. `bazel run //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when the copy there is out of date.",
      ],
      kwargs:
        "attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt attribute, which the build reports.",
    },
  ]);
  return Object.fromEntries(entries);
}

/** The lines of a macro's definition; `examples` has an argument from a call for each attribute. */
export function definitionOf(macro, { groups }, examples) {
  const { reference, call, summary, details, kwargs } = MACROS[macro];
  const attributes = groups.flatMap((group) => group.attributes).filter(({ name }) => name !== "name");
  return [
    `def ${macro}(`,
    "        name,",
    "        *,",
    ...groups.flatMap(parameters),
    "        **kwargs):",
    `    """${summary}`,
    "",
    ...details.flatMap((paragraph) => [...wrapped(paragraph, 4), ""]),
    ...wrapped(reference, 4),
    "",
    "    Args:",
    ...groups
      .flatMap((group) => group.attributes)
      .flatMap((attribute) => documented(attribute, examples[attribute.name])),
    ...wrapped(`**kwargs: ${kwargs}`, 6, 8),
    '    """',
    `    ${call}, kwargs, {`,
    ...attributes.map(({ name }) => `        "${name}": ${name},`),
    "    })",
    "",
  ];
}

function parameters({ title, description, attributes }) {
  const names = attributes.map(({ name }) => name).filter((name) => name !== "name");
  if (names.length === 0) return [];
  return [
    `        # ${title}: ${description[0].toLowerCase()}${description.slice(1)}`,
    ...names.map((name) => `        ${name} = None,`),
  ];
}

function documented({ name, type, required, description, appTypes, keys }, example) {
  const types =
    appTypes === undefined
      ? ""
      : ` For ${listWords(
          appTypes.map((each) => `\`${each}\``),
          "and",
        )}.`;
  const about = `${name}: ${type}${required ? ", required" : ""}. ${description}${types}`;
  return [
    ...wrapped(about, 6, 8),
    ...keys.flatMap((key) => documentedKey(key, keys)),
    ...(keys.length === 0 ? [] : [""]),
    ...shown(example),
  ];
}

/** Indented below the keys that contain it, and named relative to them. */
function documentedKey(key, keys) {
  const { path, type, required, description } = key;
  const outer = keys.filter((other) => /^[.[]/.test(path.slice(other.path.length)) && path.startsWith(other.path));
  const name = path.slice(outer.at(-1)?.path.length ?? 0).replace(/^(\[\])?\./, "");
  const text = description + repetition(key, (attribute) => `\`${attribute}\``);
  const indent = 8 + 2 * outer.length;
  return wrapped(`- \`${name}\`: ${type}${required ? ", required" : ""}. ${text}`, indent, indent + 2);
}

function shown(example) {
  if (example === undefined) return [];
  const { text } = example;
  const lines = text.replaceAll("\\", "\\\\").split("\n");
  if (lines.length === 1 && lines[0].length < 100) return [`        Example: \`${lines[0]}\``];
  return ["        Example:", "", ...lines.map((line) => `            ${line}`.trimEnd()), ""];
}

/** Text in lines; those after the first have a hanging indent. */
function wrapped(text, indent, hanging = indent) {
  const lines = [];
  let line = " ".repeat(indent);
  for (const word of text.split(" ")) {
    if (`${line}${word}`.length > WIDTH && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = " ".repeat(hanging);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
