/** Annotations: keys like those of labels, values are any text, and the total size is limited. */
import { joinPath } from "../../model/problems.ts";
import { misnamedKey } from "../objects/names.ts";
import { podTemplateOf } from "../objects/objects.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Strings } from "../types.ts";

/** Bytes of all annotations of an object together (Kubernetes API machinery: TotalAnnotationSizeLimitB). */
const LIMIT = 256 * 1024;

export const invalidAnnotation: ObjectCheck = {
  code: "invalid-annotation",
  severity: "error",
  about: "failure",
  description:
    "Annotation keys have the form that Kubernetes accepts, and all annotations of an object fit into 256 KiB.",
  source: "Kubernetes: Annotations, Syntax and character set",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const template = podTemplateOf(object);
      const ofPods = template === undefined || template.path === "" ? undefined : template;
      return [
        ...inMap(object, "metadata.annotations", object.annotations),
        ...(ofPods === undefined ? [] : inMap(object, `${ofPods.path}.metadata.annotations`, ofPods.annotations)),
      ];
    }),
};

function inMap(object: KubernetesObject, path: string, annotations: Strings): readonly ObjectProblem[] {
  const bytes = Object.entries(annotations)
    .map(([key, value]) => Buffer.byteLength(key) + Buffer.byteLength(value))
    .reduce((sum, size) => sum + size, 0);
  const keys = Object.keys(annotations).flatMap((key) => {
    // Unlike keys of labels, the API server validates these in lower case.
    const mistake = misnamedKey(key.toLowerCase());
    return mistake === undefined
      ? []
      : problemAt(object, joinPath(path, key), `has a key that ${mistake.what}`, key, mistake.expected);
  });
  if (bytes <= LIMIT) return keys;
  const what = `are ${bytes} bytes long, ${bytes - LIMIT} over the limit`;
  return [...keys, ...problemAt(object, path, what, undefined, `at most ${LIMIT} bytes`)];
}

function problemAt(
  object: KubernetesObject,
  path: string,
  what: string,
  got: string | undefined,
  expected: string,
): readonly ObjectProblem[] {
  const fix = { app: "correct it in `annotations` or `pod_annotations`, or keep long text in `config_files`" };
  return [{ object, path, what, got, expected, fix }];
}
