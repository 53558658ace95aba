/** What both Helms print, seen with Debian's docker-registry and with registries behind it. */
import { expect, test } from "@jest/globals";
import { type FailureKind, failureOf, isPassing } from "./failure.ts";

const REFERENCE = "localhost:5000/charts/shop:1.2.0_b1";
const SOURCE = 'Error: failed to perform "FetchReference" on source:';
const DESTINATION = 'Error: failed to perform "Push" on destination:';
const MANIFEST = "http://localhost:5000/v2/charts/shop/manifests/1.2.0_b1";

test.each<readonly [FailureKind, string]>([
  ["absent", `Error: ${REFERENCE}: not found`],
  ["absent", `WARNING: the kubeconfig is readable\n${SOURCE} ${REFERENCE}: not found\n`],
  // What else is not found says nothing about the version.
  ["unknown", `${SOURCE} ${REFERENCE}1: not found`],
  ["unknown", 'Error: failed to perform "Fetch" on source: sha256:0123: not found'],
  ["denied", `${SOURCE} GET "${MANIFEST}": basic credential not found`],
  ["denied", `${SOURCE} GET "${MANIFEST}": response status code 403: denied: requested access is denied`],
  ["denied", "Error: pull access denied, repository does not exist or may require authorization: authorization failed"],
  ["denied", `Error: unexpected status from HEAD request to ${MANIFEST}: 401 Unauthorized`],
  ["busy", `Error: unexpected status from HEAD request to ${MANIFEST}: 429 Too Many Requests`],
  ["busy", `${SOURCE} GET "${MANIFEST}": response status code 429: toomanyrequests: no luck`],
  ["failing", `${DESTINATION} POST "http://localhost:5000/v2/a/": response status code 500: unknown: unknown error`],
  [
    "failing",
    `Error: failed to copy: httpReadSeeker: failed open: unexpected status code ${MANIFEST}: 502 Bad Gateway - Server message: x`,
  ],
  ["refused", `${DESTINATION} PUT "${MANIFEST}": response status code 405: unsupported: not here`],
  ["unreachable", `Error: failed to do request: Head "${MANIFEST}": EOF`],
  ["unreachable", `${SOURCE} Get "${MANIFEST}": dial tcp 127.0.0.1:5000: connect: connection refused`],
  ["unreachable", "Error: failed to read expected number of bytes: unexpected EOF"],
  [
    "unreachable",
    `${DESTINATION} Put "${MANIFEST}": read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer`,
  ],
  ["unknown-host", `${SOURCE} Get "${MANIFEST}": dial tcp: lookup registry.example.com on 10.0.0.1:53: no such host`],
  ["plain-http", `${SOURCE} Get "${MANIFEST}": http: server gave HTTP response to HTTPS client`],
  [
    "untrusted",
    `${SOURCE} Get "${MANIFEST}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  ],
  ["disk-full", "Error: write /tmp/appchart-1/shop.tgz: no space left on device"],
  ["unknown", "Error: unknown flag: --plain-htp"],
])("%s: %s", (kind, output) => {
  expect(failureOf(output, REFERENCE).kind).toBe(kind);
});

test("a token with too small a scope may be that of another request; other refusals stay", () => {
  const denied = "Error: push access denied, repository does not exist or may require authorization:";
  const [mixed, refused] = [
    `${denied} server message: insufficient_scope: authorization failed`,
    `${denied} authorization failed`,
  ].map((output) => failureOf(output, REFERENCE));
  expect([mixed, refused].map((failure) => failure?.kind)).toEqual(["denied", "denied"]);
  expect([mixed, refused].map((failure) => failure && isPassing(failure))).toEqual([true, false]);
});

test("what Helm says is on one line, without what may be secret in addresses", () => {
  const output = `WARNING: x\nError: failed: Put "https://storage.example.com/a?X-Amz-Signature=secret&b=c": EOF\n`;
  expect(failureOf(output, REFERENCE).text).toBe('failed: Put "https://storage.example.com/a": EOF');
  const status =
    "Error: unexpected status from PUT request to http://a:5000/v2/?_state=secret: 500 Internal Server Error";
  expect(failureOf(status, REFERENCE)).toEqual({
    kind: "failing",
    text: "unexpected status from PUT request to http://a:5000/v2/: 500 Internal Server Error",
  });
});
