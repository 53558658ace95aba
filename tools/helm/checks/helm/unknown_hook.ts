/** Helm leaves out no object because of its hook. */
import type { HelmCheck } from "../types.ts";

/** What both majors say about it, without the object's name. */
const LEFT_OUT = /skipping unknown hooks?(?:: |" hookTypes=)"?([^"\n]*)/g;

export const unknownHook: HelmCheck = {
  code: "unknown-hook",
  severity: "error",
  about: "failure",
  description: "Every hook is one that Helm has: it silently leaves out an object with any other.",
  source: "Helm: Chart Hooks",
  run: ({ result: { rendered } }) => {
    const messages = rendered?.error === undefined ? (rendered?.messages ?? "") : "";
    const hooks = new Set([...messages.matchAll(LEFT_OUT)].map(([, hook]) => hook));
    return [...hooks].map((hook) => ({
      path: "helm template",
      what: "leaves out an object for its annotation `helm.sh/hook`",
      got: hook,
      expected: "`test`, or one of `pre-` and `post-` with `install`, `upgrade`, `rollback` or `delete`",
      fix: {
        app: "correct the annotation in the patch that it comes from",
        manifest: "correct the annotation in the manifest",
      },
    }));
  },
};
