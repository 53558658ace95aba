/**
 * Generates `catalog.gen.jsonl` from npm packages: `node tools/helm/checks/catalog/generate/generate.mjs`.
 *
 * They are fetched only for this and not installed: together they are 300 MB of clients with 160 dependencies, for
 * a file of 0.7 MB that changes once per Kubernetes version.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogText } from "./catalog.mjs";
import { readClient } from "./kubernetes_client.mjs";
import { fetchPackage, readSources } from "./packages.mjs";
import { readTypedModels } from "./typed_models.mjs";

const sources = readSources();
const folder = mkdtempSync(join(tmpdir(), "schemas-"));
try {
  const clients = Object.entries(sources.kubernetes).map(([version, source]) => [
    version,
    readClient(fetchPackage(source, folder), version),
  ]);
  const details = sources.details.map((source) => fetchPackage(source, folder));
  const customResources = sources.customResources.map((source) => fetchPackage(source, folder));
  const typed = readTypedModels([...details, ...customResources]);
  const resources = Object.assign({}, ...customResources.map((name) => typed.kinds[name]));
  const text = catalogText({ clients: Object.fromEntries(clients), typed: typed.definitions, resources });
  writeFileSync(join(import.meta.dirname, "../catalog.gen.jsonl"), text);
} finally {
  rmSync(folder, { recursive: true });
}
