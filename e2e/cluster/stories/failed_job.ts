/** A job that fails. */
import { saidBy } from "../helm.ts";
import { type Scene, succeeded } from "./scene.ts";

/** The deployment stops before anything of the new version is there, and succeeds once the job does. */
export async function failedHook({ namespace, commands, write, expect }: Scene): Promise<void> {
  const job = { app_name: "migration", app_type: "job", phase: "before_deploy" };
  const failed = await commands.install(write({ ...job, pod_annotations: { "play/fail": "yes" }, backoff_limit: 0 }));
  expect(`stopped by the job: ${saidBy(failed)}`, failed.exitCode !== 0 && saidBy(failed).includes("pre-install"));
  expect(
    "the failed job is left",
    (await namespace.pods()).some(({ status }) => status.phase === "Failed"),
  );
  succeeded(await commands.upgrade(write(job), "--install"));
  await namespace.settle();
  expect(
    "nothing is left of a job that succeeds",
    (await namespace.pods()).every(({ status }) => status.phase !== "Failed"),
  );
}
