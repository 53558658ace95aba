/** Helm's record of a release, beside what the check `oversized-release` foresees. */
import { createHash } from "node:crypto";
import { recordSize } from "../../../tools/helm/checks/objects/release_record.ts";
import { readDirectory } from "../../../tools/helm/system/io.ts";
import { run } from "../processes.ts";
import { type Scene, succeeded } from "./scene.ts";

/** Bytes that cannot be compressed, the same in every run. */
function noise(length: number): Uint8Array {
  const blocks = Array.from({ length: length / 64 }, (_, index) => createHash("sha512").update(String(index)).digest());
  return Buffer.concat(blocks);
}

/** The measured size is the record's, but for the notes and what Helm says about the release: less than a hundredth. */
export async function largestRecord({
  controlPlane: { api },
  namespace,
  helm,
  commands,
  writeDeclared,
  expect,
}: Scene): Promise<void> {
  const config_files = { all: { files: [{ file: "shop/a.bin" }], mount_path: "/config" } };
  const chart = (kibibytes: number) =>
    writeDeclared({ apps: [{ config_files }], files: { "shop/a.bin": noise(kibibytes * 1024) } });
  const measured = async (directory: string) =>
    recordSize(readDirectory(directory), (await run(helm.program, ["template", "prod", directory])).stdout);

  const fits = chart(290);
  succeeded(await commands.install(fits));
  const path = `/api/v1/namespaces/${namespace.name}/secrets/sh.helm.release.v1.prod.v1`;
  const record = Buffer.from((await api.call("GET", path)).body.data.release, "base64").byteLength;
  const size = await measured(fits);
  expect(`${size} foreseen, ${record} recorded`, Math.abs(size - record) < record / 100);

  const tooLarge = chart(400);
  expect("too large is foreseen", (await measured(tooLarge)) > 1024 * 1024);
  const { exitCode, stderr } = await commands.upgrade(tooLarge);
  expect(`refused: ${stderr}`, exitCode !== 0 && /Too long: may not be more than 1048576 bytes/.test(stderr));
}
