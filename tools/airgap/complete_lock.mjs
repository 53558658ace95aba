// Run after every `npm install --package-lock-only` where npm's packages come from a mirror: node tools/airgap/complete_lock.mjs
//
// A mirror may lack the builds of esbuild, Biome and the like for other platforms. npm then leaves them out of package-lock.json,
// and `npm ci` rejects the file everywhere. This program adds them by version and platform, without a checksum, because npm never
// fetches a package for another platform.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words
    .map((word) => (/^arm(eabi|eabihf)?$/.test(word) ? "arm" : word))
    .filter((word) => processors.includes(word));
  if (os.length !== 1 || cpu.length === 0)
    throw new Error(`${name}: cannot tell the platform from the name; add it by hand`);
  const libc = words.some((word) => /^musl/.test(word))
    ? "musl"
    : words.some((word) => /^gnu/.test(word))
      ? "glibc"
      : undefined;
  return { os, cpu: [...new Set(cpu)], ...(libc ? { libc: [libc] } : {}) };
}

for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || !/^\d/.test(version) || !/[/-](arm|ia32|x64|loong|mips|ppc|riscv|s390)/.test(name))
      continue;
    const { os, cpu, libc } = platformOf(name);
    lock.packages[key] = { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os };
    console.error(`added ${name}@${version}`);
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
