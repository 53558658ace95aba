/** What the API server is asked, and what it must say. Composing and rendering come before it runs: they would keep it waiting. */
import type { ControlPlane } from "./control_plane.ts";
import { movedTo, objections } from "./dry_run.ts";
import { inParallel } from "./matrix.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";

export interface Question {
  readonly title: string;
  readonly objects: readonly KubernetesObject[];
  /** What a build says against them: the server must object, too, or else to nothing. */
  readonly problems: readonly string[];
}

export interface Answer {
  readonly title: string;
  /** What one of the two says while the other has no objection. */
  readonly disagreements: readonly string[];
}

const NAMESPACE = "questions";

export async function answersTo({ api }: ControlPlane, questions: readonly Question[]): Promise<readonly Answer[]> {
  await namespaceOf(api, NAMESPACE).create("privileged");
  return inParallel(questions, async ({ title, objects, problems }) => {
    const moved = objects.map((object) => movedTo(NAMESPACE, object));
    const said = await objections(api, moved, NAMESPACE);
    const agree = (said.length === 0) === (problems.length === 0);
    return { title, disagreements: agree ? [] : [...problems, ...said] };
  });
}
