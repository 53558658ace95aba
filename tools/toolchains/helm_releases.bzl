"""Checksums of the official Helm release archives.

Taken from the public version table of rules_helm, July 2026.
For other versions, add `sha256` to the tag: `toolchains.helm(version = …, sha256 = …)`.
"""

visibility(["//..."])

# version -> platform -> integrity of helm-v{version}-{platform}.tar.gz (.zip for Windows)
HELM_RELEASES = {
    "3.17.2": {
        "darwin-amd64": "sha256-PiQCOMejoQ79N7jhZhWyjpS6XbWVcke7QgCbptUvduk=",
        "darwin-arm64": "sha256-uEPOvL68nsyx5Dq6nMp2k9MunyxKNTRJkOO3s4GTOUg=",
        "linux-amd64": "sha256-kMKHkqHrX7C1ACjjnr+CZTHr/Pc/WZBQ29ebqy8nckE=",
        "linux-arm64": "sha256-14127HYlqUmR6IesBJ2T9EvXDkh2IAuUX4E8nh7R33w=",
        "windows-amd64": "sha256-92/nb6EW0rrpSK7pu1S6Eb9bcmoJ9zLOanTrZa8ohrE=",
    },
    "3.18.4": {
        "darwin-amd64": "sha256-hgpyOChbRLXcezxNrWGUMWiF1wFdd8NOIxd+DpVUr48=",
        "darwin-arm64": "sha256-BBhJdBVQsgcQ160JVugF69lgtIP+l4hk+Of90DyoTsg=",
        "linux-amd64": "sha256-+BgIOMI9fH15eyCIYf7LWR2c4WkNhwTtHky44q3ZZsE=",
        "linux-arm64": "sha256-wKReZ+7wx0FqioyenV0tMNcOT00/e+pd4oJB//qPO4k=",
        "windows-amd64": "sha256-CvEqIjPXHvQgfbHqu/EDtVRjEgbtWys0/Fa3OlJZaIg=",
    },
    "3.19.3": {
        "darwin-amd64": "sha256-Fw8Oafs2zu318wTsCcETQQ7Jp1xagx5I91kF6eEeeXk=",
        "darwin-arm64": "sha256-WUvWBjttV/CkR0vjZ1vnJtaa0EayUu3w0YL8gplauos=",
        "linux-amd64": "sha256-2UOfWKpypFgLJbZBlA+VD+IGlTResW7I8QYTQAcGLfE=",
        "linux-arm64": "sha256-EBNq72kFbHxb6SMHgqqynK5ln3yNY98kSItsZGnhdWM=",
        "windows-amd64": "sha256-jXAqQJwIpXdPx52KoDN+tQQ/bDrYULTuXntVrxmdjqo=",
    },
    "4.0.5": {
        "darwin-amd64": "sha256-Jw2QYUDq2+lVhNLOuuH6DkaVACfYLeDE25N9yTa1ZKY=",
        "darwin-arm64": "sha256-tNBMz2gARgThOHj85KiTcRSQkUUS+HWYefhIE2qfX8o=",
        "linux-amd64": "sha256-cw5On7/5QWgknd0LmxuMNXt/ZIFUYt2IxrOfCb8YuBQ=",
        "linux-arm64": "sha256-IGp3R3AtE5lKk2KertQlm9nQrsbiPKUtZA9H9+39yGM=",
        "windows-amd64": "sha256-RANdSdnn2TwknO8KBW9GTAXIY40HTmUdWGSB5NTQIIs=",
    },
    "4.1.4": {
        "darwin-amd64": "sha256-q/CchQOtHY73bTc3oFjDRWqZiq5fWWb85LswMa6xZU4=",
        "darwin-arm64": "sha256-fC7KZ46AAfqGPN+Mv2rBs3mflASonrVcCCYO9XMuZY0=",
        "linux-amd64": "sha256-cLLDChnaTbJk39aMijZk4FCTo2HO/YlXL/s2+Kv6PQk=",
        "linux-arm64": "sha256-E9A2cr4okEXS/wDk40XWHeHG8hwSV6RZVaMOiuA22PE=",
        "windows-amd64": "sha256-vWD1Z/ZnYxosm2mN+r5ePNUuqvQmQWPAqcrlZtuFYOg=",
    },
    "4.2.0": {
        "darwin-amd64": "sha256-E3bqaXFA5NsxZzbnYNWkfRKvwVJNznBEdu8G/X/e3cY=",
        "darwin-arm64": "sha256-8T+VkBVEe2vDCfn9UGUJkmVDmIo5A1wIi1JSLsleKss=",
        "linux-amd64": "sha256-l9vrlxvkrEsn44OZdtlWTA+zXG87Haid0eKS0javQJY=",
        "linux-arm64": "sha256-H43hMN+9BN5kl457hSp6VHvhQElWo2ZggnbSUgtnhnA=",
        "windows-amd64": "sha256-YU9o3cVnrJv7DCBfhpsfg7pOCpqs0my65HdDrmCCpXk=",
    },
}
