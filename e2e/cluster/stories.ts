/** What documents say about living releases, tried: `docs/`, and the sections of a chart's README. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { writeChart } from "../../tools/helm/system/io.ts";
import { type Attributes, app, chart, type Declaration, filesOf } from "../../tools/helm/test/support/charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { type Helm, session } from "./helm.ts";
import { namespaceOf } from "./namespaces.ts";
import { removedByHand, scaledByHand } from "./stories/changed_by_hand.ts";
import { chartReadme } from "./stories/chart_readme.ts";
import { otherVersion, sameBytes } from "./stories/content.ts";
import { drained } from "./stories/drain.ts";
import { failedHook } from "./stories/failed_job.ts";
import { autoscaled, grownClaims } from "./stories/growth.ts";
import { earlyJob, typedName } from "./stories/missing_object.ts";
import { operated } from "./stories/operating.ts";
import { patchedField } from "./stories/patched_field.ts";
import { exportedPolicies } from "./stories/policies.ts";
import { readme } from "./stories/readme.ts";
import { largestRecord } from "./stories/record.ts";
import { refusedManifests, refusedValues } from "./stories/refused.ts";
import type { Scene } from "./stories/scene.ts";
import { addressesKept, serviceRenamed } from "./stories/services.ts";
import { requiredOff, switchedOff } from "./stories/switched_off.ts";
import { troubleshot } from "./stories/troubleshooting.ts";

export interface Told {
  readonly title: string;
  readonly helm: Helm;
  readonly findings: readonly string[];
}

const STORIES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  "someone has scaled a Deployment": scaledByHand,
  "someone has removed what is false": removedByHand,
  "the claims of a stateful service grow": grownClaims,
  "autoscaling is switched on": autoscaled,
  "a node is drained": drained,
  "another version is deployed by values": otherVersion,
  "files of all kinds reach the cluster": sameBytes,
  "a release is as large as Helm can record": largestRecord,
  "a job fails before the deployment": failedHook,
  "a job runs before what it reads is there": earlyJob,
  "a name that was typed holds for one release": typedName,
  "one field of a container is patched": patchedField,
  "values that the schema refuses reach no cluster": refusedValues,
  "manifests that a build refuses are refused later, too": refusedManifests,
  "a Service no longer says how many addresses it has": addressesKept,
  "a Service gets another name": serviceRenamed,
  "an app that another one requires is off": requiredOff,
  "an app whose claim and Secret are kept is off for a while": switchedOff,
  "the commands of a chart's own README.md": chartReadme,
  "the commands of README.md": readme,
  "the commands of docs/operating.md": operated,
  "the commands of docs/policies.md": exportedPolicies,
  "the commands of docs/troubleshooting.md": troubleshot,
};

interface Audience {
  readonly helms: readonly Helm[];
  /** A folder for charts. */
  readonly scratch: string;
  readonly isWanted: (title: string) => boolean;
  readonly seen: (told: Told) => void;
}

/** Tells the stories one after the other: some count the pods that there are from moment to moment. */
export async function tellStories(
  controlPlane: ControlPlane,
  { helms, scratch, isWanted, seen }: Audience,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  const wanted = Object.entries(STORIES).filter(([title]) => isWanted(title));
  for (const [index, [title, story]] of wanted.entries()) {
    for (const helm of helms) {
      const namespace = namespaceOf(controlPlane.api, `story-${index}-h${helm.major}`);
      const commands = session(controlPlane, helm, { name: "prod", namespace: namespace.name, options: [] });
      const findings: string[] = [];
      const writeDeclared = ({ chart: attributes, apps = [], files }: Declaration) => {
        const directory = mkdtempSync(join(scratch, "story-"));
        writeChart(directory, filesOf({ chart: chart(attributes), apps: apps.map(app), ...(files && { files }) }));
        return directory;
      };
      const write = (...apps: readonly Attributes[]) => writeDeclared({ apps });
      const expect = (what: string, holds: boolean) => void (holds || findings.push(what));
      await namespace.create("restricted");
      await story({ controlPlane, namespace, helm, commands, write, writeDeclared, expect }).catch(
        ({ message }: Error) => findings.push(message),
      );
      await namespace.remove();
      told.push({ title, helm, findings });
      seen({ title, helm, findings });
    }
  }
  return told;
}
