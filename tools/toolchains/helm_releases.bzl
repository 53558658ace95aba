"""Checksums of the official Helm release archives.

Made by `node tools/toolchains/releases/update.mjs helm` from the checksums that the project publishes:
https://get.helm.sh/helm-v{version}-{platform}.tar.gz.sha256sum.
The first versions are from the public version table of rules_helm, July 2026.
For other versions, add `sha256` to the tag: `toolchains.helm(version = …, sha256 = …)`.
"""

visibility(["//..."])

# version -> platform -> sha256 of helm-v{version}-{platform}.tar.gz (.zip for Windows)
HELM_RELEASES = {
    "3.17.2": {
        "darwin-amd64": "3e240238c7a3a10efd37b8e16615b28e94ba5db5957247bb42009ba6d52f76e9",
        "darwin-arm64": "b843cebcbebc9eccb1e43aba9cca7693d32e9f2c4a35344990e3b7b381933948",
        "linux-amd64": "90c28792a1eb5fb0b50028e39ebf826531ebfcf73f599050dbd79bab2f277241",
        "linux-arm64": "d78d76ec7625a94991e887ac049d93f44bd70e4876200b945f813c9e1ed1df7c",
        "windows-amd64": "f76fe76fa116d2bae948aee9bb54ba11bf5b726a09f732ce6a74eb65af2886b1",
    },
    "3.18.4": {
        "darwin-amd64": "860a7238285b44b5dc7b3c4dad6194316885d7015d77c34e23177e0e9554af8f",
        "darwin-arm64": "041849741550b20710d7ad0956e805ebd960b483fe978864f8e7fdd03ca84ec8",
        "linux-amd64": "f8180838c23d7c7d797b208861fecb591d9ce1690d8704ed1e4cb8e2add966c1",
        "linux-arm64": "c0a45e67eef0c7416a8a8c9e9d5d2d30d70e4f4d3f7bea5de28241fffa8f3b89",
        "windows-amd64": "0af12a2233d71ef4207db1eabbf103b554631206ed5b2b34fc56b73a52596888",
    },
    "3.19.3": {
        "darwin-amd64": "170f0e69fb36ceedf5f304ec09c113410ec9a75c5a831e48f75905e9e11e7979",
        "darwin-arm64": "594bd6063b6d57f0a4474be3675be726d69ad046b252edf0d182fc82995aba8b",
        "linux-amd64": "d9439f58aa72a4580b25b641940f950fe20695345eb16ec8f106134007062df1",
        "linux-arm64": "10136aef69056c7c5be9230782aab29cae659f7c8d63df24488b6c6469e17563",
        "windows-amd64": "8d702a409c08a5774fc79d8aa0337eb5043f6c3ad850b4ee5e7b55af199d8eaa",
    },
    "4.0.5": {
        "darwin-amd64": "270d906140eadbe95584d2cebae1fa0e46950027d82de0c4db937dc936b564a6",
        "darwin-arm64": "b4d04ccf68004604e13878fce4a893711490914512f8759879f848136a9f5fca",
        "linux-amd64": "730e4e9fbff94168249ddd0b9b1b8c357b7f64815462dd88c6b39f09bf18b814",
        "linux-arm64": "206a7747702d13994a93629eaed4259bd9d0aec6e23ca52d640f47f7edfdc863",
        "windows-amd64": "44035d49d9e7d93c249cef0a056f464c05c8638d074e651d586481e4d4d0208b",
    },
    "4.1.4": {
        "darwin-amd64": "abf09c8503ad1d8ef76d3737a058c3456a998aae5f5966fce4bb3031aeb1654e",
        "darwin-arm64": "7c2eca678e8001fa863cdf8cbf6ac1b3799f9404a89eb55c08260ef5732e658d",
        "linux-amd64": "70b2c30a19da4db264dfd68c8a3664e05093a361cefd89572ffb36f8abfa3d09",
        "linux-arm64": "13d03672be289045d2ff00e4e345d61de1c6f21c1257a45955a30e8ae036d8f1",
        "windows-amd64": "bd60f567f667631a2c9b698dfabe5e3cd52eaaf4264163c0a9cae566db8560e8",
    },
    "4.2.0": {
        "darwin-amd64": "1376ea697140e4db316736e760d5a47d12afc1524dce704476ef06fd7fdeddc6",
        "darwin-arm64": "f13f959015447b6bc309f9fd506509926543988a39035c088b52522ec95e2acb",
        "linux-amd64": "97dbeb971be4ac4b27e3839976d9564c0fb35c6f3b1da89dd1e292d236af4096",
        "linux-arm64": "1f8de130dfbd04de64978e7b852a7a547be1404956a366608276d2520b678670",
        "windows-amd64": "614f68ddc567ac9bfb0c205f869b1f83ba4e0a9aacd26cbae47743ae6082a579",
    },
}
