/** Why a chart was not pushed, and what to do. */
import type { Problem } from "../model/problems.ts";
import type { Failure, FailureKind } from "./failure.ts";
import { hostOf } from "./reference.ts";

/** A chart on its way into a repository. */
export interface Destination {
  /** Label of the chart. */
  readonly label: string;
  readonly repository: string;
  /** Its name there. */
  readonly reference: string;
}

type Words = Pick<Problem, "code" | "what" | "expected" | "fix">;

/** Nothing is tagged before everything is there. */
const AGAIN = "run the same command again; nothing of this version is visible before all of it is there";

const WORDS: Readonly<Record<FailureKind, (host: string) => Words>> = {
  // A version that is not there is what a push hopes for.
  absent: () => ({
    code: "push-failed",
    what: "is gone again",
    expected: "a registry that keeps what is pushed",
    fix: AGAIN,
  }),
  busy: (host) => ({
    code: "registry-busy",
    what: `${host} takes no more requests for now`,
    expected: "fewer requests than it allows",
    fix: `wait, then ${AGAIN}`,
  }),
  denied: (host) => ({
    code: "registry-denied",
    what: `${host} refuses access`,
    expected: "credentials that may read and write there",
    fix: `log in with \`helm registry login ${host}\` or \`docker login ${host}\`, as someone who may; some registries also want the repository to be created first`,
  }),
  "disk-full": () => ({
    code: "disk-full",
    what: "this machine has no space left for temporary files",
    expected: "space for the package and for what the registry has",
    fix: "free some space, or set TMPDIR",
  }),
  failing: (host) => ({
    code: "registry-failing",
    what: `${host} fails`,
    expected: "a registry that works and has space left",
    fix: `ask those who run it, then ${AGAIN}`,
  }),
  "plain-http": (host) => ({
    code: "registry-without-tls",
    what: `${host} speaks plain HTTP`,
    expected: "HTTPS, unless you ask for less",
    fix: "correct the repository, or pass `--plain-http` if everyone on the way may read and change the chart",
  }),
  refused: (host) => ({
    code: "registry-refused",
    what: `${host} does not take the chart`,
    expected: "a registry for OCI artifacts, and a repository that it allows",
    fix: "correct the repository",
  }),
  silent: (host) => ({
    code: "registry-silent",
    what: `${host} does not answer`,
    expected: "an answer in time",
    fix: `see whether it is up and reachable from here, then ${AGAIN}; \`--timeout=10m\` waits longer`,
  }),
  unknown: () => ({
    code: "push-failed",
    what: "Helm fails",
    expected: "a push that succeeds",
    fix: `solve what Helm says, then ${AGAIN}`,
  }),
  "unknown-host": (host) => ({
    code: "registry-unknown",
    what: `no host has the name of ${host}`,
    expected: "a host that can be found from here",
    fix: "correct the repository",
  }),
  unreachable: (host) => ({
    code: "registry-unreachable",
    what: `the connection to ${host} fails`,
    expected: "a registry that can be reached from here",
    fix: `see whether it is up, then ${AGAIN}`,
  }),
  untrusted: (host) => ({
    code: "registry-untrusted",
    what: `the certificate of ${host} is not trusted`,
    expected: "a certificate that this machine trusts",
    fix: "pass `--ca-file=<file>` with the certificate authority of the registry",
  }),
};

export function failureProblem({ label, repository, reference }: Destination, { kind, text }: Failure): Problem {
  const words = WORDS[kind](hostOf(repository));
  return { ...words, label, path: reference, what: text === "" ? words.what : `${words.what}: ${text}` };
}

/** `digest`: of what is there. */
export function differentProblem({ label, reference }: Destination, digest: string): Problem {
  return {
    code: "version-exists",
    label,
    path: reference,
    what: "is already in the registry, with other content",
    got: digest,
    expected: "a version that does not exist yet",
    fix: "set another `chart_version`; what people have installed must not change",
  };
}

/** `digest`: what Helm has pushed. */
export function otherDigestProblem({ label, reference }: Destination, digest: string, promised: string): Problem {
  return {
    code: "other-digest",
    label,
    path: reference,
    what: "was pushed with another digest than `.digest` says",
    got: digest,
    expected: promised,
    fix: "push with a Helm whose manifests are known, 3.17 or 4.2; sign only what the registry has",
  };
}
