/** Debian's Chromium without a window: unpacked, not installed, and run in its own root folder with its own libraries. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { connect } from "puppeteer-core";
import { MOUNTING } from "../debian.mjs";

/** Where Chromium finds the shared folder. */
export const SHARED = "/mnt";

/** Mounts what a program expects, and the folder that it shares; all of it is gone when the namespace ends. */
const ENTER = `set -e
mount --rbind /dev "$0/dev"; mount --rbind /proc "$0/proc"; mount --bind "$1" "$0${SHARED}"; mount -t tmpfs none "$0/tmp"
root=$0; shift; exec chroot "$root" "$@"`;

/** All of its processes end with the first one. */
const ENDING = ["--pid", "--fork", "--kill-child", "--mount-proc"];

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--remote-debugging-port=0",
  "--user-data-dir=/tmp/profile",
];

/** Starts Chromium, which can read one folder; ends with `stop`. */
export async function startBrowser(debian, folder) {
  mkdirSync(join(debian, SHARED), { recursive: true });
  const program = ["unshare", ...MOUNTING, ...ENDING, "sh", "-c", ENTER, debian, folder, "/usr/lib/chromium/chromium", ...FLAGS];
  const child = spawn(program[0], program.slice(1), {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
    env: { PATH: process.env.PATH, HOME: "/tmp", LANG: "C.UTF-8" },
  });
  const kill = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", kill);
  try {
    const browser = await connect({ browserWSEndpoint: await endpointOf(child), defaultViewport: null });
    return {
      browser,
      stop: async () => {
        const ended = once(child, "exit");
        await browser.close();
        kill();
        await ended;
        process.off("exit", kill);
      },
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/** The address that Chromium prints once it listens. */
function endpointOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (part) => {
      said += part;
      const [, address] = /^DevTools listening on (ws:\S+)$/m.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Chromium ended with ${code}:\n${said}`)));
  });
}
