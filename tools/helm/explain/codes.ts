/**
 * What the codes of problems mean that no check has: those of declarations, files, tests, clusters and registries. The page
 * docs/codes.md is generated from this list, and a test holds it against the sources.
 */

import { type CodeGroup, type CodeMeaning, code } from "./code_meaning.ts";
import { DEPLOYMENT_CODES } from "./deployment_codes.ts";

export const CODE_GROUPS: readonly CodeGroup[] = [
  {
    title: "Attributes and values",
    codes: {
      "conflicting-attributes": code(
        "Two attributes say different things about the same matter.",
        "Keep the one that you mean.",
      ),
      "ignored-attribute": code(
        "An attribute has no effect next to another one.",
        "Remove the one that you do not mean.",
      ),
      "invalid-number": code("A number is too large for JSON, and would be rounded.", "Write it as text."),
      "invalid-type": code(
        "A value has the wrong type, such as text where a list is expected.",
        "Write it as the message shows.",
      ),
      "invalid-value": code(
        "A value is malformed, or is not one of those that are allowed.",
        "Write a value as the message describes it.",
      ),
      "invalid-values": code(
        "A file of values is not one YAML mapping.",
        "Correct the file: it has the form of a chart's `values.yaml`.",
      ),
      "meaningless-attribute": code(
        "An app's type, or another attribute, leaves this one without effect.",
        "Remove it, or choose the type that has it: docs/attributes.md lists the types of each attribute.",
      ),
      "missing-app-type": code(
        "An app has no type, and its name does not tell: only names with the word `api` do.",
        "Add `app_type`.",
      ),
      "missing-attribute": code("Something else that is declared needs this attribute.", "Add it."),
      "missing-key": code("A dict or a file lacks a key that it must have.", "Add it."),
      "missing-reason": code("A check is made less strict without a reason.", "Say why, for whoever reads it later."),
      "name-too-long": code(
        "An object would get a name that Kubernetes does not allow, with the longest release name.",
        "Shorten the app's name, or set `object_name`.",
      ),
      "out-of-range": code("A number is too small or too large.", "Write one from the range in the message."),
      "reserved-name": code(
        "A label or annotation is one that the chart or Helm sets itself, or a target has the name of another one.",
        "Choose a name of your own.",
      ),
      "too-large": code(
        "Helm records a release in a Secret, which cannot hold this chart.",
        "Move large files out of the chart, or split it.",
      ),
      "unknown-attribute": code(
        "There is no attribute of this name here.",
        "Rename or move it as the message says; docs/attributes.md lists all attributes.",
      ),
      "unknown-value": code(
        "The chart has no value of this name.",
        "Rename or move it as the message says; the chart's `values.yaml` has all values.",
      ),
      "unknown-word": code("`explain` knows no such attribute, value or code.", "Choose one from the message."),
      "unknown-check": code("There is no check with this code.", "Correct it: docs/checks.md lists all checks."),
      "unknown-status-key": code(
        "A version names a key that the workspace status does not have.",
        "Build with `--stamp`, or correct the key.",
      ),
      "unknown-version": code("There are no schemas of this version of Kubernetes.", "Choose one from the message."),
    },
  },
  {
    title: "Apps and how they fit together",
    codes: {
      "circular-order": code(
        "A job that runs before the deployment needs an app that is deployed after it.",
        "Let the job run in a later phase, or let it not depend on the app.",
      ),
      "circular-variables": code(
        "Environment variables refer to each other, so that none can have a value.",
        "Write out one of them.",
      ),
      "duplicate-mount": code("Two volumes are mounted at one path.", "Choose another path for one of them."),
      "duplicate-name": code("Two things have the same name.", "Rename one of them."),
      "duplicate-path": code("Two rules of a route take the same requests.", "Give each other `matches`."),
      "duplicate-port": code("Two ports have the same number and protocol.", "Change one of them."),
      "empty-chart": code("A chart has no content.", "Add `apps`, `jobs`, `manifests` or `dependencies`."),
      "ingress-collision": code(
        "Two apps take the same host and path of an Ingress, with the values of some environment.",
        "Change the path or the host of one of them.",
      ),
      "missing-port": code("An app that others connect to has no port.", "Add `port` or `ports` to it."),
      "missing-prerequisite": code(
        "A job before the deployment uses something that is created only after it.",
        "Create it with the job, or let the job run later.",
      ),
      "missing-service": code("An app that others connect to has no Service.", "Add `service` to it."),
      "route-collision": code(
        "Two apps take the same requests at a Gateway, with the values of some environment.",
        "Change the host or the matches of one of them.",
      ),
      "unguarded-variable": code(
        "A variable names an app that can be switched off, and would then have no value.",
        "Name the app in `requires`, or give the variable a `fallback`.",
      ),
      "unknown-app": code("A chart has no app of this name.", "Correct it, or add the app to the chart."),
      "unknown-container": code("A patch names a container that the app does not have.", "Correct the name."),
      "unknown-object": code("A patch names a kind of object that the app does not have.", "Correct the kind."),
      "unknown-port": code("An app has no port of this name or number.", "Choose one from the message."),
      "unknown-volume": code(
        "A container mounts a volume that its app does not have.",
        "Correct it, or add the volume.",
      ),
      "ineffective-patch": code("A patch would change nothing.", "Name items of lists by their key, or remove it."),
      "invalid-directive": code(
        "A directive of a strategic merge patch has no effect where it stands.",
        "Write it where the message says.",
      ),
    },
  },
  {
    title: "Files and other charts",
    codes: {
      "dependency-mismatch": code(
        "The name or version of a dependency is not that of the chart that it names.",
        "Write what the message says, or leave it out.",
      ),
      "incomplete-dependency": code(
        "A chart lacks the charts that it depends on.",
        "Run `helm dependency build` in it, or import it packed.",
      ),
      "ineffective-condition": code(
        "The condition of a dependency is none of its values.",
        "Name a value of the dependency, or a global one.",
      ),
      "ineffective-import": code(
        "`import_values` names something that the dependency's values do not have.",
        "Correct the path.",
      ),
      "ineffective-null": code(
        "A value of None would not remove a default of a dependency.",
        "Set another value, or pass the null at installation.",
      ),
      "invalid-crd": code("A file of `crds` has something else in it.", "Move other objects to `manifests`."),
      "invalid-dashboard": code("A dashboard is not JSON as Grafana exports it.", "Export it again."),
      "invalid-dependency": code("A dependency is not a chart.", "Name a `helm_chart`, a `.tgz` or a chart's files."),
      "invalid-file": code("A file cannot be used for what it is named for.", "Correct it, or name another one."),
      "invalid-json": code("A file is not JSON.", "Name the output of the right target."),
      "invalid-manifest": code("A manifest is not YAML with Kubernetes objects.", "Correct the file."),
      "invalid-path": code("A path leads out of the package, or is no path.", "Write a path below the package."),
      "invalid-text": code("A file is not UTF-8, or starts with a byte order mark.", "Save it as UTF-8."),
    },
  },
  {
    title: "Tests of charts",
    codes: {
      "failed-assertion": code(
        "A rendered object is not as a case of a `helm_chart_render_test` expects.",
        "Correct the chart, its values, or the assertion: docs/render_tests.md.",
      ),
      "failed-rendering": code(
        "Helm cannot render the chart, or fails otherwise than a case expects.",
        "Correct the chart, or set the values that it needs.",
      ),
      "foreign-file": code(
        "A directory that an update would replace has files of somebody else.",
        "Move them, or choose another directory.",
      ),
      "foreign-golden": code(
        "A golden copy is in another repository, where `bazel run` cannot write.",
        "Run the target inside that module.",
      ),
      "no-reason": code("An accepted change or difference has no reason.", "Say why it does no harm."),
      "rendered-case": code(
        "Helm renders a chart that a case expects it to refuse.",
        "Correct the values of the case, or what should refuse them.",
      ),
      "unknown-case-key": code(
        "A case of a render test has no such key.",
        "Rename it as the message says; docs/render_tests.md has all keys.",
      ),
      "unknown-case": code("A render test has no case of this name.", "Choose one from the message."),
      "unknown-code": code("No check of upgrades has this code.", "Correct it: docs/upgrades.md lists them."),
      "unmatched-pattern": code("A pattern of a golden test matches no file of the chart.", "Correct or remove it."),
      "unused-acceptance": code("What was accepted no longer occurs.", "Remove the acceptance."),
    },
  },
  {
    title: "Comparisons and migrations",
    codes: {
      kustomization: code(
        "A directory is the source of Kustomize, not what it builds.",
        "Pipe `kustomize build` into the comparison.",
      ),
      "no-chart": code("There is no chart where one is expected.", "Name a directory with `Chart.yaml`, or a `.tgz`."),
      "duplicate-environment": code(
        "An import names an environment twice.",
        "Name all of its files of values at once.",
      ),
      "file-exists": code(
        "An import would replace a file.",
        "Choose another directory, or pass `--overwrite` if nobody needs the file.",
      ),
      "invalid-environment": code("An environment has no valid name.", "Use lower-case letters, digits and dashes."),
      unreadable: code("A file may not be read.", "Change who may read it, or name another one."),
      "no-migration-test": code(
        "A chart has no migration test that is built.",
        "Build it first, or name the other side with `--manual`.",
      ),
      "no-object": code("A document has no `kind` or no `metadata.name`.", "Name files with Kubernetes objects."),
      "no-objects": code("One side of a comparison has no objects.", "Name another one, or set the values it needs."),
      "no-source": code("A side of a comparison does not exist.", "Correct the path."),
      "not-a-chart": code("A path is not that of a chart.", "Name a chart's directory or package."),
      "not-a-map": code("A file of renames or accepted differences is no map of texts.", "Correct the file."),
      "unused-rename": code("A rename names an object that there is not.", "Correct or remove it."),
    },
  },
  ...DEPLOYMENT_CODES,
];

export const CODES: Readonly<Record<string, CodeMeaning>> = Object.assign({}, ...CODE_GROUPS.map(({ codes }) => codes));
