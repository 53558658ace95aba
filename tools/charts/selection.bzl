"""Selects the charts to import from the modules' tags. Pure functions; problems are returned as texts."""

load("//tools/rules:problems.bzl", "problem")
load(":problems.bzl", "pin_command", "tag_place")
load(":reference.bzl", "is_digest", "is_loopback", "is_sha256", "parse_reference")

visibility(["//..."])

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

def select_charts(modules):
    """The charts of all modules.

    A name that several modules use must mean the same chart, unless the root module says which.

    Args:
      modules: structs with `name`, `is_root`, and `oci` and `http`, lists of tags; the root module comes first.

    Returns:
      A struct with `charts`, structs with `kind`, `name` and `attributes`; and `problems`, a sorted list of texts.
    """
    charts = {}
    problems = []
    for module in modules:
        own = {}
        for chart in [_oci(tag) for tag in module.oci] + [_http(tag) for tag in module.http]:
            place = "module {}: {}".format(module.name, tag_place(chart.kind, chart.name))
            problems.extend(["{}: {}".format(place, message) for message in _name_problems(chart) + chart.problems])
            if chart.name in own:
                problems.append("{}: {}".format(place, problem(
                    "name",
                    "is declared twice",
                    chart.name,
                    "a name for each chart",
                    "rename one of them",
                    "duplicate-name",
                )))
            own[chart.name] = chart
            other = charts.get(chart.name)
            if not other:
                charts[chart.name] = struct(chart = chart, module = module)
            elif not other.module.is_root and other.chart != chart:
                problems.append("{}: {}".format(place, problem(
                    "name",
                    "means another chart in module {}".format(other.module.name),
                    chart.name,
                    "one chart of a name",
                    "declare it in the root module, which decides",
                    "duplicate-name",
                )))
    return struct(charts = [each.chart for each in charts.values()] if not problems else [], problems = sorted(problems))

def _oci(tag):
    return struct(
        kind = "oci",
        name = tag.name,
        attributes = {
            "digest": tag.digest,
            "mirrors": tag.mirrors,
            "plain_http": tag.plain_http,
            "reference": tag.reference,
            "token_server": tag.token_server,
        },
        problems = _oci_problems(tag),
    )

def _http(tag):
    return struct(
        kind = "http",
        name = tag.name,
        attributes = {"mirrors": tag.mirrors, "sha256": tag.sha256, "url": tag.url},
        problems = _http_problems(tag),
    )

def _name_problems(chart):
    name = chart.name
    if name and name[0] in _LETTERS and not name.strip(_LETTERS + "0123456789_.-"):
        return []
    return [problem("name", "is not the name of a repository", name, "letters, digits, `_`, `-` and `.`, starting with a letter", "rename it", "invalid-value")]

def _oci_problems(tag):
    problems = []
    if not parse_reference(tag.reference):
        problems.append(problem(
            "reference",
            "is not the place of a chart in a registry",
            tag.reference,
            "`oci://`, a host and a repository, and a tag if you like",
            "write \"oci://registry.example.com/charts/redis:1.2.3\"",
            "invalid-value",
        ))
    if not is_digest(tag.digest):
        address = tag.reference if tag.reference.startswith("oci://") else "oci://…"
        problems.append(problem("digest", "is not a digest", tag.digest, "`sha256:` and 64 hexadecimal digits", pin_command(address), "invalid-value"))
    if tag.token_server and not tag.token_server.startswith("https://"):
        problems.append(problem(
            "token_server",
            "is not an encrypted address, and Bazel downloads nothing from others without a checksum",
            tag.token_server,
            "an address that starts with `https://`",
            "write \"https://auth.example.com/token?service=registry\"",
            "invalid-value",
        ))
    for mirror in tag.mirrors:
        if not mirror.startswith("oci://") or not parse_reference(mirror.rstrip("/") + "/x"):
            problems.append(problem(
                "mirrors",
                "has an address that is not a registry",
                mirror,
                "`oci://`, a host, and a path if it has one",
                "write \"oci://mirror.example.com\"",
                "invalid-value",
            ))
    return problems

def _http_problems(tag):
    problems = []
    if not is_sha256(tag.sha256):
        problems.append(problem("sha256", "is not a checksum", tag.sha256, "64 hexadecimal digits", pin_command(tag.url or "https://…"), "invalid-value"))
    for path, url in [("url", tag.url)] + [("mirrors", mirror) for mirror in tag.mirrors]:
        if url.startswith(("https://", "file:///")):
            continue
        if url.startswith("http://") and (tag.plain_http or is_loopback(url.removeprefix("http://").partition("/")[0])):
            continue
        is_plain = url.startswith("http://")
        problems.append(problem(
            path,
            "is not encrypted" if is_plain else "is not the address of a file",
            url,
            "an address that starts with `https://`",
            "write `https://`, or set plain_http = True" if is_plain else "write the whole address of the `.tgz` file",
            "invalid-value",
        ))
    return problems
