/** What is wrong with where a chart comes from. */
import { describe, test } from "@jest/globals";
import { CHART, DIGEST, expectProblem, type ProblemRow, REGISTRY } from "../test/support/gitops.ts";

describe("problems", () => {
  test.each<ProblemRow>([
    [
      "no source",
      "argocd_application",
      {},
      CHART,
      '//shop:argocd: repository: is missing; expected `repository` or `git`, where the chart comes from. Fix: write `repository = "oci://…"`, where the chart is pushed to, here or on the chart. [missing-source]',
    ],
    [
      "two sources",
      "argocd_application",
      { ...REGISTRY, git: { repo_url: "a", path: "b" } },
      CHART,
      "//shop:argocd: git: is given besides `repository`; expected one place that the chart comes from. Fix: remove one of them. [conflicting-source]",
    ],
    [
      "a digest outside of a registry",
      "flux_helm_release",
      { repository: "https://a.io", digest: DIGEST },
      CHART,
      '//shop:argocd: digest: is given, but the chart does not come from an OCI registry (got "https://a.io"); expected a `repository` like `oci://ghcr.io/acme/charts`. Fix: remove it; the chart\'s version is used. [unpinned-source]',
    ],
    [
      "a digest in Git",
      "argocd_application",
      { git: { repo_url: "a", path: "b" }, digest: DIGEST },
      CHART,
      '//shop:argocd: digest: is given, but the chart does not come from an OCI registry (got "a"); expected a `repository` like `oci://ghcr.io/acme/charts`. Fix: remove it, and write a commit as `target_revision`. [unpinned-source]',
    ],
    [
      "a file without a digest",
      "argocd_application",
      { ...REGISTRY, digest: { file: "shop/digest" } },
      CHART,
      '//shop:argocd: digest: names shop/digest, which has no digest (got "latest"); expected `sha256:` and 64 hexadecimal digits. Fix: name the target that writes the digest of the chart, its `.digest`. [invalid-digest]',
    ],
    [
      "a repository without a scheme",
      "argocd_application",
      { repository: "ghcr.io/acme/" },
      CHART,
      '//shop:argocd: repository: is malformed (got "ghcr.io/acme/"); expected a URL like `oci://ghcr.io/acme/charts` or `https://charts.example.com`, without a slash at the end. Fix: change `repository` to a valid value. [invalid-value]',
    ],
  ])("%s", expectProblem);
});
