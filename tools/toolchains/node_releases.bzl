"""Checksums of the official Node.js release archives.

Made by `node tools/toolchains/releases/update.mjs node` from the checksums that the project publishes:
https://nodejs.org/dist/v{version}/SHASUMS256.txt.
The first versions are from the public version table of rules_nodejs, August 2026.
For other versions, add `sha256` to the tag: `toolchains.node(version = …, sha256 = …)`.
"""

visibility(["//..."])

# version -> platform -> sha256 of node-v{version}-{system}-{processor}.{extension}
NODE_RELEASES = {
    "22.22.0": {
        "darwin-amd64": "5ea50c9d6dea3dfa3abb66b2656f7a4e1c8cef23432b558d45fb538c7b5dedce",
        "darwin-arm64": "5ed4db0fcf1eaf84d91ad12462631d73bf4576c1377e192d222e48026a902640",
        "linux-amd64": "9aa8e9d2298ab68c600bd6fb86a6c13bce11a4eca1ba9b39d79fa021755d7c37",
        "linux-arm64": "1bf1eb9ee63ffc4e5d324c0b9b62cf4a289f44332dfef9607cea1a0d9596ba6f",
        "windows-amd64": "c97fa376d2becdc8863fcd3ca2dd9a83a9f3468ee7ccf7a6d076ec66a645c77a",
        "windows-arm64": "5b44fd410df7b4cd0a1891a05a7b606f8fb7d8786a94997b996a372e82478d7a",
    },
    "24.14.1": {
        "darwin-amd64": "2526230ad7d922be82d4fdb1e7ee1e84303e133e3b4b0ec4c2897ab31de0253d",
        "darwin-arm64": "25495ff85bd89e2d8a24d88566d7e2f827c6b0d3d872b2cebf75371f93fcb1fe",
        "linux-amd64": "84d38715d449447117d05c3e71acd78daa49d5b1bfa8aacf610303920c3322be",
        "linux-arm64": "71e427e28b78846f201d4d5ecc30cb13d1508ca099ef3871889a1256c7d6f67e",
        "windows-amd64": "6e50ce5498c0cebc20fd39ab3ff5df836ed2f8a31aa093cecad8497cff126d70",
        "windows-arm64": "a7b7c68490e4a8cde1921fe5a0cfb3001d53f9c839e416903e4f28e727b62f60",
    },
    "24.15.0": {
        "darwin-amd64": "ffd5ee293467927f3ee731a553eb88fd1f48cf74eebc2d74a6babe4af228673b",
        "darwin-arm64": "372331b969779ab5d15b949884fc6eaf88d5afe87bde8ba881d6400b9100ffc4",
        "linux-amd64": "472655581fb851559730c48763e0c9d3bc25975c59d518003fc0849d3e4ba0f6",
        "linux-arm64": "f3d5a797b5d210ce8e2cb265544c8e482eaedcb8aa409a8b46da7e8595d0dda0",
        "windows-amd64": "cc5149eabd53779ce1e7bdc5401643622d0c7e6800ade18928a767e940bb0e62",
        "windows-arm64": "c9eb7402eda26e2ba7e44b6727fc85a8de56c5095b1f71ebd3062892211aa116",
    },
}
