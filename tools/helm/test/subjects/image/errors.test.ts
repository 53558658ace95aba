/** Problems with images. Add a row for a new mistake. */
import { app } from "../../support/charts.ts";
import { type DeclarationRow, type ProblemRow, testAppProblems, testProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an image with a tag",
    { image: "registry.example.com/shop:1.2" },
    [
      'image: is malformed (got "registry.example.com/shop:1.2"); expected an image repository without tag or digest, like `ghcr.io/acme/api`. Fix: write only the repository here, and the tag or digest in `image_tag` or `image_digest`. [invalid-value]',
    ],
  ],
  [
    "an image tag that is invalid",
    { image_tag: "a b" },
    [
      'image_tag: is malformed (got "a b"); expected an image tag: at most 128 letters, digits, `_`, `.` and `-`, not starting with `.` or `-`. Fix: change `image_tag` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a digest that is invalid",
    { image_digest: "sha256:12" },
    [
      'image_digest: is malformed (got "sha256:12"); expected `sha256:` and 64 hexadecimal digits. Fix: change `image_digest` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a pull secret that is not a name",
    { image_pull_secrets: ["Not_A_Name"] },
    [
      'image_pull_secrets[0]: is malformed (got "Not_A_Name"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `image_pull_secrets[0]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a pull secret with a part that ends in a dash",
    { image_pull_secrets: ["a-.b"] },
    [
      'image_pull_secrets[0]: is malformed (got "a-.b"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `image_pull_secrets[0]` to a valid value. [invalid-value]',
    ],
  ],
];

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "a digest file without a digest",
    { apps: [app({ image_digest: { file: "shop/image.digest" } })], files: { "shop/image.digest": "latest\n" } },
    [
      '//shop:shop_api: image_digest: names the file shop/image.digest, which does not contain a digest (got "latest"); expected a file that contains `sha256:` and 64 hexadecimal digits. Fix: name the image\'s `.digest` target. [invalid-value]',
    ],
  ],
  [
    "a folder of the sources",
    { apps: [app({ image_digest: { file: "shop/image" } })], files: { "shop/image/index.json": "{}" } },
    [
      "//shop:shop_api: image_digest: names shop/image, which is no file that was passed in; expected a file that contains `sha256:` and 64 hexadecimal digits. Fix: name the file with the digest; outside of a build, pass --file=shop/image=<path>. [invalid-value]",
    ],
  ],
  [
    "a digest file that does not exist",
    { apps: [app({ image_digest: { file: "shop/image.digest" } })] },
    [
      "//shop:shop_api: image_digest: names shop/image.digest, which is no file that was passed in; expected a file that contains `sha256:` and 64 hexadecimal digits. Fix: name the file with the digest; outside of a build, pass --file=shop/image.digest=<path>. [invalid-value]",
    ],
  ],
];

testAppProblems(PROBLEMS);
testProblems(DECLARATIONS);
