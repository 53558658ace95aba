/** Reports checks in the Test Anything Protocol, one line each. */
let failed = 0;

/** Runs a check, which fails by throwing. */
export async function check(name, run) {
  try {
    await run();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(
      `not ok - ${name}\n${[error.message, error.stdout, error.stderr].filter(Boolean).join("\n").replace(/^/gm, "  ")}`,
    );
  }
}

/** Sets the exit code: 1 if any check failed. */
export function finish() {
  process.exitCode = failed === 0 ? 0 : 1;
}
