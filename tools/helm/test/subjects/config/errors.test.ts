/** Problems with configuration. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const BASE = { app_name: "shop", app_type: "worker" };
const FILES = {
  "shop/a.conf": "a",
  "other/a.conf": "b",
  "shop/b c.txt": "c",
  "shop/marked.txt": "\ufeffd",
  "shop/logo.png": Uint8Array.of(0xff, 0),
  "shop/large.bin": new Uint8Array(1024 * 1024),
};
const file = (name: string, key?: string) => ({ file: name, ...(key === undefined ? {} : { key }) });
const A = { files: [file("shop/a.conf")] };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a setting that is not text",
    { config: { PORT: 8080 } },
    ["config.PORT: has the wrong type (got 8080); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
  [
    "settings that no ConfigMap can have",
    { config: { ".": "a", "..B": "b", ".C": "c" } },
    [
      'config["."]: is malformed (got "."); expected letters, digits, `_`, `.` and `-`, not starting with a digit or `..`, and not just `.`. Fix: change `config["."]` to a valid value. [invalid-value]',
      'config["..B"]: is malformed (got "..B"); expected letters, digits, `_`, `.` and `-`, not starting with a digit or `..`, and not just `.`. Fix: change `config["..B"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a setting whose name is longer than the key of a ConfigMap",
    { config: { ["C".repeat(254)]: "c" } },
    [
      expect.stringMatching(
        /^config\.C+: is 254 characters long, 1 over the limit \(got "C+…\); expected at most 253 characters\./,
      ),
    ],
  ],
  [
    "a secret among the settings",
    { config: { DB_PASSWORD: "hunter2" } },
    [
      'config.DB_PASSWORD: looks like a secret in plain text; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")` in `env`. [literal-secret]',
    ],
  ],
  [
    "a variable in two places",
    { config: { LEVEL: "info" }, env: { LEVEL: "debug" } },
    [
      'config.LEVEL: is also given in env.LEVEL (got "info"); expected each variable in one place. Fix: remove it from `config` or from `env`. [duplicate-name]',
    ],
  ],
  [
    "`files` without any file",
    { config_files: { a: { files: [] }, b: { mount_path: "/b" } } },
    [
      'config_files.a.files: is empty (got []); expected a list of labels of files, or a dict of file names to labels. Fix: write `"files": [":<file>"]`. [invalid-value]',
      "config_files.b.files: is missing; expected a list of labels of files, or a dict of file names to labels. Fix: add `files`. [missing-attribute]",
    ],
  ],
  [
    "a file that is not a label",
    { config_files: { a: { files: [1] } } },
    [
      'config_files.a.files[0]: has the wrong type (got 1); expected the label of a file. Fix: write a label in quotes, like `":nginx.conf"`. [invalid-type]',
    ],
  ],
  [
    "a file that was not passed in",
    { config_files: { a: { files: [file("shop/none")] } } },
    [
      "config_files.a: names shop/none, which was not passed in; expected its content. Fix: pass --file=shop/none=<path>. [invalid-file]",
    ],
  ],
  [
    "a file name that is not a key",
    { config_files: { a: { files: [file("shop/b c.txt")] } } },
    [
      'config_files.a: names shop/b c.txt, which has a name that cannot be a key of a ConfigMap; expected letters, digits, `-`, `_` and `.`. Fix: write `"files": {"<name>": "<label>"}`. [invalid-file]',
    ],
  ],
  [
    "a byte order mark",
    { config_files: { a: { files: [file("shop/marked.txt")] } } },
    [
      "config_files.a: names shop/marked.txt, which starts with a byte order mark, which Helm drops; expected UTF-8 without one. Fix: save the file without it. [invalid-file]",
    ],
  ],
  [
    "a template that is not text",
    { config_files: { a: { files: [file("shop/logo.png")], templated: true } } },
    [
      "config_files.a: names shop/logo.png, which is not text and cannot be a template; expected UTF-8 text without control characters. Fix: move it to an entry without `templated`. [invalid-file]",
    ],
  ],
  [
    "two files with the same name",
    { config_files: { a: { files: [file("shop/a.conf"), file("other/a.conf")] } } },
    [
      'config_files.a: has two files with the same name: shop/a.conf and other/a.conf (got "a.conf"); expected a unique name for each file. Fix: name them: `"files": {"<name>": "<label>"}`. [duplicate-name]',
    ],
  ],
  [
    "files with the same name, renamed by keys",
    { config_files: { a: { files: [file("shop/a.conf"), file("other/a.conf", "b")] } } },
    [],
  ],
  ["as much as a ConfigMap can hold", { config_files: { a: { files: [file("shop/large.bin")] } } }, []],
  [
    "more than a ConfigMap can hold",
    { config_files: { a: { files: [file("shop/large.bin"), file("shop/a.conf")] } } },
    [
      "config_files.a: has 1048577 bytes, 1 over the limit of a ConfigMap; expected at most 1048576 bytes. Fix: split it into several entries, or put the files into the image. [too-large]",
    ],
  ],
  [
    "a missing file to mount",
    { config_files: { a: { ...A, mount_path: "/etc/a", sub_path: "b.conf" } } },
    [
      'config_files.a: has no file to mount at /etc/a (got "b.conf"); expected one of `a.conf`. Fix: add the file or mount another one. [unknown-key]',
    ],
  ],
  [
    "a mode that is invalid",
    { config_files: { a: { ...A, mode: "rwx" } } },
    [
      'config_files.a.mode: is malformed (got "rwx"); expected three octal digits in quotes, like `0755`. Fix: change `config_files.a.mode` to a valid value. [invalid-value]',
    ],
  ],
  [
    "settings and files in ConfigMaps with the same name",
    { config: { A: "b" }, config_files: { config: A } },
    [
      'config_files.config: creates a ConfigMap with the same name as //shop:shop: config (got "shop-config"); expected a unique name for each object of a kind. Fix: rename one of them. [duplicate-name]',
    ],
  ],
  [
    "a setting with an invalid name",
    { config: { "A B": "x" } },
    [
      'config["A B"]: is malformed (got "A B"); expected letters, digits, `_`, `.` and `-`, not starting with a digit or `..`, and not just `.`. Fix: change `config["A B"]` to a valid value. [invalid-value]',
    ],
  ],
];

testAppProblems(PROBLEMS, { base: BASE, files: FILES });

test("a setting with the name of a property that every object inherits is not a duplicate", () => {
  const apps = [app({ app_type: "worker", config: { constructor: "x" }, env: { MODE: "slow" } })];
  expect(problemsOf({ apps })).toEqual([]);
});
