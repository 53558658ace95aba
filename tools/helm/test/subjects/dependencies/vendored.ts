/** A third-party chart, as files below a folder. */
export function vendored(folder: string, name: string, version = "1.2.3"): Record<string, string> {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ .Chart.Name }}-{{ .Values.suffix }}"}
data: {text: "{{ .Values.text }}", environment: "{{ .Values.global.environment }}"}
`;
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    [`${folder}/values.yaml`]: "suffix: x\ntext: theirs\n",
    [`${folder}/templates/config.yaml`]: template,
  };
}

/** The subchart of tests that can use any. */
export const CHARTS: Readonly<Record<string, string>> = vendored("third_party/redis", "redis");
