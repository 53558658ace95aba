/** Where an attribute shows in a chart: the places that the attribute test looks at, in general terms. */

/** Attributes that show in more places than the one that the test looks at. */
const EVERYWHERE = {
  annotations: ["every object `metadata.annotations`"],
  app_name: ["every object `metadata.name`"],
  enabled: ["every object"],
  labels: ["every object `metadata.labels`"],
  naming: ["every object `metadata.name`"],
  patches: ["the patched objects"],
  values: ["`values.yaml`"],
  version: ["every object `metadata.labels[app.kubernetes.io/version]`", "container `image`"],
};

/** Names that the tests use where users choose their own. */
const SAMPLES = /\.(sample|SAMPLE|a|text)$|(?<=^stringData)\.key$|\[[\w.-]+\.(txt|json)\]$/;

/** Where an attribute or key shows: the fields from the schema, otherwise the place that the test looks at. */
export function placesOf(name, { field, shows = [] }, row) {
  if (EVERYWHERE[name] !== undefined) return EVERYWHERE[name];
  const fields =
    typeof field === "object"
      ? Object.entries(field).map(([workload, at]) => at.replace(/^workload\b/, workload))
      : [field];
  const places = [...fields, ...shows].filter((at) => at !== undefined);
  if (places.length > 0) return [...new Set(places.map(placeOf))];
  return row === undefined ? [] : [placeOf(row.at)];
}

/** A place in the form of the documents: `container.env[name=SAMPLE].value` is ``container `env[].value` ``. */
function placeOf(at) {
  const [, head, rest] = /^([\w/-]+(?:\.schema)?\.(?:json|yaml|md)|\w+)\.?(.*)$/.exec(at);
  const path = rest.replace(/\[(\d+|\w+=[^\]]*)\]/g, "[]").replace(SAMPLES, "");
  if (/\.(json|yaml|md)$/.test(head)) return fileOf(head, path);
  const name = head === "template" ? "pod template" : head;
  return path === "" ? name : `${name} \`${path}\``;
}

function fileOf(file, path) {
  if (file === "Chart.yaml") return `\`Chart.yaml\` \`${path}\``;
  const name = file.replace("values-sample.yaml", "values-<environment>.yaml").replace(/^charts\/\w+\/.*/, "charts/");
  return `\`${name}\``;
}

/** The places of an attribute and its keys in short: objects, and fields of pods and containers. */
export function summaryOf(places) {
  return [...new Set(places.map(shortened))];
}

function shortened(place) {
  const [name, path] = place.split(/ (?=`)/);
  if (path === undefined || !PARTS.includes(name)) return name;
  return `${name} ${path.replace(/^`(spec\.)?([^.[`]+).*$/, "`$1$2`")}`;
}

/** For objects, the name is enough; these are parts of one. */
const PARTS = ["container", "pod", "pod template", "workload"];
